#!/usr/bin/env bash
# The published tutorial "How to enforce DNS name constraints in AWS Private CA", as an operator types it, against a
# fresh sandbox. Needs aws (version 1 or 2) and openssl. Exit code 0 only if all of it went as it must.
# PCA_CONSTRAIN names another pca-constrain than the checkout's.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
tool=${PCA_CONSTRAIN:-$root/scripts/pca-constrain}
work=$(mktemp -d)
sandbox=

finish() {
    if [ -n "$sandbox" ]; then
        kill "$sandbox" 2>/dev/null || true
        wait "$sandbox" 2>/dev/null || true
    fi
    rm -rf "$work"
}
trap finish EXIT

fail() {
    echo "tutorial-on-sandbox: $1" >&2
    exit 1
}

step() {
    printf '%-58s %s\n' "$1" "$2"
}

# Waits for a file's line, which the sandbox prints when it listens; the first start from a checkout builds the jar.
await_endpoint() {
    for _ in $(seq 1 1200); do
        endpoint=$(sed -n 's/.*"endpoint" *: *"\([^"]*\)".*/\1/p' "$work/sandbox.json")
        [ -z "$endpoint" ] || return 0
        kill -0 "$sandbox" 2>/dev/null || fail 'the sandbox did not start'
        sleep 0.2
    done
    fail 'the sandbox did not start in time'
}

aws_() {
    aws --endpoint-url "$endpoint" --region us-east-1 --output text "$@"
}

# Retries while the answer is RequestInProgressException, as a fresh CSR or certificate gives.
eventually() {
    for _ in $(seq 1 30); do
        if "$@" 2>"$work/error"; then return 0; fi
        grep -q RequestInProgressException "$work/error" || break
        sleep 0.2
    done
    cat "$work/error" >&2
    return 1
}

create_ca() {
    printf '{"KeyAlgorithm":"RSA_2048","SigningAlgorithm":"SHA256WITHRSA","Subject":{"Organization":"Example","CommonName":"%s"}}' \
        "$2" >"$work/ca-config.json"
    aws_ acm-pca create-certificate-authority --certificate-authority-type "$1" \
        --certificate-authority-configuration "file://$work/ca-config.json" --query CertificateAuthorityArn
}

get_csr() {
    eventually aws_ acm-pca get-certificate-authority-csr --certificate-authority-arn "$1" --query Csr >"$2"
    { openssl req -in "$2" -noout -verify >"$work/openssl" 2>&1 && grep -qi 'verify OK' "$work/openssl"; } ||
        fail "openssl does not verify the CSR of $1"
}

# Answers PENDING_VALIDATION for a moment, so this waits for ISSUED or FAILED.
acm_outcome() {
    local arn status
    arn=$(aws_ acm request-certificate --domain-name "$1" --certificate-authority-arn "$subordinate" \
        --query CertificateArn)
    for _ in $(seq 1 30); do
        status=$(aws_ acm describe-certificate --certificate-arn "$arn" \
            --query 'Certificate.[Status,FailureReason]' | tr '\t' ' ')
        case $status in PENDING_VALIDATION*) sleep 0.2 ;; *) break ;; esac
    done
    aws_ acm delete-certificate --certificate-arn "$arn" >&2
    echo "$status"
}

export AWS_ACCESS_KEY_ID=sandbox AWS_SECRET_ACCESS_KEY=sandbox AWS_EC2_METADATA_DISABLED=true AWS_PAGER=
export AWS_CONFIG_FILE=$work/none AWS_SHARED_CREDENTIALS_FILE=$work/none
unset AWS_PROFILE AWS_SESSION_TOKEN AWS_ENDPOINT_URL
: >"$work/sandbox.json"
"$tool" sandbox --dir :memory: --port 0 --json >"$work/sandbox.json" &
sandbox=$!
await_endpoint
step 'sandbox listens' "$endpoint"

parent=$(create_ca ROOT 'Example Root')
get_csr "$parent" "$work/root.csr"
issued=$(aws_ acm-pca issue-certificate --certificate-authority-arn "$parent" --csr "fileb://$work/root.csr" \
    --signing-algorithm SHA256WITHRSA --template-arn arn:aws:acm-pca:::template/RootCACertificate/V1 \
    --validity Value=10,Type=YEARS --query CertificateArn)
eventually aws_ acm-pca get-certificate --certificate-authority-arn "$parent" --certificate-arn "$issued" \
    --query Certificate >"$work/root.pem"
aws_ acm-pca import-certificate-authority-certificate --certificate-authority-arn "$parent" \
    --certificate "fileb://$work/root.pem"
step 'root CA' "$parent"

subordinate=$(create_ca SUBORDINATE 'Example Subordinate')
get_csr "$subordinate" "$work/ca.csr"
step 'subordinate CA, CSR verified by openssl' "$subordinate"

"$tool" encode -p .dev.example.com,.test.example.com -e .prod.dev.example.com >"$work/api_passthrough_config.json"
issued=$(aws_ acm-pca issue-certificate --certificate-authority-arn "$parent" --csr "fileb://$work/ca.csr" \
    --signing-algorithm SHA256WITHRSA \
    --template-arn arn:aws:acm-pca:::template/SubordinateCACertificate_PathLen0_APIPassthrough/V1 \
    --validity Value=1825,Type=DAYS --api-passthrough "file://$work/api_passthrough_config.json" \
    --query CertificateArn)
eventually aws_ acm-pca get-certificate --certificate-authority-arn "$parent" --certificate-arn "$issued" \
    --query Certificate >"$work/cert.pem"
aws_ acm-pca get-certificate --certificate-authority-arn "$parent" --certificate-arn "$issued" \
    --query CertificateChain >"$work/cert_chain.pem"
openssl x509 -in "$work/cert.pem" -noout -text >"$work/cert.txt"
grep -A1 'X509v3 Name Constraints: critical' "$work/cert.txt" | grep -q Permitted ||
    fail 'the certificate carries no critical name constraints'
grep -q 'DNS:.prod.dev.example.com' "$work/cert.txt" || fail 'the excluded subtree is not in the certificate'
step 'certificate issued with the name constraints' "$issued"

openssl verify -CAfile "$work/cert_chain.pem" "$work/cert.pem" >/dev/null || fail 'openssl does not verify the chain'
step 'chain verified by openssl' OK

aws_ acm-pca import-certificate-authority-certificate --certificate-authority-arn "$subordinate" \
    --certificate "fileb://$work/cert.pem" --certificate-chain "fileb://$work/cert_chain.pem"
status=$(aws_ acm-pca describe-certificate-authority --certificate-authority-arn "$subordinate" \
    --query CertificateAuthority.Status)
[ "$status" = ACTIVE ] || fail "the subordinate CA is $status after the import"
step 'certificate imported, subordinate CA' "$status"

aws_ acm-pca create-permission --certificate-authority-arn "$subordinate" --principal acm.amazonaws.com \
    --actions IssueCertificate GetCertificate ListPermissions

permitted=$(acm_outcome app.dev.example.com)
step 'app.dev.example.com, by ACM' "$permitted"
excluded=$(acm_outcome app.prod.dev.example.com)
step 'app.prod.dev.example.com, by ACM' "$excluded"
case $permitted in 'ISSUED None') ;; *) fail "app.dev.example.com must be ISSUED, and is $permitted" ;; esac
[ "$excluded" = 'FAILED PCA_NAME_CONSTRAINTS_VALIDATION' ] ||
    fail "app.prod.dev.example.com must be FAILED for name constraints, and is $excluded"
