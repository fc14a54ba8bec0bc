"""The commands that change something, each with what has to hold once it has done its work."""

import base64
import difflib
import json
import subprocess
from functools import cache
from itertools import islice
from pathlib import Path

import tool
from tally import require

LEAVES = 40
AT = "2030-01-01"
REPORT = "{report}"


class Job:
    """A command line, and what is true before and after it."""

    name = ""
    codes = {0}
    changes = True  # anything that the next job in the same sandbox would find
    repeats = True  # is done once more after it was done, rather than refused

    def __init__(self, world, folder):
        self.world = world
        self.folder = Path(folder)
        self.env = tool.environment(folder)
        self.old = world.installed()
        self.prepare()

    def prepare(self):
        pass

    def words(self):
        raise NotImplementedError

    def at(self, *words):
        return [*words, "--endpoint-url", self.world.endpoint]

    def is_done(self, ended):
        """Whether a command that follows one which was killed has found everything done, or has done it."""
        return ended.code in self.codes

    def check(self, ended):
        """What has to hold at the end."""
        raise NotImplementedError

    def check_between(self):
        """What has to hold at any moment."""
        require(len(self.world.signed()) <= 1, f"{len(self.world.signed())} certificates are signed: {self.world.signed()}")


class Apply(Job):
    name = "apply"

    def words(self):
        names = ["-p", "example.com", "--permit", "www.example.com", "--deny", "www.example.org"]
        cas = ["--ca", self.world.ca, "--parent", self.world.root]
        return self.at("apply", *cas, *names, "--out-dir", self.folder / "run", "--yes")

    def check_between(self):
        super().check_between()
        require(self.world.installed() in [self.old, self.new()], "another certificate is installed than the one in the folder")

    def new(self):
        file = self.folder / "run" / "cert.pem"
        return file.read_text().strip() if file.exists() else None

    def check(self, ended):
        require(len(self.world.signed()) == 1, f"{len(self.world.signed())} certificates are signed: {self.world.signed()}")
        require(self.world.installed() == self.new(), "the certificate in the folder is not the one that is installed")
        require(not self.world.managed(), f"a test has left behind {self.world.managed()}")
        require('"step":"tested"' in (self.folder / "run" / "journal.jsonl").read_text(), "the journal does not end with a test")


class Issue(Apply):
    name = "issue"
    repeats = False

    def is_done(self, ended):
        return super().is_done(ended) or (ended.code == 2 and "Next: pca-constrain install" in ended.err)

    def words(self):
        cas = ["--ca", self.world.ca, "--parent", self.world.root]
        return self.at("issue", *cas, "-p", "example.com", "--out-dir", self.folder / "run")

    def check(self, ended):
        require(len(self.world.signed()) == 1, f"{len(self.world.signed())} certificates are signed: {self.world.signed()}")
        require(self.world.installed() == self.old, "a certificate is installed")
        asked = {"CertificateAuthorityArn": self.world.root, "CertificateArn": self.world.signed()[0]}
        require(self.world.call("acm-pca", "GetCertificate", asked)["Certificate"].strip() == self.new(), "the folder holds another certificate")


class Install(Apply):
    name = "install"

    def prepare(self):
        issued = tool.run(Issue.words(self), self.env)
        require(issued.code == 0, f"nothing to install: {issued}")

    def words(self):
        return self.at("install", "--ca", self.world.ca, "--from", self.folder / "run", "--yes")

    def check(self, ended):
        require(self.world.installed() == self.new(), "the certificate in the folder is not the one that is installed")


class Test(Job):
    name = "test"

    def words(self):
        names = ["--permit", "www.example.com,api.example.com,mail.example.com"]
        return self.at("test", "--ca", self.world.ca, *names)

    def check(self, ended):
        require(not self.world.managed(), f"the test has left behind {self.world.managed()}")
        records = self.folder / "state" / "pca-constrain" / "tests"
        left = list(records.rglob("journal.jsonl")) if records.exists() else []
        require(not left, f"there are records of tests that are over: {[file.read_text() for file in left]}")


class Audit(Job):
    """Of a report, with certificates that were fetched earlier."""

    name = "audit"
    codes = {0, 1}
    changes = False

    def prepare(self):
        self.report = self.folder / "report.json"
        if not self.world.audited:
            self.world.audited = self.issue_leaves()
        text, whole = self.world.audited
        self.report.write_text(text)
        self.whole = whole.replace(REPORT, str(self.report))

    def issue_leaves(self):
        """A report, and what is found in it without interruption."""
        request = csr()
        arns = []
        for i in range(LEAVES):
            body = {"CertificateAuthorityArn": self.world.ca, "Csr": request, "SigningAlgorithm": "SHA256WITHECDSA"}
            body |= {"Validity": {"Type": "DAYS", "Value": 30}, "IdempotencyToken": f"leaf-{i}"}
            arns.append(self.world.call("acm-pca", "IssueCertificate", body)["CertificateArn"])
        text = json.dumps([{"certificateArn": arn} for arn in arns])
        self.report.write_text(text)
        whole = tool.run(self.at("audit", "--json", "--at", AT, self.report), self.env)
        require(whole.code in self.codes, str(whole))
        return text, whole.out.replace(str(self.report), REPORT)

    def words(self):
        return self.at("audit", "--json", "--at", AT, "--fetched", self.folder / "fetched", self.report)

    def check(self, ended):
        lines = difflib.unified_diff(self.whole.splitlines(), ended.out.splitlines(), "without interruption", "with it", n=0, lineterm="")
        changes = "\n".join(islice(lines, 20))
        require(not changes, f"found something else than without interruption:\n{changes}\n{ended}")


JOBS = {job.name: job for job in (Apply, Issue, Install, Test, Audit)}


@cache
def csr():
    """In base64, as the API takes it."""
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "/dev/null"]
    made = subprocess.run(["openssl", "req", "-new", *key, "-subj", "/CN=field.example.com"], check=True, capture_output=True)
    return base64.b64encode(made.stdout).decode()
