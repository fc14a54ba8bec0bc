# A root CA whose certificate is replaced by another.

variable "common_name" {
  type = string
}

variable "renewed" {
  type = bool
}

locals {
  generation = var.renewed ? "updated" : "test"
}

resource "aws_acmpca_certificate_authority" "test" {
  type                            = "ROOT"
  permanent_deletion_time_in_days = 7

  certificate_authority_configuration {
    key_algorithm     = "RSA_2048"
    signing_algorithm = "SHA512WITHRSA"

    subject {
      common_name = var.common_name
    }
  }
}

resource "aws_acmpca_certificate" "test" {
  for_each = toset([local.generation])

  certificate_authority_arn   = aws_acmpca_certificate_authority.test.arn
  certificate_signing_request = aws_acmpca_certificate_authority.test.certificate_signing_request
  signing_algorithm           = "SHA512WITHRSA"
  template_arn                = "arn:aws:acm-pca:::template/RootCACertificate/V1"

  validity {
    type  = "YEARS"
    value = 1
  }
}

resource "aws_acmpca_certificate_authority_certificate" "test" {
  for_each = toset([local.generation])

  certificate_authority_arn = aws_acmpca_certificate_authority.test.arn
  certificate               = aws_acmpca_certificate.test[each.key].certificate
  certificate_chain         = aws_acmpca_certificate.test[each.key].certificate_chain
}
