# What a CA permits ACM to do.

variable "common_name" {
  type = string
}

variable "names_account" {
  type    = bool
  default = false
}

data "aws_caller_identity" "current" {}

module "authority" {
  source = "../authority"

  common_name = var.common_name
}

resource "aws_acmpca_permission" "test" {
  certificate_authority_arn = module.authority.arn
  principal                 = "acm.amazonaws.com"
  actions                   = ["IssueCertificate", "GetCertificate", "ListPermissions"]
  source_account            = var.names_account ? data.aws_caller_identity.current.account_id : null
}
