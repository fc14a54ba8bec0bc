#!/bin/sh
# The peer of 'apply': the published tutorial from the CSR to the test, 17 processes as an operator types them.
# tutorial.sh ENDPOINT PARENT SUBORDINATE PYTHON AWS FOLDER
set -eu
endpoint=$1 parent=$2 subordinate=$3 python=$4 aws=$5 folder=$6
here=$(cd "$(dirname "$0")" && pwd)
cd "$folder"

aws_() {
    "$aws" --endpoint-url "$endpoint" --region us-east-1 --output text "$@"
}

of_issued() {
    aws_ acm-pca get-certificate --certificate-authority-arn "$parent" --certificate-arn "$issued" --query "$1"
}

request() {
    aws_ acm request-certificate --domain-name "$1" --certificate-authority-arn "$subordinate" --query CertificateArn
}

aws_ acm-pca get-certificate-authority-csr --certificate-authority-arn "$subordinate" --query Csr >ca.csr
openssl req -in ca.csr -noout -verify 2>verified
"$python" "$here/python/tutorial_encoder.py" -p .dev.example.com,.test.example.com -e .prod.dev.example.com >api.json
issued=$(aws_ acm-pca issue-certificate --certificate-authority-arn "$parent" --csr fileb://ca.csr \
    --signing-algorithm SHA256WITHRSA --validity Value=1825,Type=DAYS --api-passthrough file://api.json --template-arn \
    arn:aws:acm-pca:::template/SubordinateCACertificate_PathLen0_APIPassthrough/V1 --query CertificateArn)
aws_ acm-pca wait certificate-issued --certificate-authority-arn "$parent" --certificate-arn "$issued"
of_issued Certificate >cert.pem
of_issued CertificateChain >chain.pem
openssl x509 -in cert.pem -noout -text >cert.txt
openssl verify -CAfile chain.pem cert.pem >verified
aws_ acm-pca import-certificate-authority-certificate --certificate-authority-arn "$subordinate" \
    --certificate fileb://cert.pem --certificate-chain fileb://chain.pem
aws_ acm-pca describe-certificate-authority --certificate-authority-arn "$subordinate" >ca.txt
permitted=$(request app.dev.example.com)
aws_ acm describe-certificate --certificate-arn "$permitted" >permitted.txt
excluded=$(request app.prod.dev.example.com)
aws_ acm describe-certificate --certificate-arn "$excluded" >excluded.txt
aws_ acm delete-certificate --certificate-arn "$permitted"
aws_ acm delete-certificate --certificate-arn "$excluded"
