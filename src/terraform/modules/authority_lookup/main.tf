# A CA that is found by its ARN, and another of the same name.

variable "common_name" {
  type = string
}

variable "tags" {
  type    = map(string)
  default = null
}

module "wrong" {
  source = "../authority"

  common_name = var.common_name
}

module "right" {
  source = "../authority"

  common_name = var.common_name
  tags        = var.tags
  revocation = [{
    crl = [{ enabled = true, expiration_in_days = 3, s3_bucket_name = "looked-up", s3_object_acl = "BUCKET_OWNER_FULL_CONTROL" }]
  }]
}

data "aws_acmpca_certificate_authority" "test" {
  arn = module.right.arn
}
