# A subordinate CA at work.

variable "common_name" {
  type = string
}

module "root" {
  source = "../root"

  common_name = var.common_name
}

resource "aws_acmpca_certificate_authority" "test" {
  type                            = "SUBORDINATE"
  permanent_deletion_time_in_days = 7

  certificate_authority_configuration {
    key_algorithm     = "RSA_2048"
    signing_algorithm = "SHA512WITHRSA"

    subject {
      common_name = "sub.${var.common_name}"
    }
  }
}

resource "aws_acmpca_certificate" "test" {
  certificate_authority_arn   = module.root.arn
  certificate_signing_request = aws_acmpca_certificate_authority.test.certificate_signing_request
  signing_algorithm           = "SHA512WITHRSA"
  template_arn                = "arn:aws:acm-pca:::template/SubordinateCACertificate_PathLen0/V1"

  validity {
    type  = "YEARS"
    value = 1
  }
}

resource "aws_acmpca_certificate_authority_certificate" "test" {
  certificate_authority_arn = aws_acmpca_certificate_authority.test.arn
  certificate               = aws_acmpca_certificate.test.certificate
  certificate_chain         = aws_acmpca_certificate.test.certificate_chain
}
