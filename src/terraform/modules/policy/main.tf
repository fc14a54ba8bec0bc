# The resource policy of a CA.

variable "common_name" {
  type = string
}

variable "actions" {
  type = list(string)
}

data "aws_caller_identity" "current" {}

module "authority" {
  source = "../authority"

  common_name = var.common_name
}

resource "aws_acmpca_policy" "test" {
  resource_arn = module.authority.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "look"
        Effect    = "Allow"
        Principal = { AWS = data.aws_caller_identity.current.account_id }
        Action    = var.actions
        Resource  = module.authority.arn
      },
      {
        Sid       = "issue"
        Effect    = "Allow"
        Principal = { AWS = data.aws_caller_identity.current.account_id }
        Action    = ["acm-pca:IssueCertificate"]
        Resource  = module.authority.arn
        Condition = {
          StringEquals = { "acm-pca:TemplateArn" = "arn:aws:acm-pca:::template/EndEntityCertificate/V1" }
        }
      },
    ]
  })
}
