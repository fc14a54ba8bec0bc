"""Clients that behave: they ask, request and delete, each on its own connection, and count what goes wrong."""

import http.client
import random
import statistics
import threading
import time
from collections import Counter

from gate import Gate
from jobs import csr
from tally import Failed, require

CLIENTS = 300
PAUSE = 4.0  # seconds at most; half of them would keep one core busy with nothing but clients

# Calls that the sandbox keeps something of, each second and of all clients together.
CHANGES = 5


class Clients:
    def __init__(self, world, stop, seed):
        self.world = world
        self.stop = stop
        self.lock = threading.Lock()
        self.gate = Gate()
        self.seconds = []
        self.calls = 0
        self.most = 0.0
        self.failures = Counter()
        self.next_change = time.monotonic()
        self.threads = [threading.Thread(target=self.live, args=(random.Random(f"{seed} {i}"),), daemon=True) for i in range(CLIENTS)]

    def start(self):
        for each in self.threads:
            each.start()

    def join(self):
        for each in self.threads:
            each.join(70)
        hung = sum(each.is_alive() for each in self.threads)
        if hung:
            self.failures["a client that never ended"] = hung

    def live(self, chance):
        connection = http.client.HTTPConnection(self.world.address, timeout=60)
        while not self.stop.wait(chance.uniform(0, PAUSE)):
            try:
                with self.gate.passed():
                    self.act(chance, connection)
            except Exception as failure:
                if not self.stop.is_set():
                    self.failures[f"{type(failure).__name__}: {failure}"[:200]] += 1
                connection.close()
        connection.close()

    def act(self, chance, connection):
        ca = {"CertificateAuthorityArn": chance.choice([self.world.ca, self.world.root])}
        if chance.random() < 0.1 and self.may_change():
            chance.choice([self.issue, self.request])(chance, connection)
            return
        service, operation, body = chance.choice([
            ("acm-pca", "DescribeCertificateAuthority", ca),
            ("acm-pca", "GetCertificateAuthorityCertificate", ca),
            ("acm-pca", "GetCertificateAuthorityCsr", ca),
            ("acm-pca", "ListTags", ca),
            ("acm-pca", "ListPermissions", ca),
            ("acm-pca", "ListCertificateAuthorities", {}),
            ("acm", "ListCertificates", {"MaxItems": 10}),
        ])
        self.timed(service, operation, body, connection)

    def issue(self, chance, connection):
        body = {"CertificateAuthorityArn": self.world.ca, "Csr": csr(), "SigningAlgorithm": "SHA256WITHECDSA"}
        body |= {"Validity": {"Type": "DAYS", "Value": 30}, "IdempotencyToken": f"{chance.random()}"}
        arn = self.timed("acm-pca", "IssueCertificate", body, connection)["CertificateArn"]
        time.sleep(0.1)
        self.timed("acm-pca", "GetCertificate", {"CertificateAuthorityArn": self.world.ca, "CertificateArn": arn}, connection)

    def request(self, chance, connection):
        body = {"CertificateAuthorityArn": self.world.ca, "DomainName": "www.example.com", "KeyAlgorithm": "EC_prime256v1"}
        arn = self.timed("acm", "RequestCertificate", body | {"IdempotencyToken": f"t{chance.randrange(1 << 60)}"}, connection)["CertificateArn"]
        self.timed("acm", "DescribeCertificate", {"CertificateArn": arn}, connection)
        self.timed("acm", "DeleteCertificate", {"CertificateArn": arn}, connection)

    def may_change(self):
        with self.lock:
            now = time.monotonic()
            if now < self.next_change:
                return False
            self.next_change = now + 1 / CHANGES
            return True

    def timed(self, service, operation, body, connection):
        begun = time.monotonic()
        answer = self.world.call(service, operation, body, connection)
        taken = time.monotonic() - begun
        with self.lock:
            self.seconds.append(taken)
            self.calls += 1
            self.most = max(self.most, taken)
        return answer

    def longest(self):
        return self.most

    def report(self):
        """What was asked since the last report."""
        with self.lock:
            seconds, self.seconds = sorted(self.seconds), []
        if not seconds:
            return "no calls"
        slow = seconds[int(0.99 * (len(seconds) - 1))]
        return f"{len(seconds)} calls, median {statistics.median(seconds) * 1000:.0f} ms, 99 % below {slow * 1000:.0f} ms"

    def check(self):
        if self.failures:
            raise Failed(f"failed: {self.failures.most_common(5)}")
        require(self.calls >= CLIENTS, f"{CLIENTS} clients made {self.calls} calls")
