# A certificate for a CSR from elsewhere.

variable "common_name" {
  type = string
}

variable "csr" {
  type = string
}

variable "template" {
  type    = string
  default = "EndEntityCertificate/V1"
}

variable "validity_type" {
  type = string
}

variable "validity_value" {
  type = string
}

variable "api_passthrough" {
  type    = string
  default = null
}

module "root" {
  source = "../root"

  common_name = var.common_name
}

resource "aws_acmpca_certificate" "test" {
  certificate_authority_arn   = module.root.arn
  certificate_signing_request = var.csr
  signing_algorithm           = "SHA256WITHRSA"
  template_arn                = "arn:aws:acm-pca:::template/${var.template}"
  api_passthrough             = var.api_passthrough

  validity {
    type  = var.validity_type
    value = var.validity_value
  }
}
