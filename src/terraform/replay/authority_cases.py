"""Cases of the acmpca acceptance tests."""

import json

from actions import activate, delete_authority, delete_permission, delete_policy
from expectation import TIME, equals, has_members, has_size, is_absent, is_present, matches
from step import Case, Query, Step

CA = "aws_acmpca_certificate_authority.test"
CERTIFICATE = "aws_acmpca_certificate.test"
INSTALLED = "aws_acmpca_certificate_authority_certificate.test"
REVOCATION = "revocation_configuration.0"
CRL = f"{REVOCATION}.crl_configuration.0"
OCSP = f"{REVOCATION}.ocsp_configuration.0"
SHORT_LIVED = {"usage_mode": "SHORT_LIVED_CERTIFICATE"}
AUTHORITY_ARN = matches(r"^arn:aws:acm-pca:us-east-1:\d{12}:certificate-authority/[0-9a-f-]{36}$")
CERTIFICATE_ARN = matches(r"^arn:aws:acm-pca:us-east-1:\d{12}:certificate-authority/[0-9a-f-]{36}/certificate/[0-9a-f]{32}$")

PENDING = {
    "arn": AUTHORITY_ARN,
    "certificate": "",
    "certificate_chain": "",
    "certificate_signing_request": is_present(),
    "enabled": True,
    "key_storage_security_standard": "FIPS_140_2_LEVEL_3_OR_HIGHER",
    "not_after": TIME,
    "not_before": TIME,
    "revocation_configuration": has_size(1),
    f"{CRL}.enabled": False,
    "serial": "",
    "tags": is_absent(),
    "type": "SUBORDINATE",
    "usage_mode": "SHORT_LIVED_CERTIFICATE",
}


def crl(name, wanted, **members):
    """A step with this CRL configuration."""
    block = {"enabled": True, "expiration_in_days": 1, "s3_bucket_name": f"replay-{name}"} | members
    return Step(
        {"common_name": f"{name}.example.com", "revocation": [{"crl": [block]}]} | SHORT_LIVED,
        {CA: {f"{CRL}.{path}": value for path, value in wanted.items()}},
    )


def ocsp(name, wanted, **members):
    return Step(
        {"common_name": f"{name}.example.com", "revocation": [{"ocsp": [{"enabled": True} | members]}]} | SHORT_LIVED,
        {CA: {f"{OCSP}.{path}": value for path, value in wanted.items()}},
    )


def without(name, disabled):
    """A step whose revocation configuration is gone."""
    arguments = {"common_name": f"{name}.example.com"} | SHORT_LIVED
    return Step(arguments, {CA: {"revocation_configuration": has_size(1), f"{disabled}.enabled": False}})


def authorities():
    required = {"common_name": "required.example.com", "key_algorithm": "RSA_4096", "signing_algorithm": "SHA512WITHRSA"}
    configured = {
        "certificate_authority_configuration.0.key_algorithm": "RSA_4096",
        "certificate_authority_configuration.0.signing_algorithm": "SHA512WITHRSA",
        "certificate_authority_configuration.0.subject.0.common_name": "required.example.com",
    }
    enabled = {"common_name": "enabled.example.com", "type": "ROOT"} | SHORT_LIVED
    return [
        Case(
            "CertificateAuthority_basic",
            "authority",
            [Step(required | SHORT_LIVED | {"permanent_deletion_time_in_days": None}, {CA: PENDING | configured | {"permanent_deletion_time_in_days": 30}})],
        ),
        Case(
            "CertificateAuthority_disappears",
            "authority",
            [
                Step({"common_name": "gone.example.com"}),
                Step({"common_name": "gone.example.com"}, before=delete_authority, gone=CA),
            ],
        ),
        Case(
            "CertificateAuthority_enabledDeprecated",
            "authority",
            [
                Step(enabled | {"enabled": True}, {CA: {"type": "ROOT", "enabled": True}}),
                Step(enabled | {"enabled": True}, {CA: {"enabled": True, "certificate": is_present(), "serial": is_present()}}, before=activate),
                Step(enabled | {"enabled": False}, {CA: {"enabled": False}}),
                Step(enabled | {"enabled": True}, {CA: {"enabled": True}}),
            ],
        ),
        Case(
            "CertificateAuthority_usageMode",
            "authority",
            [Step({"common_name": "short.example.com", "type": "ROOT", "enabled": True} | SHORT_LIVED, {CA: SHORT_LIVED})],
        ),
        Case(
            "CertificateAuthority_keyStorageSecurityStandard",
            "authority",
            [
                Step(
                    {"common_name": "storage.example.com", "type": "ROOT", "key_storage_security_standard": "FIPS_140_2_LEVEL_2_OR_HIGHER"},
                    {CA: {"key_storage_security_standard": "FIPS_140_2_LEVEL_2_OR_HIGHER"}},
                )
            ],
        ),
        Case(
            "CertificateAuthority_deleteFromActiveState",
            "root_certificate",
            [Step({"common_name": "active.example.com", "installed": True} | SHORT_LIVED, {CA: {"type": "ROOT", "enabled": True}})],
        ),
        Case(
            "CertificateAuthority_tags",
            "authority",
            [
                Step({"common_name": "tags.example.com", "tags": tags}, {CA: {"tags": tags or is_absent(), "tags_all": tags or is_absent()}})
                for tags in ({"key1": "value1"}, {"key1": "changed", "key2": "value2"}, {"key2": ""}, None)
            ],
        ),
    ]


def revocation():
    named = {"enabled": True, "expiration_in_days": 1, "s3_bucket_name": "replay-cname", "custom_cname": "crl.example.com"}
    enabled = {"enabled": True, "expiration_in_days": 1, "s3_bucket_name": "replay-enabled", "custom_cname": ""}
    empty = Step({"common_name": "empty.example.com", "revocation": [{}]} | SHORT_LIVED, {CA: PENDING})
    return [
        Case("CertificateAuthority_RevocationConfiguration_empty", "authority", [empty]),
        Case(
            "CertificateAuthority_RevocationCrl_customCNAME",
            "authority",
            [
                crl("cname", named, custom_cname="crl.example.com"),
                crl("cname", named | {"custom_cname": "crl2.example.com"}, custom_cname="crl2.example.com"),
                crl("cname", named | {"custom_cname": ""}),
                crl("cname", named, custom_cname="crl.example.com"),
                without("cname", CRL),
            ],
        ),
        Case(
            "CertificateAuthority_RevocationCrl_enabled",
            "authority",
            [
                crl("enabled", enabled),
                crl("enabled", {"enabled": False}, enabled=False),
                crl("enabled", enabled),
                without("enabled", CRL),
            ],
        ),
        Case(
            "CertificateAuthority_RevocationCrl_expirationInDays",
            "authority",
            [
                crl("expiration", {"expiration_in_days": 1, "s3_object_acl": "PUBLIC_READ", "custom_cname": ""}),
                crl("expiration", {"expiration_in_days": 2, "enabled": True}, expiration_in_days=2),
                without("expiration", CRL),
            ],
        ),
        Case(
            "CertificateAuthority_RevocationCrl_s3ObjectACL",
            "authority",
            [crl("acl", {"s3_object_acl": acl, "enabled": True}, s3_object_acl=acl) for acl in ("BUCKET_OWNER_FULL_CONTROL", "PUBLIC_READ")],
        ),
        Case(
            "CertificateAuthority_RevocationOcsp_enabled",
            "authority",
            [
                ocsp("ocsp", {"enabled": True, "ocsp_custom_cname": ""}),
                ocsp("ocsp", {"enabled": False}, enabled=False),
                ocsp("ocsp", {"enabled": True, "ocsp_custom_cname": ""}),
                without("ocsp", OCSP),
            ],
        ),
        Case(
            "CertificateAuthority_RevocationOcsp_customCNAME",
            "authority",
            [
                ocsp("ocspname", {"ocsp_custom_cname": "ocsp.example.com"}, ocsp_custom_cname="ocsp.example.com"),
                ocsp("ocspname", {"ocsp_custom_cname": "ocsp2.example.com"}, ocsp_custom_cname="ocsp2.example.com"),
                ocsp("ocspname", {"ocsp_custom_cname": "", "enabled": True}),
                ocsp("ocspname", {"ocsp_custom_cname": "ocsp.example.com"}, ocsp_custom_cname="ocsp.example.com"),
                without("ocspname", OCSP),
            ],
        ),
    ]


def end_entity(keys, name, kind, value, **more):
    csr = keys.csr(f"{name}.example.com")
    wanted = {
        "arn": CERTIFICATE_ARN,
        "certificate": is_present(),
        "certificate_chain": is_present(),
        "certificate_signing_request": csr,
        "validity.0.type": kind,
        "validity.0.value": value,
        "signing_algorithm": "SHA256WITHRSA",
    }
    arguments = {"common_name": "issuer.example.com", "csr": csr, "validity_type": kind, "validity_value": value}
    return [Step(arguments | more, {CERTIFICATE: wanted})]


def certificates(keys, soon):
    root = {
        "arn": CERTIFICATE_ARN,
        "certificate": is_present(),
        "certificate_chain": is_absent(),
        "certificate_authority_arn": equals(CA, "arn"),
        "certificate_signing_request": equals(CA, "certificate_signing_request"),
        "template_arn": "arn:aws:acm-pca:::template/RootCACertificate/V1",
    }
    found = {name: equals(CERTIFICATE, name) for name in ("arn", "certificate", "certificate_chain", "certificate_authority_arn")}
    subordinate = {
        "arn": CERTIFICATE_ARN,
        "certificate": is_present(),
        "certificate_chain": is_present(),
        "certificate_signing_request": equals(CA, "certificate_signing_request"),
        "template_arn": "arn:aws:acm-pca:::template/SubordinateCACertificate_PathLen0/V1",
    }
    passthrough = json.dumps({"Extensions": {"SubjectAlternativeNames": [{"DnsName": "named.example.com"}]}})
    return [
        Case(
            "Certificate_rootCertificate, CertificateDataSource_basic",
            "root_certificate",
            [Step({"common_name": "root.example.com"}, {CERTIFICATE: root, "data.aws_acmpca_certificate.test": found})],
        ),
        Case(
            "Certificate_subordinateCertificate, CertificateAuthorityCertificate_subordinateCA",
            "subordinate",
            [Step({"common_name": "example.com"}, {CERTIFICATE: subordinate, INSTALLED: installed(CERTIFICATE)})],
        ),
        Case("Certificate_endEntityCertificate", "certificate", end_entity(keys, "leaf", "DAYS", "1")),
        Case("Certificate_Validity_endDate", "certificate", end_entity(keys, "dated", "END_DATE", soon.strftime("%Y-%m-%dT%H:%M:%SZ"))),
        Case("Certificate_Validity_absolute", "certificate", end_entity(keys, "absolute", "ABSOLUTE", str(int(soon.timestamp())))),
        Case(
            "(ours) Certificate with api_passthrough",
            "certificate",
            end_entity(keys, "passed", "DAYS", "1", api_passthrough=passthrough, template="EndEntityCertificate_APIPassthrough/V1"),
        ),
        Case(
            "CertificateAuthorityCertificate_rootCA",
            "root_certificate",
            [Step({"common_name": "installed.example.com", "installed": True}, {f"{INSTALLED}[0]": installed(CERTIFICATE)})],
        ),
        Case(
            "CertificateAuthorityCertificate_updateRootCA",
            "renewed_root",
            [
                Step({"common_name": "renewed.example.com", "renewed": False}, {f'{INSTALLED}["test"]': installed(f'{CERTIFICATE}["test"]')}),
                Step({"common_name": "renewed.example.com", "renewed": True}, {f'{INSTALLED}["updated"]': installed(f'{CERTIFICATE}["updated"]')}),
            ],
        ),
    ]


def installed(certificate):
    wanted = {name: equals(certificate, name) for name in ("certificate", "certificate_chain")}
    return wanted | {"certificate_authority_arn": equals(CA, "arn")}


def access():
    permission = "aws_acmpca_permission.test"
    granted = {
        "actions": has_members("GetCertificate", "IssueCertificate", "ListPermissions"),
        "policy": is_present(),
        "principal": "acm.amazonaws.com",
        "source_account": "111122223333",
    }
    policy = "aws_acmpca_policy.test"
    look = ["acm-pca:DescribeCertificateAuthority", "acm-pca:GetCertificate", "acm-pca:ListTags"]
    return [
        Case("Permission_basic", "permission", [Step({"common_name": "permitted.example.com"}, {permission: granted})]),
        Case(
            "Permission_disappears",
            "permission",
            [
                Step({"common_name": "permitted.example.com"}),
                Step({"common_name": "permitted.example.com"}, before=delete_permission, gone=permission),
            ],
        ),
        Case(
            "Permission_sourceAccount",
            "permission",
            [Step({"common_name": "account.example.com", "names_account": True}, {permission: granted})],
        ),
        Case(
            "Policy_Basic",
            "policy",
            [
                Step({"common_name": "policy.example.com", "actions": look}, {policy: {"policy": is_present()}}),
                Step({"common_name": "policy.example.com", "actions": look[:1]}, {policy: {"policy": is_present()}}),
                Step({"common_name": "policy.example.com", "actions": look[:1]}, before=delete_policy, gone=policy),
            ],
        ),
    ]


def lookups():
    right = "module.right.aws_acmpca_certificate_authority.test"
    names = ("arn", "certificate", "certificate_chain", "certificate_signing_request", "not_after", "not_before", "serial", "type", "tags", "usage_mode", CRL)
    found = {name: equals(right, name) for name in names} | {"status": "PENDING_CERTIFICATE"}
    arguments = {"common_name": "twin.example.com", "tags": {"key1": "value1"}}
    return [
        Case(
            "CertificateAuthorityDataSource_basic, _s3ObjectACL, _tags",
            "authority_lookup",
            [Step(arguments, {"data.aws_acmpca_certificate_authority.test": found})],
        )
    ]


def cases(keys, soon):
    return authorities() + revocation() + certificates(keys, soon) + access() + lookups()


QUERIES = [
    Query("CertificateAuthorityDataSource_basic: no such CA", "authority_query", {}, "ResourceNotFoundException|couldn't find resource"),
    Query("CertificateDataSource_basic: no such certificate", "certificate_query", {}, "couldn't find resource"),
]
