"""Disks that are full or read-only. Runs in a namespace of mounts, and prints each check with what failed, if anything did."""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

import tool
from jobs import JOBS, csr
from tally import Failed, require
from world import Refused, World

FULL = "the disk is full"


class Disk:
    """A small file system in memory."""

    def __init__(self, folder, kib=2048):
        self.folder = Path(folder)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kib}k", "field", folder], check=True)

    def fill(self, leave=0):
        """Takes all room but so many octets."""
        with open(self.folder / "ballast", "wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass
        size = (self.folder / "ballast").stat().st_size
        os.truncate(self.folder / "ballast", max(0, size - leave))

    def empty(self):
        (self.folder / "ballast").unlink(missing_ok=True)

    def close(self):
        subprocess.run(["umount", "-l", str(self.folder)], check=True)


def on_disk(check):
    """Has the check run on a disk and in a world of its own."""

    def with_disk(world, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            disk = Disk(folder)
            try:
                world.reset()
                check(world, disk, *arguments)
            finally:
                disk.close()

    return with_disk


@on_disk
def full_before(world, disk, name):
    """Nothing is signed, and after making room the same command does its work."""
    job = JOBS[name](world, disk.folder)
    signed = len(world.signed())
    disk.fill(leave=0 if name in ("test", "audit") else 60 << 10)
    ended = tool.run(job.words(), job.env)
    require(ended.code in tool.EXPECTED, str(ended))
    if name not in ("test", "install"):  # these work without records, and say so
        require(ended.code == 2 and FULL in ended.err and "hint: make room" in ended.err, str(ended))
    require(len(world.signed()) == signed, f"something is signed: {ended}")
    require(not world.managed(), f"a test has left behind {world.managed()}")
    disk.empty()
    again = tool.run(job.words(), job.env)
    require(again.code in job.codes, f"{ended}\nand then {again}")
    job.check(again)


@on_disk
def full_meanwhile(world, disk, name, chance):
    """It fills up at any moment, and leaves hardly any room."""
    job = JOBS[name](world, disk.folder)
    begun = tool.Run(job.words(), job.env)
    moment, left = round(chance.uniform(0.3, 2.5), 3), chance.choice([0, 0, 4096, 8192, 20480])
    time.sleep(moment)
    disk.fill(left)
    ended = begun.wait()
    what = f"full after {moment} s but for {left}: {ended}"
    job.check_between()
    require(ended.code in tool.EXPECTED, what)
    require(not world.managed() or ended.code == 4, f"a test has left behind {world.managed()}: {what}")
    require(ended.code in job.codes or FULL in ended.err, f"no word of the disk: {what}")
    disk.empty()
    if ended.code in job.codes and not job.repeats:
        return job.check(ended)  # it was done before the disk was full
    again = tool.run(job.words(), job.env)
    require(again.code in job.codes, f"{what}\nand then {again}")
    job.check(again)


@on_disk
def read_only(world, disk, name):
    job = JOBS[name](world, disk.folder)
    signed = len(world.signed())
    subprocess.run(["mount", "-o", "remount,ro", str(disk.folder)], check=True)
    ended = tool.run(job.words(), job.env)
    if name not in ("test", "install"):
        require(ended.code == 2 and "read-only" in ended.err and "hint: " in ended.err, str(ended))
    require(ended.code in tool.EXPECTED, str(ended))
    require(len(world.signed()) == signed and not world.managed(), f"something is signed or left behind: {ended}")
    subprocess.run(["mount", "-o", "remount,rw", str(disk.folder)], check=True)
    again = tool.run(job.words(), job.env)
    require(again.code in job.codes, f"{ended}\nand then {again}")
    job.check(again)


def sandbox():
    """It says that it cannot write, goes on with everything else, and keeps what it has answered."""
    with tempfile.TemporaryDirectory() as folder:
        disk = Disk(folder, 1024)
        try:
            records = f"{folder}/trail"
            answered, own = [], World("--delay", "0ms", "--cloudtrail", records, folder=f"{folder}/state")
            answered += issue(own)
            disk.fill()
            refused = issue(own)
            require(refused and "No space left" in refused[0], f"on a full disk, it answered {refused}")
            require(own.installed(), "it does not read any more")
            time.sleep(3)  # it tries to write records once a second
            left = list(Path(records).rglob("*.part"))
            require(not left, f"what could not be written is left behind: {left}")
            disk.empty()
            answered += issue(own)
            own.close()
            own = World("--delay", "0ms", folder=f"{folder}/state")
            for arn in answered:
                own.call("acm-pca", "GetCertificate", {"CertificateAuthorityArn": own.ca, "CertificateArn": arn})
            own.close()
        finally:
            disk.close()


def issue(world):
    """The ARNs of ten certificates, or the message of what refuses one."""
    arns = []
    for _ in range(10):
        body = {"CertificateAuthorityArn": world.ca, "Csr": csr(), "SigningAlgorithm": "SHA256WITHECDSA"}
        try:
            arns.append(world.call("acm-pca", "IssueCertificate", body | {"Validity": {"Type": "DAYS", "Value": 30}})["CertificateArn"])
        except Refused as refused:
            return [str(refused)]
    return arns


def checks(world, seed):
    yield "the sandbox on a disk that fills up", sandbox
    for name in JOBS:
        yield f"{name} on a full disk", lambda name=name: full_before(world, name)
        yield f"{name} in a read-only folder", lambda name=name: read_only(world, name)
        for i in range(seed, seed + 8):
            chance = random.Random(f"{name} {i}")
            yield f"{name} on a disk that fills up, seed {i}", lambda name=name, chance=chance: full_meanwhile(world, name, chance)


def main():
    world = World("--delay", "50ms")
    try:
        for name, check in checks(world, int(sys.argv[1])):
            if sys.argv[2] not in name:
                continue
            failure = ""
            try:
                check()
            except Failed as failed:
                failure = str(failed)
            except Exception:
                failure = traceback.format_exc()
            print(name, json.dumps(failure) if failure else "", sep="\t", flush=True)
    finally:
        world.close()


main()
