# Looks for a certificate in ACM.

variable "domain" {
  type    = string
  default = null
}

variable "statuses" {
  type    = list(string)
  default = null
}

variable "types" {
  type    = list(string)
  default = null
}

variable "most_recent" {
  type    = bool
  default = null
}

variable "tags" {
  type    = map(string)
  default = null
}

data "aws_acm_certificate" "test" {
  domain      = var.domain
  statuses    = var.statuses
  types       = var.types
  most_recent = var.most_recent
  tags        = var.tags
}
