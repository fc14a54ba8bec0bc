#!/usr/bin/env bash
# Creates a CA with name constraints, and certificates under it, with the AWS CLI.
#
#     pca-constrain encode --policy examples/servers.yaml > constraints.json
#     ./constrain-ca.sh http://127.0.0.1:4566 constraints.json
#
# Works on what listens at the endpoint: `pca-constrain sandbox` needs no account and costs nothing. Removes what it made.
# Exits with 1 if anything is not as it must be. Needs aws and openssl.
set -euo pipefail
[ $# = 2 ] || { echo 'usage: constrain-ca.sh ENDPOINT CONSTRAINTS.json' >&2 && exit 2; }
endpoint=$1
constraints=$(realpath "$2")
permitted=app.api.dev.example.com
outside=app.prod.dev.example.com
signing=SHA256WITHRSA
templates=arn:aws:acm-pca:::template

export AWS_ACCESS_KEY_ID=sandbox AWS_SECRET_ACCESS_KEY=sandbox AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1 AWS_PAGER=
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fail() {
    echo "constrain-ca.sh: $1" >&2
    exit 1
}

call() {
    aws --endpoint-url "$endpoint" --output text "$@"
}

# check EXPECTED FOUND WHAT
check() {
    [ "$1" = "$2" ] || fail "$3: no: $2"
    echo "$3: yes"
}

hex() {
    od -An -v -tx1 | tr -d ' \n'
}

# create_ca TYPE NAME: a CA without a certificate
create_ca() {
    local ca
    ca=$(call acm-pca create-certificate-authority --certificate-authority-type "$1" --query CertificateAuthorityArn \
        --certificate-authority-configuration \
        "KeyAlgorithm=RSA_2048,SigningAlgorithm=$signing,Subject={Organization=Example,CommonName=$2}")
    call acm-pca wait certificate-authority-csr-created --certificate-authority-arn "$ca"
    echo "$ca"
}

get_csr() {
    call acm-pca get-certificate-authority-csr --certificate-authority-arn "$1" --query Csr
}

# issue CA CSR_FILE TEMPLATE DAYS [OPTION...]: prints the certificate
issue() {
    local ca=$1 csr=$2 template=$3 days=$4 arn
    shift 4
    arn=$(call acm-pca issue-certificate --certificate-authority-arn "$ca" --csr "fileb://$csr" --signing-algorithm "$signing" \
        --template-arn "$templates/$template/V1" --validity "Value=$days,Type=DAYS" --query CertificateArn "$@") || return
    call acm-pca wait certificate-issued --certificate-authority-arn "$ca" --certificate-arn "$arn" || return
    call acm-pca get-certificate --certificate-authority-arn "$ca" --certificate-arn "$arn" --query Certificate
}

# import_into CA FILE [OPTION...]
import_into() {
    local ca=$1 file=$2
    shift 2
    call acm-pca import-certificate-authority-certificate --certificate-authority-arn "$ca" --certificate "fileb://$file" "$@"
    check ACTIVE "$(call acm-pca describe-certificate-authority --certificate-authority-arn "$ca" \
        --query CertificateAuthority.Status)" "$ca is active"
}

# accepts CA NAME: whether the CA issues a certificate for the name, which OpenSSL then verifies
accepts() {
    openssl req -new -newkey rsa:2048 -nodes -keyout leaf.key -subj "/CN=$2" -out leaf.csr 2>openssl.log
    printf '{"Extensions":{"SubjectAlternativeNames":[{"DnsName":"%s"}]}}' "$2" >names.json
    if ! issue "$1" leaf.csr EndEntityCertificate_APIPassthrough 30 --api-passthrough file://names.json >leaf.pem 2>error; then
        grep -qE 'ValidationException|RequestFailedException' error || fail "$(cat error)"
        echo refused
        return
    fi
    openssl verify -CAfile root.pem -untrusted subordinate.pem leaf.pem >openssl.log || fail 'openssl does not verify the certificate'
    echo issued
}

# outcome ARN: what became of a request, and why
outcome() {
    local status=PENDING_VALIDATION
    for _ in $(seq 1 60); do
        status=$(call acm describe-certificate --certificate-arn "$1" --query 'Certificate.[Status,FailureReason]')
        case $status in PENDING_VALIDATION*) sleep 0.5 ;; *) break ;; esac
    done
    echo "$status" | tr '\t' ' '
}

request() {
    call acm request-certificate --domain-name "$1" --certificate-authority-arn "$2" --query CertificateArn \
        --tags Key=stage,Value=development
}

# The key that comes with the certificate is the one that was certified.
export_key() {
    printf 'only for the transport' >passphrase
    call acm export-certificate --certificate-arn "$1" --passphrase fileb://passphrase --query PrivateKey >private.pem
    call acm get-certificate --certificate-arn "$1" --query Certificate >own.pem
    openssl pkey -in private.pem -passin file:passphrase -pubout >exported.pub
    openssl x509 -in own.pem -noout -pubkey >certified.pub
    cmp -s exported.pub certified.pub || fail 'the exported key is not that of the certificate'
    echo 'the exported key fits: yes'
}

renew() {
    local status=
    call acm renew-certificate --certificate-arn "$1"
    for _ in $(seq 1 60); do
        status=$(call acm describe-certificate --certificate-arn "$1" --query Certificate.RenewalSummary.RenewalStatus)
        [ "$status" = PENDING_AUTO_RENEWAL ] || break
        sleep 0.5
    done
    check SUCCESS "$status" 'the certificate is renewed'
}

# A certificate that ACM did not issue.
import_own() {
    openssl req -x509 -newkey rsa:2048 -nodes -keyout import.key -subj /CN=imported.example.com -days 30 -out import.pem 2>openssl.log
    call acm import-certificate --certificate fileb://import.pem --private-key fileb://import.key --query CertificateArn
}

delete_ca() {
    call acm-pca update-certificate-authority --certificate-authority-arn "$1" --status DISABLED
    call acm-pca delete-certificate-authority --certificate-authority-arn "$1" --permanent-deletion-time-in-days 7
    check DELETED "$(call acm-pca describe-certificate-authority --certificate-authority-arn "$1" \
        --query CertificateAuthority.Status)" "$1 is deleted"
}

root=$(create_ca ROOT 'Example Root')
get_csr "$root" >root.csr
issue "$root" root.csr RootCACertificate 3650 >root.pem
import_into "$root" root.pem

subordinate=$(create_ca SUBORDINATE 'Example Subordinate')
get_csr "$subordinate" >subordinate.csr
# With a template that is not an APIPassthrough one, AWS ignores the constraints and says nothing.
issue "$root" subordinate.csr SubordinateCACertificate_PathLen0_APIPassthrough 1825 \
    --api-passthrough "file://$constraints" >subordinate.pem
wanted=$(sed -n 's/.*"Value" *: *"\([^"]*\)".*/\1/p' "$constraints" | base64 -d | hex)
found=$(openssl x509 -in subordinate.pem -outform DER | hex)
[[ -n $wanted && $found == *"$wanted"* ]] || fail 'the certificate does not have the constraints'
echo 'the certificate has the constraints: yes'
import_into "$subordinate" subordinate.pem --certificate-chain fileb://root.pem

check issued "$(accepts "$subordinate" "$permitted")" "Private CA issues $permitted"
check refused "$(accepts "$subordinate" "$outside")" "Private CA refuses $outside"

call acm-pca create-permission --certificate-authority-arn "$subordinate" --principal acm.amazonaws.com \
    --actions IssueCertificate GetCertificate ListPermissions
good=$(request "$permitted" "$subordinate")
check 'ISSUED None' "$(outcome "$good")" "ACM issues $permitted"
bad=$(request "$outside" "$subordinate")
check 'FAILED PCA_NAME_CONSTRAINTS_VALIDATION' "$(outcome "$bad")" "ACM refuses $outside for name constraints"
check development "$(call acm list-tags-for-certificate --certificate-arn "$good" --query 'Tags[].Value')" 'the tag is there'
export_key "$good"
renew "$good"
imported=$(import_own)
listed=$(call acm list-certificates --page-size 1 --query 'CertificateSummaryList[].CertificateArn')
for arn in "$good" "$bad" "$imported"; do
    grep -qF "$arn" <<<"$listed" || fail "$arn is not listed"
    call acm delete-certificate --certificate-arn "$arn"
done
echo 'all certificates are listed: yes'
call acm describe-certificate --certificate-arn "$good" >output 2>error && fail "$good is still there"
grep -q ResourceNotFoundException error || fail "$(cat error)"
echo "$good is deleted: yes"
delete_ca "$subordinate"
delete_ca "$root"
