"""Files of a run that were cut off or changed while nobody looked: nothing wrong is installed, and nothing is signed twice."""

import random
import tempfile
import time

import tool
from jobs import JOBS
from tally import require

RUNS = {"apply": 20, "issue": 10, "install": 20, "audit": 10}

# Seconds after its first file by which a run is stopped.
LATER = 2.0
ATTEMPTS = 6


def run(tally, world, arguments):
    for name, count in RUNS.items():
        for i in range(count):
            seed = arguments.seed + i
            tally.check(f"{name} in a damaged folder {i}, seed {seed}", damaged, world, name, random.Random(f"{name} {seed}"))


def damaged(world, name, chance):
    with tempfile.TemporaryDirectory() as folder:
        world.reset()
        job = JOBS[name](world, folder)
        for _ in range(0 if name == "install" else ATTEMPTS):  # which begins with the files of an issuance
            begun = tool.Run(job.words(), job.env)
            while not written(job) and begun.process.poll() is None:
                time.sleep(0.01)
            time.sleep(chance.uniform(0, LATER))
            begun.kill()
            if written(job):  # the first may have been one for the time being
                break
        files = written(job)
        require(files, "there is nothing that could be damaged")
        signed = world.signed()
        done = [damage(file, chance) for file in chance.sample(files, min(len(files), chance.choice([1, 1, 2])))]
        most = max(1, len(signed)) + (1 if is_forgotten(job) else 0)
        ended = tool.run(job.words(), job.env)
        require(ended.code in tool.EXPECTED, f"{done}: {ended}")
        require(len(world.signed()) <= most, f"{done}: {len(world.signed())} certificates are signed: {ended}")
        require(world.installed() == job.old or name in ("apply", "install"), f"{done}: a certificate is installed")
        if world.installed() != job.old:
            require(world.installed() in certificates(world), f"{done}: a certificate is installed that the root has not signed")
        require(ended.code == 0 or "hint: " in ended.err or ended.code == 1, f"{done}: no hint: {ended}")


def written(job):
    """The files of a job that have anything in them, apart from its report."""
    files = [file for file in sorted(job.folder.rglob("*")) if file.is_file() and file.stat().st_size]
    return [file for file in files if file != getattr(job, "report", None)]


def is_forgotten(job):
    """Whether nothing is left but a journal without a whole line: that of a run which was stopped before it asked for anything."""
    files = [file for file in (job.folder / "run").glob("*") if file.is_file() and not file.name.startswith(".")]
    return [file.name for file in files] == ["journal.jsonl"] and b"\n" not in files[0].read_bytes()


def certificates(world):
    asked = [{"CertificateAuthorityArn": world.root, "CertificateArn": arn} for arn in world.signed()]
    return [world.call("acm-pca", "GetCertificate", each)["Certificate"].strip() for each in asked]


def damage(file, chance):
    """Cuts a file off, or changes an octet of it."""
    content = bytearray(file.read_bytes())
    at = chance.randrange(len(content))
    if chance.random() < 0.5:
        del content[at:]
        how = f"cut at {at}"
    else:
        content[at] ^= 1 << chance.randrange(8)
        how = f"octet {at} changed"
    file.write_bytes(content)
    return f"{file.name} {how}"
