"""A sandbox in its own process, and what can be seen in it from outside."""

import http.client
import json
import subprocess
import tempfile
from urllib.parse import urlsplit

import tool

CREDENTIAL = "AWS4-HMAC-SHA256 Credential=sandbox/20260101/us-east-1/{}/aws4_request, SignedHeaders=host, Signature=0"
TARGETS = {"acm-pca": "ACMPrivateCA", "acm": "CertificateManager"}


class Refused(Exception):
    """The sandbox answered an error."""

    def __init__(self, status, code, message):
        super().__init__(f"{status} {code}: {message}")
        self.code = code


class World:
    """A sandbox with a root and a subordinate CA, which begin anew with each reset()."""

    def __init__(self, *options, folder=":memory:", env=None, heap="256m", log=None):
        env = env or tool.environment(tempfile.gettempdir())
        self.log = log
        if log:
            options += (f"--log={log}",)
        words = ["sandbox", "--dir", folder, "--port", "0", "--json", "--init", "--sandbox-key", "EC_prime256v1", *options]
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            tool.command(*words),
            env=env | {"PCA_CONSTRAIN_JAVA_OPTS": f"-Xmx{heap}"},
            stdout=subprocess.PIPE,
            stderr=self.errors,
            text=True,
            start_new_session=True,
        )
        try:
            self.wait()
        except BaseException:  # whoever is told to end while it starts, too
            self.close()
            raise

    def wait(self):
        """Until it answers."""
        text = ""
        for line in self.process.stdout:
            text += line
            if line == "}\n":
                break
        if not text:
            self.errors.seek(0)
            raise RuntimeError(f"the sandbox did not start: {self.errors.read()}")
        self.endpoint = json.loads(text)["endpoint"]
        self.address = urlsplit(self.endpoint).netloc
        self.learn(self.state())

    def learn(self, state):
        self.audited = None  # what an audit has found, for the next one
        authorities = state["regions"]["us-east-1"]["CertificateAuthorities"]
        self.root = next(ca["Arn"] for ca in authorities if ca["Type"] == "ROOT")
        self.ca = next(ca["Arn"] for ca in authorities if ca["Type"] == "SUBORDINATE")
        self.before = set(self.issued(self.root, state))

    def plain(self, method, path, headers=None, seconds=60):
        connection = http.client.HTTPConnection(self.address, timeout=seconds)
        try:
            connection.request(method, path, headers=headers or {})
            answer = connection.getresponse()
            return json.loads(answer.read())
        finally:
            connection.close()

    def state(self):
        return self.plain("GET", "/_sandbox/state")

    def reset(self):
        """Two new CAs, and nothing else. After an hour under load, thousands of files are deleted first."""
        self.learn(self.plain("POST", "/_sandbox/reset", {"Content-Type": "application/json"}, seconds=tool.LONGEST))

    def call(self, service, operation, body, connection=None):
        own = connection or http.client.HTTPConnection(self.address, timeout=60)
        try:
            headers = {
                "X-Amz-Target": f"{TARGETS[service]}.{operation}",
                "Content-Type": "application/x-amz-json-1.1",
                "Authorization": CREDENTIAL.format(service),
            }
            own.request("POST", "/", json.dumps(body), headers)
            answer = own.getresponse()
            content = json.loads(answer.read() or b"{}")
        finally:
            if not connection:
                own.close()
        if answer.status != 200:
            raise Refused(answer.status, content.get("__type"), content.get("message"))
        return content

    def calls(self):
        """How many requests it has answered; only of one with a log."""
        with open(self.log, "rb") as log:
            return sum(1 for line in log)

    def issued(self, ca, state=None):
        """The ARNs of what a CA has issued."""
        authorities = (state or self.state())["regions"]["us-east-1"]["CertificateAuthorities"]
        return next(each["IssuedCertificates"] for each in authorities if each["Arn"] == ca)

    def signed(self):
        """What the root has signed since the reset."""
        return [arn for arn in self.issued(self.root) if arn not in self.before]

    def managed(self):
        """The certificates of ACM."""
        return self.state()["regions"]["us-east-1"]["Certificates"]

    def installed(self):
        """The certificate that the subordinate CA uses."""
        return self.call("acm-pca", "GetCertificateAuthorityCertificate", {"CertificateAuthorityArn": self.ca})["Certificate"].strip()

    def close(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.errors.close()
