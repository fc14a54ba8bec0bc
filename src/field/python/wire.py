"""A wire that loses, cuts and changes answers: a command fails with words, and the next one finishes its work."""

import gzip
import http.client
import random
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import tool
from jobs import JOBS
from tally import require

RUNS = {"apply": 12, "issue": 10, "install": 6, "test": 10, "audit": 6}
SHARE = 0.25

BOMB = gzip.compress(bytes(64 << 20))
FAULTS = ["lost before", "lost after", "cut", "bomb", "page", "garbage", "empty", "502"]


class Wire(ThreadingHTTPServer):
    """Passes requests on to a sandbox, and answers on."""

    daemon_threads = True
    request_queue_size = 500

    def __init__(self, target, seed):
        super().__init__(("127.0.0.1", 0), Handler)
        self.target = target
        self.chance = random.Random(seed)
        self.share = SHARE
        self.done = []
        self.lock = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def endpoint(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def draw(self, operation):
        """What happens to the next request, and a number between 0 and 1 for how."""
        with self.lock:
            fault = self.chance.choice(FAULTS) if self.chance.random() < self.share else ""
            if fault:
                self.done.append(f"{operation}: {fault}")
            return fault, self.chance.random()

    def handle_error(self, request, client_address):
        pass


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        fault, where = self.server.draw(self.headers["X-Amz-Target"].split(".")[1])
        if fault == "lost before":
            return self.hang_up()
        connection = http.client.HTTPConnection(self.server.target, timeout=60)
        connection.request("POST", self.path, body, dict(self.headers))
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        if fault == "lost after":
            return self.hang_up()
        status, encoding = answer.status, None
        if fault == "bomb":
            content, encoding = BOMB, "gzip"
        elif fault == "page":
            content = b"<html><title>Sign in</title></html>"
        elif fault == "garbage":
            content = bytes(octet ^ 0x55 for octet in content)
        elif fault == "empty":
            content = b"{}"
        elif fault == "502":
            status, content = 502, b"Bad Gateway"
        self.send_response_only(status)
        for name, value in answer.getheaders():
            if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                self.send_header(name, value)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if fault == "cut":
            self.wfile.write(content[: int(where * len(content))])
            return self.hang_up()
        self.wfile.write(content)

    def hang_up(self):
        self.close_connection = True


def run(tally, world, arguments):
    for name, count in RUNS.items():
        for i in range(count):
            seed = arguments.seed + i
            tally.check(f"{name} over a broken wire {i}, seed {seed}", broken, world, name, f"{name} {seed}")


def broken(world, name, seed):
    with tempfile.TemporaryDirectory() as folder, Wire(world.address, seed) as wire:
        world.reset()
        job = JOBS[name](world, folder)
        direct, world.endpoint = world.endpoint, wire.endpoint
        try:
            words = job.words()
            ended = tool.run(words, job.env)
            job.check_between()
            require(ended.code in tool.EXPECTED, f"{wire.done}: {ended}")
            # Over a wire that works again, with the same words.
            wire.share = 0
            if ended.code not in job.codes or name == "test":
                before, ended = ended, tool.run(words, job.env)
                settled = ended.code in job.codes or refused(world, ended)
                require(settled, f"{wire.done}: {before}\nand then {ended}")
            if ended.code in job.codes:
                job.check(ended)
            require(not world.managed(), f"{wire.done}: a test has left behind {world.managed()}")
        finally:
            world.endpoint = direct
            wire.shutdown()


def refused(world, ended):
    """Whether a certificate is there that cannot be proven to be the one that was asked for; then the words say what to do."""
    return ended.code in (1, 4) and "--issue-again" in ended.err
