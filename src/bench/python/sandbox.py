"""The sandbox with many CAs and certificates against itself with few: its start, its memory, and how fast it issues."""

import http.client
import json
import os
import shutil
import statistics
import subprocess
import time
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import table
from tool import WORK

GOAL = 2.0
FEW, MANY = (100, 100), (1_000, 100_000)
QUICK_FEW, QUICK_MANY = (20, 20), (200, 4_000)

# AWS's quota of CAs in a region, which the sandbox keeps to.
CAS_IN_A_REGION = 200
REGIONS = ["us-east-1", "us-east-2", "us-west-1", "us-west-2", "eu-west-1"]
TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Start:
    """Seconds until a start has answered its first call, its CPU until then, and its MiB after some certificates."""

    wall: float
    cpu: float
    mib: float
    rate: float
    cpu_of_one: float


def seed(cas):
    """A seed of so many CAs with EC keys: in each region a root, and the others below it."""
    authorities = []
    for index, region in enumerate(REGIONS):
        below = min(cas - index * CAS_IN_A_REGION, CAS_IN_A_REGION) - 1
        if below >= 0:
            subordinates = [{"name": f"{region} {i}", "keyAlgorithm": "EC_prime256v1"} for i in range(below)]
            root = {"name": region, "region": region, "keyAlgorithm": "EC_prime256v1", "subordinates": subordinates}
            authorities.append(root)
    return {"authorities": authorities}


class Running:
    """A sandbox in its own process, over a folder."""

    def __init__(self, tool, folder, *more):
        self.begun = time.perf_counter()
        started = tool.program("sandbox", "--json", "--port", "0", "--delay", "0ms", "--dir", folder, *more)
        self.process = subprocess.Popen(started.command, env=started.env, stdout=subprocess.PIPE, text=True)
        text = ""
        for line in self.process.stdout:
            text += line
            if line == "}\n":
                break
        self.announced = json.loads(text)
        self.connection = http.client.HTTPConnection(urlsplit(self.announced["endpoint"]).netloc)

    def call(self, region, operation, body):
        credential = f"AWS4-HMAC-SHA256 Credential=key/20260101/{region}/acm-pca/aws4_request, SignedHeaders=host, Signature=0"
        headers = {"X-Amz-Target": f"ACMPrivateCA.{operation}", "Authorization": credential}
        self.connection.request("POST", "/", json.dumps(body), headers)
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status != 200:
            raise SystemExit(f"bench: {operation} answered {answer.status}: {content.decode()}")
        return json.loads(content or b"{}")

    def issue(self, arns, csr, count):
        """Issues so many certificates, by the CAs in turn; seconds, and seconds of the sandbox's CPU."""
        cpu, start = self.cpu(), time.perf_counter()
        for i in range(count):
            arn = arns[i % len(arns)]
            body = {"CertificateAuthorityArn": arn, "Csr": csr, "SigningAlgorithm": "SHA256WITHECDSA"}
            body |= {"Validity": {"Type": "DAYS", "Value": 30}, "IdempotencyToken": f"{time.time_ns()}"}
            self.call(arn.split(":")[3], "IssueCertificate", body)
        return time.perf_counter() - start, self.cpu() - cpu

    def cpu(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def mib(self):
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return int(next(line.split()[1] for line in lines if line.startswith("VmHWM"))) / 1024

    def close(self):
        self.process.terminate()
        self.process.wait()


def request():
    """A CSR, in base64 as the API takes it."""
    made = subprocess.run(
        ["openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "/dev/null", "-subj", "/CN=bench.example.com"],
        check=True,
        capture_output=True,
    )
    return b64encode(made.stdout).decode()


def state(tool, csr, cas, certificates):
    """The folder of a sandbox with so many CAs and certificates; made once."""
    folder = WORK / f"sandbox-{cas}-{certificates}"
    if not folder.exists():
        part = folder.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        file = WORK / f"seed-{cas}.json"
        file.write_text(json.dumps(seed(cas)))
        running = Running(tool, part, "--seed", file)
        try:
            running.issue(list(running.announced["authorities"].values()), csr, certificates)
        finally:
            running.close()
        shutil.rmtree(part / "tokens")  # they expire in five minutes
        part.rename(folder)
    return folder


def measure(tool, folder, csr, count):
    running = Running(tool, folder, "--log=/dev/null")
    try:
        arns = []
        for region in REGIONS:
            arns += [ca["Arn"] for ca in running.call(region, "ListCertificateAuthorities", {})["CertificateAuthorities"]]
            if region == REGIONS[0]:
                wall, cpu = time.perf_counter() - running.begun, running.cpu()
        seconds, of_issue = running.issue(arns, csr, count)
        return Start(wall, cpu, running.mib(), count / seconds, of_issue / count)
    finally:
        running.close()


def rows(tools, quick):
    if not shutil.which("openssl"):
        return [table.missing("sandbox", "openssl")]
    WORK.mkdir(parents=True, exist_ok=True)
    csr = request()
    few, many = (QUICK_FEW, QUICK_MANY) if quick else (FEW, MANY)
    result = []
    for tool in tools:
        folders = {size: state(tool, csr, *size) for size in (few, many)}
        taken = {size: [] for size in folders}
        for i in range(4 if quick else 8):
            for size, folder in folders.items():
                one = measure(tool, folder, csr, 200 if quick else 500)
                if i:
                    taken[size].append(one)
        medians = {
            size: Start(*(statistics.median(values) for values in zip(*(list(vars(one).values()) for one in all_taken))))
            for size, all_taken in taken.items()
        }
        result += compared(f"{many[0]:,} CAs and {many[1]:,} certificates, JDK {tool.version}", medians[many], medians[few], few)
    return result


def compared(what, many, few, size):
    peer = f"{size[0]} CAs and {size[1]} certificates"
    goal = f"at most {GOAL:.0f}"

    def row(name, ours, other, ratio, cpu_ratio=None):
        return table.Row(f"{name} with {what}", ours, f"{peer}: {other}", ratio, cpu_ratio, goal, ratio <= GOAL)

    return [
        row("sandbox, start", f"{many.wall * 1000:.0f} ms", f"{few.wall * 1000:.0f} ms", many.wall / few.wall, many.cpu / few.cpu),
        row("sandbox, memory", f"{many.mib:.0f} MiB", f"{few.mib:.0f} MiB", many.mib / few.mib),
        row("sandbox, issuing", f"{many.rate:,.0f}/s", f"{few.rate:,.0f}/s", few.rate / many.rate, many.cpu_of_one / few.cpu_of_one),
    ]
