#!/usr/bin/env bash
# The whole life of a CA whose root is in another account: created and tested, renewed, changed, retired. After each step, the AWS
# CLI is asked what the credentials of each account see.
#
#     pca-constrain sandbox --accounts examples/sandbox/accounts.yaml --seed examples/sandbox/two-accounts.yaml --dir :memory:
#     ./two-accounts.sh http://127.0.0.1:4566
#
# Exits with 1 if anything is not as it must be. Needs aws and pca-constrain; PCA_CONSTRAIN names another than that on the PATH.
set -euo pipefail
[ $# = 1 ] || { echo 'usage: two-accounts.sh ENDPOINT' >&2 && exit 2; }
endpoint=$1
tool=$(realpath "$(command -v "${PCA_CONSTRAIN:-pca-constrain}")")
applications=111122223333
pki=444455556666

export AWS_SECRET_ACCESS_KEY=sandbox AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1 AWS_PAGER=
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export XDG_STATE_HOME=$folder/state

fail() {
    echo "two-accounts.sh: $1" >&2
    exit 1
}

# check EXPECTED FOUND WHAT
check() {
    [ "$1" = "$2" ] || fail "$3: no: $2"
    echo "$3: yes"
}

# call KEY WORD...: the AWS CLI with the access key of an account
call() {
    AWS_ACCESS_KEY_ID=$1 aws --endpoint-url "$endpoint" --output text "${@:2}"
}

# constrain WORD...: with the credentials of the CA's account, and the role for the root's
constrain() {
    AWS_ACCESS_KEY_ID=applications "$tool" "$1" --parent "$root" --parent-role "arn:aws:iam::$pki:role/pki-signer" \
        --parent-external-id example-id --endpoint-url "$endpoint" --yes "${@:2}" || fail "$1 ended with exit code $?"
}

# foreign KEY ACCOUNT: how many CAs of other accounts these credentials list
foreign() {
    call "$1" acm-pca list-certificate-authorities --query 'CertificateAuthorities[].[Arn]' | grep -cv ":$2:" || true
}

# denied KEY CA: whether these credentials may not even look at the CA
denied() {
    if call "$1" acm-pca describe-certificate-authority --certificate-authority-arn "$2" >output 2>error; then
        echo no
    else
        grep -q AccessDenied error || fail "$(cat error)"
        echo yes
    fi
}

# see STATUS STEP
see() {
    check "$1" "$(call applications acm-pca describe-certificate-authority --certificate-authority-arn "$ca" \
        --query CertificateAuthority.Status)" "$2: the CA is $1"
    check '0 0' "$(foreign applications $applications) $(foreign pki $pki)" "$2: each account lists its own CAs alone"
    check 'yes yes' "$(denied applications "$root") $(denied pki "$ca")" "$2: neither account reaches the CA of the other"
    check '' "$(call applications acm list-certificates --includes keyTypes=RSA_2048,EC_prime256v1,EC_secp384r1 \
        --query 'CertificateSummaryList[].CertificateArn')" "$2: no test certificate is left"
}

root=$(call pki acm-pca list-certificate-authorities --query 'CertificateAuthorities[0].Arn')
printf 'subject: {commonName: Example, organization: Example Corp}\nkeyAlgorithm: EC_prime256v1\n' >ca.yaml

constrain apply --create ca.yaml -p example.com --validity 400d --with-renewal --out-dir created \
    --permit www.example.com --deny www.example.org
ca=$(sed -n 's/.*"arn" *: *"\(arn:[^"]*:certificate-authority\/[^"/]*\)".*/\1/p' created/journal.jsonl | head -1)
see ACTIVE created
constrain apply --ca "$ca" --renew-within 410d --validity 500d --revoke-old --out-dir renewed --permit www.example.com
see ACTIVE renewed
constrain apply --ca "$ca" -p example.net --validity 500d --revoke-old --out-dir changed --permit www.example.net --deny www.example.com
see ACTIVE changed
constrain retire --ca "$ca" --out-dir retired
see DELETED retired
