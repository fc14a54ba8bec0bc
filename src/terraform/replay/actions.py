"""What happens behind Terraform's back: functions of the sandbox and of a case's values."""

import time

from sandbox import PATIENCE, blob

ACM = "acm.amazonaws.com"


def authority_of(values):
    return next(found["arn"] for address, found in values.items() if ".aws_acmpca_certificate_authority." in f".{address}")


def activate(sandbox, values):
    """Gives a root CA its certificate."""
    authority = {"CertificateAuthorityArn": authority_of(values)}
    described = sandbox.call("acm-pca", "DescribeCertificateAuthority", **authority)["CertificateAuthority"]
    issued = sandbox.call(
        "acm-pca",
        "IssueCertificate",
        **authority,
        Csr=blob(sandbox.call("acm-pca", "GetCertificateAuthorityCsr", **authority)["Csr"]),
        SigningAlgorithm=described["CertificateAuthorityConfiguration"]["SigningAlgorithm"],
        TemplateArn="arn:aws:acm-pca:::template/RootCACertificate/V1",
        Validity={"Type": "YEARS", "Value": 10},
    )
    certificate = sandbox.call("acm-pca", "GetCertificate", **authority, **issued)["Certificate"]
    sandbox.call("acm-pca", "ImportCertificateAuthorityCertificate", **authority, Certificate=blob(certificate))


def delete_authority(sandbox, values):
    sandbox.call("acm-pca", "DeleteCertificateAuthority", CertificateAuthorityArn=authority_of(values), PermanentDeletionTimeInDays=7)


def delete_permission(sandbox, values):
    sandbox.call("acm-pca", "DeletePermission", CertificateAuthorityArn=authority_of(values), Principal=ACM)


def delete_policy(sandbox, values):
    sandbox.call("acm-pca", "DeletePolicy", ResourceArn=authority_of(values))


def certificate_of(values):
    return {"CertificateArn": values["aws_acm_certificate.test"]["arn"]}


def delete_certificate(sandbox, values):
    sandbox.call("acm", "DeleteCertificate", **certificate_of(values))


def export(sandbox, values):
    sandbox.call("acm", "ExportCertificate", **certificate_of(values), Passphrase=blob("passphrase"))


def renew(sandbox, values):
    """Renews a certificate, and waits until it is known what became of that."""
    sandbox.call("acm", "RenewCertificate", **certificate_of(values))
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        summary = sandbox.call("acm", "DescribeCertificate", **certificate_of(values))["Certificate"].get("RenewalSummary", {})
        if summary.get("RenewalStatus") == "SUCCESS" or "RenewalStatusReason" in summary:
            return
        time.sleep(0.1)
