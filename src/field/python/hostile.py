"""Clients that do not behave. Each kind must be refused or cut off in time; what it gets is counted."""

import random
import socket
import threading
import time
from collections import Counter

from gate import Gate
from tally import require
from world import CREDENTIAL

# Requests must arrive within 20 seconds (docs/reference/sandbox.md).
IN_TIME = 35
EACH = 8
SLOW = 60

# What refuses a request besides a status that begins with 4; 505 is for a version of HTTP that there is not.
REFUSED = {"closed", "505"}

HEAD = (
    "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Amz-Target: ACMPrivateCA.ListTags\r\n"
    f"Authorization: {CREDENTIAL.format('acm-pca')}\r\nContent-Type: application/x-amz-json-1.1\r\n"
).encode()


def slowloris(send, chance):
    """A header that never ends, an octet every other second."""
    send(HEAD + b"X-Slow: ")
    while True:
        time.sleep(2)
        send(b"x")


def slow_body(send, chance):
    send(HEAD + b"Content-Length: 1000\r\n\r\n{")
    while True:
        time.sleep(2)
        send(b" ")


def half(send, chance):
    """Half a request, and then nothing."""
    send((HEAD + b"Content-Length: 100\r\n\r\n{}")[: chance.randrange(1, len(HEAD))])


def noise(send, chance):
    send(chance.randbytes(chance.randrange(1, 5000)) + b"\r\n\r\n")


def malformed(send, chance):
    start, rest = HEAD.split(b"\r\n", 1)
    send(chance.choice([
        b"POST / HTTP/9.9\r\n" + rest + b"Content-Length: 0\r\n\r\n",
        b"POST  /\r\n\r\n",
        HEAD + b"Content-Length: -1\r\n\r\n",
        HEAD + b"Content-Length: 2\r\nContent-Length: 7\r\n\r\n{}",
        HEAD + b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\nzz\r\n{}\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n{}\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        HEAD.replace(b"Host: 127.0.0.1", b"Host: example.com") + b"Content-Length: 2\r\n\r\n{}",
    ]))


def long_header(send, chance):
    send(HEAD + b"X-Long: " + b"x" * (1 << 20) + b"\r\n\r\n")


def many_headers(send, chance):
    send(HEAD + b"".join(b"X-%d: x\r\n" % i for i in range(10_000)) + b"\r\n")


def nested(send, chance):
    deep = b'{"Tags": ' + b"[" * 500_000 + b"]" * 500_000 + b"}"
    send(HEAD + b"Content-Length: %d\r\n\r\n" % len(deep) + deep)


def wide(send, chance):
    """A number with a million digits, and a key that occurs often."""
    body = b'{"MaxResults": ' + b"9" * 1_000_000 + b', "a": 1' * 1000 + b"}"
    send(HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body)


def endless_body(send, chance):
    send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    while True:
        send(b"10000\r\n" + b" " * 0x10000 + b"\r\n")


def promised_body(send, chance):
    send(HEAD + b"Content-Length: 9999999999\r\n\r\n")
    while True:
        send(b" " * 0x10000)


KINDS = {
    "slowloris": slowloris,
    "a slow body": slow_body,
    "half a request": half,
    "noise": noise,
    "malformed HTTP": malformed,
    "a long header": long_header,
    "many headers": many_headers,
    "nested JSON": nested,
    "JSON with huge values": wide,
    "a body that never ends": endless_body,
    "a body longer than there is room for": promised_body,
}


def status(start):
    words = start.split(b" ", 2)
    if words[0].startswith(b"HTTP/") and len(words) > 1:
        return words[1].decode("latin1")
    return f"no HTTP: {start[:40]}" if start else "closed"


class Hostile:
    def __init__(self, address, stop, seed):
        host, port = address.split(":")
        self.address = (host, int(port))
        self.stop = stop
        self.ends = {kind: Counter() for kind in KINDS}
        self.longest = Counter()
        self.gate = Gate()
        self.threads = []
        for kind, attack in KINDS.items():
            for i in range(SLOW if kind == "slowloris" else EACH):
                self.threads.append(threading.Thread(target=self.live, args=(kind, attack, random.Random(f"{seed} {kind} {i}")), daemon=True))

    def start(self):
        for each in self.threads:
            each.start()

    def join(self):
        for each in self.threads:
            each.join(IN_TIME + 5)

    def live(self, kind, attack, chance):
        while not self.stop.wait(chance.uniform(0.5, 5)):
            with self.gate.passed():
                begun = time.monotonic()
                end = self.once(attack, chance)
                taken = time.monotonic() - begun
            if not self.stop.is_set():
                self.ends[kind][end] += 1
                self.longest[kind] = max(self.longest[kind], taken)

    def once(self, attack, chance):
        """How it ended: the status of an answer, a connection that was closed, or nothing in time."""
        try:
            with socket.create_connection(self.address, timeout=IN_TIME) as connection:
                try:
                    attack(connection.sendall, chance)
                    connection.shutdown(socket.SHUT_WR) if chance.random() < 0.2 else None
                except (BrokenPipeError, ConnectionResetError):
                    pass  # closed, perhaps after an answer
                return status(connection.recv(4096))
        except TimeoutError:
            return "nothing in time"
        except OSError:
            return "closed"

    def check(self, kind):
        ends = self.ends[kind]
        bad = [end for end in ends if end not in REFUSED and not end.startswith("4")]
        require(ends and not bad, f"{dict(ends)}")
        require(self.longest[kind] < IN_TIME, f"it took {self.longest[kind]:.0f} s until it was cut off")
