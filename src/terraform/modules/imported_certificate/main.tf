# A certificate that ACM did not issue.

variable "certificate" {
  type = string
}

variable "private_key" {
  type = string
}

variable "chain" {
  type    = string
  default = null
}

variable "tags" {
  type    = map(string)
  default = null
}

resource "aws_acm_certificate" "test" {
  certificate_body  = var.certificate
  private_key       = var.private_key
  certificate_chain = var.chain
  tags              = var.tags
}
