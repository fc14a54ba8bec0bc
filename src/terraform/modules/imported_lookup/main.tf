# Certificates in ACM, and ways to find them.

variable "certificates" {
  type = list(object({
    certificate = string
    private_key = string
  }))
}

variable "tags" {
  type    = map(string)
  default = null
}

variable "queries" {
  type = map(object({
    domain      = optional(string)
    statuses    = optional(list(string))
    types       = optional(list(string))
    key_types   = optional(list(string))
    most_recent = optional(bool)
    tags        = optional(map(string))
  }))
}

resource "aws_acm_certificate" "test" {
  count = length(var.certificates)

  certificate_body = var.certificates[count.index].certificate
  private_key      = var.certificates[count.index].private_key
  tags             = var.tags
}

data "aws_acm_certificate" "test" {
  for_each = var.queries

  domain      = each.value.domain
  statuses    = each.value.statuses
  types       = each.value.types
  key_types   = each.value.key_types
  most_recent = each.value.most_recent
  tags        = each.value.tags

  depends_on = [aws_acm_certificate.test]
}
