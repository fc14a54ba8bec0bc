"""A sandbox that runs, with CAs in it, and the AWS CLI to talk to it."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tool import WORK

LONGEST_SETTLING = 6.0
CALM = 1.5
LOOK = 0.25
TEMPLATES = "arn:aws:acm-pca:::template/"


def aws_cli():
    """The AWS CLI: the one of this Python, since a version manager's shim would count against it, or that on PATH."""
    beside = Path(sys.executable).with_name("aws")
    return str(beside) if beside.exists() else shutil.which("aws")


class World:
    """A sandbox in its own process, with a root CA."""

    def __init__(self, tool):
        WORK.mkdir(parents=True, exist_ok=True)
        started = tool.program("sandbox", "--dir", ":memory:", "--port", "0", "--json")
        self.process = subprocess.Popen(started.command, env=started.env, stdout=subprocess.PIPE, text=True)
        text = ""
        while "}" not in text:
            text += self.process.stdout.readline()
        self.endpoint = json.loads(text)["endpoint"]
        self.env = {key: value for key, value in os.environ.items() if not key.startswith("AWS_")} | {
            "AWS_ACCESS_KEY_ID": "sandbox",
            "AWS_SECRET_ACCESS_KEY": "sandbox",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_PAGER": "",
            "AWS_CONFIG_FILE": "/nonexistent",
            "AWS_SHARED_CREDENTIALS_FILE": "/nonexistent",
        }
        self.root = self.ca("ROOT")
        (WORK / "root.csr").write_text(self.csr(self.root))
        issued = self.aws(
            *["acm-pca", "issue-certificate", "--certificate-authority-arn", self.root, "--csr", f"fileb://{WORK}/root.csr"],
            *["--signing-algorithm", "SHA256WITHRSA", "--template-arn", TEMPLATES + "RootCACertificate/V1"],
            *["--validity", "Value=10,Type=YEARS", "--query", "CertificateArn"],
        )
        (WORK / "root.pem").write_text(self.certificate(self.root, issued))
        self.aws(
            *["acm-pca", "import-certificate-authority-certificate", "--certificate-authority-arn", self.root],
            *["--certificate", f"fileb://{WORK}/root.pem"],
        )

    def settle(self):
        """Waits until the sandbox does nothing, since it makes keys after those of the last run were taken."""
        stat = Path(f"/proc/{self.process.pid}/stat")
        if not stat.exists():
            time.sleep(LONGEST_SETTLING)
            return
        ticks, calm = None, 0
        for _ in range(int(LONGEST_SETTLING / LOOK)):
            time.sleep(LOOK)
            before, ticks = ticks, stat.read_text().rsplit(")", 1)[1].split()[11:13]
            calm = calm + LOOK if ticks == before else 0
            if calm >= CALM:
                return

    def close(self):
        self.process.terminate()
        self.process.wait()

    def command(self, *arguments):
        return [aws_cli(), "--endpoint-url", self.endpoint, "--region", "us-east-1", "--output", "text", *arguments]

    def aws(self, *arguments):
        """What the AWS CLI answers; asks again while what is asked for is being made."""
        for _ in range(50):
            ended = subprocess.run(self.command(*arguments), env=self.env, capture_output=True, text=True)
            if ended.returncode == 0:
                return ended.stdout.strip()
            if "RequestInProgress" not in ended.stderr:
                raise SystemExit(f"bench: {arguments}: {ended.stderr}")
            time.sleep(0.2)
        raise SystemExit(f"bench: {arguments}: still in progress")

    def ca(self, kind):
        """A new CA, whose CSR can be had."""
        configuration = {
            "KeyAlgorithm": "RSA_2048",
            "SigningAlgorithm": "SHA256WITHRSA",
            "Subject": {"CommonName": f"Bench {kind}"},
        }
        arn = self.aws(
            *["acm-pca", "create-certificate-authority", "--certificate-authority-type", kind],
            *["--certificate-authority-configuration", json.dumps(configuration), "--query", "CertificateAuthorityArn"],
        )
        self.csr(arn)
        return arn

    def subordinate(self):
        """A new subordinate CA that ACM may use."""
        arn = self.ca("SUBORDINATE")
        self.aws(
            *["acm-pca", "create-permission", "--certificate-authority-arn", arn, "--principal", "acm.amazonaws.com"],
            *["--actions", "IssueCertificate", "GetCertificate", "ListPermissions"],
        )
        return arn

    def csr(self, ca):
        return self.aws("acm-pca", "get-certificate-authority-csr", "--certificate-authority-arn", ca) + "\n"

    def certificate(self, ca, arn):
        return self.aws(
            *["acm-pca", "get-certificate", "--certificate-authority-arn", ca, "--certificate-arn", arn],
            *["--query", "Certificate"],
        ) + "\n"
