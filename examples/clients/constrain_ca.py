#!/usr/bin/env python3
"""Creates a CA with name constraints, and certificates under it, with boto3.

    pca-constrain encode --policy examples/servers.yaml > constraints.json
    python3 constrain_ca.py http://127.0.0.1:4566 constraints.json

Works on what listens at the endpoint: `pca-constrain sandbox` needs no account and costs nothing. Removes what it made. Exits
with 1 if anything is not as it must be. Needs boto3 and openssl.
"""

import json
import ssl
import subprocess
import sys
import tempfile
import time
from base64 import b64decode
from pathlib import Path

import boto3

PERMITTED, OUTSIDE = "app.api.dev.example.com", "app.prod.dev.example.com"
TEMPLATES = "arn:aws:acm-pca:::template/"
SIGNING = "SHA256WITHRSA"
PASSPHRASE = "only for the transport"


def check(holds, what):
    if not holds:
        sys.exit(f"constrain_ca.py: {what}: no")
    print(f"{what}: yes")


def openssl(*arguments, **options):
    return subprocess.run(["openssl", *arguments], check=True, capture_output=True, text=True, **options).stdout


def client(service, endpoint):
    keys = {"aws_access_key_id": "sandbox", "aws_secret_access_key": "sandbox"}
    return boto3.client(service, endpoint_url=endpoint, region_name="us-east-1", **keys)


class PrivateCa:
    """AWS Private CA, as far as this script needs it."""

    def __init__(self, endpoint):
        self.pca = client("acm-pca", endpoint)

    def create(self, kind, name):
        """A CA without a certificate, and its CSR."""
        subject = {"Organization": "Example", "CommonName": name}
        configuration = {"KeyAlgorithm": "RSA_2048", "SigningAlgorithm": SIGNING, "Subject": subject}
        ca = self.pca.create_certificate_authority(
            CertificateAuthorityConfiguration=configuration, CertificateAuthorityType=kind
        )["CertificateAuthorityArn"]
        self.pca.get_waiter("certificate_authority_csr_created").wait(CertificateAuthorityArn=ca)
        return ca, self.pca.get_certificate_authority_csr(CertificateAuthorityArn=ca)["Csr"]

    def issue(self, ca, csr, template, days, **more):
        """A certificate, and its chain unless it is a root's."""
        request = {"CertificateAuthorityArn": ca, "Csr": csr.encode(), "SigningAlgorithm": SIGNING}
        validity = {"Type": "DAYS", "Value": days}
        arn = self.pca.issue_certificate(**request, TemplateArn=TEMPLATES + template, Validity=validity, **more)
        place = {"CertificateAuthorityArn": ca, "CertificateArn": arn["CertificateArn"]}
        self.pca.get_waiter("certificate_issued").wait(**place)
        answer = self.pca.get_certificate(**place)
        return answer["Certificate"], answer.get("CertificateChain", "")

    def install(self, ca, certificate, chain=""):
        more = {"CertificateChain": chain.encode()} if chain else {}
        self.pca.import_certificate_authority_certificate(
            CertificateAuthorityArn=ca, Certificate=certificate.encode(), **more
        )
        described = self.pca.describe_certificate_authority(CertificateAuthorityArn=ca)
        check(described["CertificateAuthority"]["Status"] == "ACTIVE", f"{ca} is active")

    def accepts(self, ca, name, folder):
        """Whether the CA issues a certificate for the name; if so, OpenSSL verifies it."""
        openssl("req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", "leaf.key", "-subj", f"/CN={name}", "-out", "leaf.csr", cwd=folder)
        names = {"Extensions": {"SubjectAlternativeNames": [{"DnsName": name}]}}
        template = "EndEntityCertificate_APIPassthrough/V1"
        csr = (folder / "leaf.csr").read_text()
        try:
            certificate, chain = self.issue(ca, csr, template, 30, ApiPassthrough=names)
        except self.pca.exceptions.ClientError as refusal:
            if refusal.response["Error"]["Code"] not in ("ValidationException", "RequestFailedException"):
                raise
            return False
        (folder / "leaf.pem").write_text(certificate)
        (folder / "chain.pem").write_text(chain)
        openssl("verify", "-CAfile", "chain.pem", "leaf.pem", cwd=folder)
        return True

    def delete(self, ca):
        self.pca.update_certificate_authority(CertificateAuthorityArn=ca, Status="DISABLED")
        self.pca.delete_certificate_authority(CertificateAuthorityArn=ca, PermanentDeletionTimeInDays=7)
        try:
            self.pca.get_certificate_authority_certificate(CertificateAuthorityArn=ca)
        except self.pca.exceptions.InvalidStateException:
            print(f"{ca} is deleted: yes")


class CertificateManager:
    """ACM, as far as this script needs it."""

    def __init__(self, endpoint):
        self.acm = client("acm", endpoint)

    def request(self, ca, name, **more):
        """Requests a certificate, and waits for the outcome: its ARN, and how it is described."""
        arn = self.acm.request_certificate(DomainName=name, CertificateAuthorityArn=ca, **more)["CertificateArn"]
        return arn, self.wait(arn, lambda detail: detail["Status"] != "PENDING_VALIDATION")

    def wait(self, arn, is_done):
        for _ in range(60):
            detail = self.acm.describe_certificate(CertificateArn=arn)["Certificate"]
            if is_done(detail):
                return detail
            time.sleep(0.5)
        sys.exit(f"constrain_ca.py: {arn} takes too long")

    def list(self):
        pages = self.acm.get_paginator("list_certificates").paginate(PaginationConfig={"PageSize": 1})
        return [summary["CertificateArn"] for page in pages for summary in page["CertificateSummaryList"]]

    def export(self, arn, folder):
        """The key that comes with the certificate is the one that was certified."""
        exported = self.acm.export_certificate(CertificateArn=arn, Passphrase=PASSPHRASE.encode())
        (folder / "own.key").write_text(exported["PrivateKey"])
        (folder / "own.pem").write_text(exported["Certificate"])
        by_key = openssl("pkey", "-in", "own.key", "-passin", f"pass:{PASSPHRASE}", "-pubout", cwd=folder)
        check(by_key == openssl("x509", "-in", "own.pem", "-noout", "-pubkey", cwd=folder), "the exported key fits")

    def renew(self, arn):
        self.acm.renew_certificate(CertificateArn=arn)
        renewed = self.wait(arn, lambda detail: detail["RenewalSummary"]["RenewalStatus"] != "PENDING_AUTO_RENEWAL")
        check(renewed["RenewalSummary"]["RenewalStatus"] == "SUCCESS", "the certificate is renewed")

    def import_own(self, folder):
        """A certificate that ACM did not issue."""
        key = ["-newkey", "rsa:2048", "-nodes", "-keyout", "import.key"]
        openssl("req", "-x509", *key, "-subj", "/CN=imported.example.com", "-days", "30", "-out", "import.pem", cwd=folder)
        parts = {"Certificate": (folder / "import.pem").read_bytes(), "PrivateKey": (folder / "import.key").read_bytes()}
        return self.acm.import_certificate(**parts)["CertificateArn"]

    def delete(self, arn):
        self.acm.delete_certificate(CertificateArn=arn)
        try:
            self.acm.describe_certificate(CertificateArn=arn)
        except self.acm.exceptions.ResourceNotFoundException:
            print(f"{arn} is deleted: yes")


def constrain(pca, constraints):
    """A root CA, and a subordinate whose certificate has these constraints."""
    root, csr = pca.create("ROOT", "Example Root")
    pca.install(root, pca.issue(root, csr, "RootCACertificate/V1", 3650)[0])
    subordinate, csr = pca.create("SUBORDINATE", "Example Subordinate")
    # With a template that is not an APIPassthrough one, AWS ignores the constraints and says nothing.
    template = "SubordinateCACertificate_PathLen0_APIPassthrough/V1"
    certificate, chain = pca.issue(root, csr, template, 1825, ApiPassthrough=constraints)
    wanted = b64decode(constraints["Extensions"]["CustomExtensions"][0]["Value"])
    check(wanted in ssl.PEM_cert_to_DER_cert(certificate), "the certificate has the constraints")
    pca.install(subordinate, certificate, chain)
    return root, subordinate


def use_acm(acm, pca, ca, folder):
    actions = ["IssueCertificate", "GetCertificate", "ListPermissions"]
    pca.pca.create_permission(CertificateAuthorityArn=ca, Principal="acm.amazonaws.com", Actions=actions)
    good, detail = acm.request(ca, PERMITTED, Tags=[{"Key": "stage", "Value": "development"}])
    check(detail["Status"] == "ISSUED", f"ACM issues {PERMITTED}")
    bad, detail = acm.request(ca, OUTSIDE)
    reason = detail.get("FailureReason")
    check(reason == "PCA_NAME_CONSTRAINTS_VALIDATION", f"ACM refuses {OUTSIDE} for name constraints")
    tags = acm.acm.list_tags_for_certificate(CertificateArn=good)["Tags"]
    check(tags == [{"Key": "stage", "Value": "development"}], "the tag is there")
    acm.export(good, folder)
    acm.renew(good)
    imported = acm.import_own(folder)
    check({good, bad, imported} <= set(acm.list()), "all certificates are listed")
    for arn in (good, bad, imported):
        acm.delete(arn)


def main(endpoint, file):
    constraints = json.loads(Path(file).read_text())
    pca, acm = PrivateCa(endpoint), CertificateManager(endpoint)
    root, subordinate = constrain(pca, constraints)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        check(pca.accepts(subordinate, PERMITTED, folder), f"Private CA issues {PERMITTED}")
        check(not pca.accepts(subordinate, OUTSIDE, folder), f"Private CA refuses {OUTSIDE}")
        use_acm(acm, pca, subordinate, folder)
    pca.delete(subordinate)
    pca.delete(root)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: constrain_ca.py ENDPOINT CONSTRAINTS.json")
    main(sys.argv[1], sys.argv[2])
