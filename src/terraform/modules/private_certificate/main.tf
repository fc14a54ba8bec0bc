# A certificate that ACM requests from a private CA.

variable "common_name" {
  type = string
}

variable "domain_name" {
  type = string
}

variable "permitted" {
  type    = bool
  default = true
}

variable "early_renewal_duration" {
  type    = string
  default = null
}

variable "subject_alternative_names" {
  type    = list(string)
  default = null
}

variable "logging" {
  type    = list(string)
  default = []
}

variable "tags" {
  type    = map(string)
  default = null
}

module "root" {
  source = "../root"

  common_name = var.common_name
}

resource "aws_acmpca_permission" "test" {
  count = var.permitted ? 1 : 0

  certificate_authority_arn = module.root.arn
  principal                 = "acm.amazonaws.com"
  actions                   = ["IssueCertificate", "GetCertificate", "ListPermissions"]
}

resource "aws_acm_certificate" "test" {
  domain_name               = var.domain_name
  subject_alternative_names = var.subject_alternative_names
  certificate_authority_arn = module.root.arn
  early_renewal_duration    = var.early_renewal_duration
  tags                      = var.tags

  dynamic "options" {
    for_each = var.logging

    content {
      certificate_transparency_logging_preference = options.value
    }
  }

  depends_on = [aws_acmpca_permission.test]
}
