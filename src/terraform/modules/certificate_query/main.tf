# Looks for a certificate that does not exist.

data "aws_acmpca_certificate" "test" {
  arn                       = "${local.authority}/certificate/1234567890abcdef1234567890abcdef"
  certificate_authority_arn = local.authority
}

locals {
  authority = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555"
}
