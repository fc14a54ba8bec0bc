"""The sandbox as a process, and its API without an SDK."""

import base64
import json
import os
import subprocess
import time
import urllib.error
import urllib.request

REGION = "us-east-1"
TARGETS = {"acm": "CertificateManager", "acm-pca": "ACMPrivateCA"}
PATIENCE = 30


class Refusal(Exception):
    def __init__(self, code, message):
        super().__init__(f"{code}: {message}")
        self.code = code


class Sandbox:
    """A sandbox on a free port that keeps nothing."""

    def __init__(self, tool, log):
        command = [tool, "sandbox", "--dir", ":memory:", "--port", "0", "--json"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log.open("w"), text=True)
        self.endpoint = self._endpoint(log)

    def _endpoint(self, log):
        said = ""
        for line in self.process.stdout:
            said += line
            try:
                return json.loads(said)["endpoint"]
            except ValueError:
                continue
        raise SystemExit(f"terraform-replay: the sandbox did not start: {log.read_text().strip()}")

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def call(self, service, operation, **members):
        """Runs an operation, and waits while it answers RequestInProgressException."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return self._call(service, operation, members)
            except Refusal as refusal:
                if refusal.code != "RequestInProgressException" or time.monotonic() > deadline:
                    raise
            time.sleep(0.1)

    def _call(self, service, operation, members):
        scope = f"sandbox/20260101/{REGION}/{service}/aws4_request"
        headers = {
            "Content-Type": "application/x-amz-json-1.1",
            "X-Amz-Target": f"{TARGETS[service]}.{operation}",
            "Authorization": f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=0",
        }
        request = urllib.request.Request(self.endpoint, json.dumps(members).encode(), headers)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return json.loads(answer.read() or "{}")
        except urllib.error.HTTPError as error:
            problem = json.load(error)
            code = problem.get("__type", "").rpartition("#")[2]
            raise Refusal(code, problem.get("message", problem.get("Message", ""))) from error


def blob(text):
    return base64.b64encode(text.encode()).decode()


def terraform_environment(folder):
    """For a Terraform that knows nothing of its user: no credentials, no settings, no look for news."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "TF_"))}
    return kept | {
        "CHECKPOINT_DISABLE": "1",
        "TF_IN_AUTOMATION": "1",
        "TF_CLI_CONFIG_FILE": "/dev/null",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": str(folder / "none"),
        "AWS_SHARED_CREDENTIALS_FILE": str(folder / "none"),
    }
