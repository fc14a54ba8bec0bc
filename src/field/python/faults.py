"""Faults of the network, the disk and the user: nothing is done twice, and every message says what to do."""

import json
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import silent
import torn
import wire
import tool
from jobs import JOBS
from tally import Failed, require
from world import World

HERE = Path(__file__).parent
NAMESPACE = ["unshare", "--map-root-user", "--mount"]


def run(tally, arguments):
    silent.run(tally)
    world = World("--delay", "20ms")
    try:
        wire.run(tally, world, arguments)
        torn.run(tally, world, arguments)
        for name in JOBS:
            tally.check(f"two of {name} at once", together, world, name)
        tally.check("a clock that was set back between two runs", set_back, world)
    finally:
        world.close()
    disks(tally, arguments)


def together(world, name):
    """One of them works, and the other waits for nothing and spoils nothing."""
    with tempfile.TemporaryDirectory() as folder:
        world.reset()
        job = JOBS[name](world, folder)
        ended = [each.wait() for each in [tool.Run(job.words(), job.env) for _ in range(2)]]
        job.check_between()
        require(all(each.code in tool.EXPECTED for each in ended), "\n".join(map(str, ended)))
        good = [each for each in ended if each.code in job.codes]
        require(good, "\n".join(map(str, ended)))
        job.check(good[-1])


def set_back(world):
    """The run before seems to be in the future: whether AWS remembers its request is not known, so none is sent."""
    with tempfile.TemporaryDirectory() as folder:
        world.reset()
        job = JOBS["issue"](world, folder)
        ended = tool.run(job.words(), job.env)
        require(ended.code == 0, str(ended))
        journal = job.folder / "run" / "journal.jsonl"
        entries = [json.loads(line) for line in journal.read_text().splitlines()]
        asked = [entry for entry in entries if entry["step"] in ("accounts", "requesting")]
        shutil.rmtree(job.folder / "run")
        shutil.rmtree(job.folder / "state", ignore_errors=True)
        journal.parent.mkdir()
        journal.write_text("".join(json.dumps(entry | {"at": "2099-01-01T00:00:00Z"}) + "\n" for entry in asked))
        again = tool.run(job.words(), job.env)
        require(again.code == 4 and "--issue-again" in again.err, str(again))
        require(len(world.signed()) == 1, f"{len(world.signed())} certificates are signed")


def disks(tally, arguments):
    """In a namespace of mounts, so that the disks are gone whatever happens."""
    if not shutil.which("unshare") or subprocess.run([*NAMESPACE, "true"], capture_output=True).returncode:
        tally.not_run("full disks and read-only folders", "there is no namespace to be had for them")
        return
    command = [*NAMESPACE, sys.executable, str(HERE / "disk.py"), str(arguments.seed), tally.only]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            name, _, failure = line.strip().partition("\t")
            tally.check(name, told, json.loads(failure) if failure else "")
    tally.check("the disks were tried to the end", ended, process.returncode, always=True)


def ended(code):
    require(code == 0, f"disk.py ended with {code}")


def told(failure):
    if failure:
        raise Failed(failure)


def choice(seed, name):
    return random.Random(f"{name} {seed}")
