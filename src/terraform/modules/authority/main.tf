# A CA without a certificate.

variable "common_name" {
  type = string
}

variable "type" {
  type    = string
  default = null
}

variable "key_algorithm" {
  type    = string
  default = "EC_prime256v1"
}

variable "signing_algorithm" {
  type    = string
  default = "SHA256WITHECDSA"
}

variable "usage_mode" {
  type    = string
  default = null
}

variable "enabled" {
  type    = bool
  default = null
}

variable "key_storage_security_standard" {
  type    = string
  default = null
}

variable "permanent_deletion_time_in_days" {
  type    = number
  default = 7
}

variable "tags" {
  type    = map(string)
  default = null
}

# A list is a block that can be left out.
variable "revocation" {
  type = list(object({
    crl = optional(list(object({
      enabled            = bool
      expiration_in_days = optional(number)
      s3_bucket_name     = optional(string)
      s3_object_acl      = optional(string)
      custom_cname       = optional(string)
    })), [])
    ocsp = optional(list(object({
      enabled           = bool
      ocsp_custom_cname = optional(string)
    })), [])
  }))
  default = []
}

resource "aws_acmpca_certificate_authority" "test" {
  type                            = var.type
  usage_mode                      = var.usage_mode
  enabled                         = var.enabled
  key_storage_security_standard   = var.key_storage_security_standard
  permanent_deletion_time_in_days = var.permanent_deletion_time_in_days
  tags                            = var.tags

  certificate_authority_configuration {
    key_algorithm     = var.key_algorithm
    signing_algorithm = var.signing_algorithm

    subject {
      common_name = var.common_name
    }
  }

  dynamic "revocation_configuration" {
    for_each = var.revocation

    content {
      dynamic "crl_configuration" {
        for_each = revocation_configuration.value.crl

        content {
          enabled            = crl_configuration.value.enabled
          expiration_in_days = crl_configuration.value.expiration_in_days
          s3_bucket_name     = crl_configuration.value.s3_bucket_name
          s3_object_acl      = crl_configuration.value.s3_object_acl
          custom_cname       = crl_configuration.value.custom_cname
        }
      }

      dynamic "ocsp_configuration" {
        for_each = revocation_configuration.value.ocsp

        content {
          enabled           = ocsp_configuration.value.enabled
          ocsp_custom_cname = ocsp_configuration.value.ocsp_custom_cname
        }
      }
    }
  }
}

output "arn" {
  value = aws_acmpca_certificate_authority.test.arn
}
