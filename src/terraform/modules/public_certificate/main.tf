# A request for a public certificate.

variable "domain_name" {
  type = string
}

variable "subject_alternative_names" {
  type    = list(string)
  default = null
}

variable "validation_method" {
  type    = string
  default = "DNS"
}

variable "validation_domain" {
  type    = list(string)
  default = []
}

variable "key_algorithm" {
  type    = string
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

resource "aws_acm_certificate" "test" {
  domain_name               = var.domain_name
  subject_alternative_names = var.subject_alternative_names
  validation_method         = var.validation_method
  key_algorithm             = var.key_algorithm
  tags                      = var.tags

  dynamic "validation_option" {
    for_each = var.validation_domain

    content {
      domain_name       = var.domain_name
      validation_domain = validation_option.value
    }
  }

  dynamic "options" {
    for_each = var.logging

    content {
      certificate_transparency_logging_preference = options.value
    }
  }
}
