"""A case: one module, in steps."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Step:
    """One configuration, applied.

    arguments are those of the module. before is called first, with the sandbox and the case's values so far. gone is the
    address of what before has deleted, which the next plan has to create again.
    """

    arguments: dict
    expect: dict = field(default_factory=dict)
    before: object = None
    gone: str = ""


@dataclass(frozen=True)
class Case:
    """What one or more of the provider's acceptance tests check.

    tests are their names, without the prefix TestAccACMPCA or TestAccACM. unread are the attributes that an import cannot
    know, beyond those of IMPORTS.
    """

    tests: str
    module: str
    steps: list
    unread: tuple = ()


@dataclass(frozen=True)
class Query:
    """A data source that finds nothing, or too much: the module has to fail with this error."""

    tests: str
    module: str
    arguments: dict
    error: str


AUTHORITY = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555"

# What is imported, by type: what a configuration needs so that Terraform accepts it, and the attributes that AWS does not
# tell, which an import cannot know.
IMPORTS = {
    "aws_acmpca_certificate_authority": (
        {
            "certificate_authority_configuration": {
                "key_algorithm": "RSA_2048",
                "signing_algorithm": "SHA256WITHRSA",
                "subject": {"common_name": "any"},
            }
        },
        {"permanent_deletion_time_in_days"},
    ),
    "aws_acmpca_certificate": (
        {
            "certificate_authority_arn": AUTHORITY,
            "certificate_signing_request": "any",
            "signing_algorithm": "SHA256WITHRSA",
            "validity": {"type": "DAYS", "value": "1"},
        },
        {"api_passthrough", "certificate_signing_request", "signing_algorithm", "template_arn", "validity"},
    ),
    "aws_acmpca_certificate_authority_certificate": ({"certificate": "any", "certificate_authority_arn": AUTHORITY}, set()),
    "aws_acmpca_policy": ({"policy": "{}", "resource_arn": AUTHORITY}, set()),
    "aws_acm_certificate": (
        {"domain_name": "any.example.com", "validation_method": "DNS"},
        {"certificate_body", "certificate_chain", "early_renewal_duration", "private_key", "validation_option"},
    ),
}
