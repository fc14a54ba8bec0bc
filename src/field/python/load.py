"""A sandbox under load: 300 clients that behave, and others that do not, for as long as an hour; and killed while it signs."""

import random
import re
import subprocess
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from clients import Clients
from hostile import KINDS, Hostile
from jobs import csr
from tally import require
from world import World

ROUNDS = 5
THOUSAND = 1000
SIGNERS = 20

# What it has after a sixth of the time and at the end: nothing may be kept of requests that are over.
GROWTH = 1.1
LONGEST_WAIT = 15


def run(tally, arguments):
    for i in range(ROUNDS):
        seed = arguments.seed + i
        tally.check(f"killed in the middle of a thousand issues, seed {seed}", killed, random.Random(seed))
    under_load(tally, arguments.minutes, arguments.seed)


def killed(chance):
    """Whatever was answered is there after the next start."""
    with tempfile.TemporaryDirectory() as folder:
        world = World("--delay", "0ms", folder=folder)
        answered, early, moment = [], [], chance.randrange(50, THOUSAND - 50)

        def issue(i):
            body = {"CertificateAuthorityArn": world.ca, "Csr": csr(), "SigningAlgorithm": "SHA256WITHECDSA"}
            body |= {"Validity": {"Type": "DAYS", "Value": 30}, "IdempotencyToken": f"leaf-{i}"}
            try:
                answered.append(world.call("acm-pca", "IssueCertificate", body)["CertificateArn"])
            except Exception as failure:
                if len(answered) < moment:
                    early.append(repr(failure))
                return  # it is gone
            if len(answered) >= moment:
                world.process.kill()

        try:
            with ThreadPoolExecutor(SIGNERS) as threads:
                list(threads.map(issue, range(THOUSAND)))
        finally:
            world.close()
        require(not early, f"before it was killed: {early[:3]}")
        require(moment <= len(answered) < THOUSAND, f"{len(answered)} were answered, and it was to be killed after {moment}")
        world = World("--delay", "0ms", folder=folder)
        try:
            for arn in answered:
                got = world.call("acm-pca", "GetCertificate", {"CertificateAuthorityArn": world.ca, "CertificateArn": arn})
                require("BEGIN CERTIFICATE" in got["Certificate"], f"{arn} is lost")
        finally:
            world.close()


def under_load(tally, minutes, seed):
    with tempfile.TemporaryDirectory() as folder:
        world = World("--delay", "20ms", folder=folder)
        try:
            live(tally, world, minutes, seed)
        finally:
            world.close()


def live(tally, world, minutes, seed):
    stop = threading.Event()
    clients = Clients(world, stop, seed)
    hostile = Hostile(world.address, stop, seed)
    heaps = []
    try:
        clients.start()
        hostile.start()
        for part in (1, 5):
            stop.wait(minutes * 60 * part / 6)
            # Bodies of which a part has arrived take up more than anything that is kept.
            with clients.gate.closed(), hostile.gate.closed():
                heaps.append(at_rest(world))
            tally.tell(f"after {sum((1, 5)[: len(heaps)]) * minutes / 6:.0f} min: {heaps[-1]:.1f} MiB after GC, {clients.report()}")
    finally:
        stop.set()
        clients.join()
        hostile.join()
    tally.check("the sandbox is still there", lambda: require(world.process.poll() is None, "it has ended"))
    tally.check("nothing is kept of what is over", grown, heaps)
    tally.check("every call of a client that behaves is answered", clients.check)
    tally.check(f"no client waits longer than {LONGEST_WAIT} s", lambda: require(clients.longest() < LONGEST_WAIT, f"{clients.longest():.1f} s"))
    for kind in KINDS:
        tally.check(f"{kind} is refused or cut off", hostile.check, kind)


def grown(heaps):
    before, after = heaps
    require(before > 0, "jcmd does not tell how much is in use")
    require(after <= GROWTH * before, f"{before:.1f} MiB became {after:.1f} MiB")


def at_rest(world):
    world.reset()
    return heap(world.process.pid)


def heap(process):
    """MiB of the heap that are in use after a collection."""
    subprocess.run(["jcmd", str(process), "GC.run"], check=True, capture_output=True)
    told = subprocess.run(["jcmd", str(process), "GC.heap_info"], check=True, capture_output=True, text=True).stdout
    used = [re.search(r"used (\d+)K", line) for line in told.splitlines() if "heap" in line or "generation" in line]
    return sum(int(each.group(1)) for each in used if each) / 1024
