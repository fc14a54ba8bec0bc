"""Runs programs in turn, and tells what they took."""

import os
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Program:
    """A command line with the environment it is run in."""

    name: str
    command: list
    env: dict


@dataclass(frozen=True)
class Taken:
    """What one run took: seconds of wall clock, seconds of CPU (user and system, children included), MiB at the most."""

    wall: float
    cpu: float
    mib: float


def run(program, expected=(0,)):
    """Runs a program once; its output is dropped unless it fails."""
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        process = subprocess.Popen(program.command, env=program.env, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in expected:
            out.seek(0)
            raise SystemExit(f"bench: {program.command} ended with {process.returncode}:\n{out.read().decode()}")
    return Taken(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def in_turn(programs, runs, before=lambda program: program, warm_up=1):
    """Runs the programs one after the other, as often as asked, so that noise hits all of them; medians by name."""
    taken = {program.name: [] for program in programs}
    for i in range(-warm_up, runs):
        for program in programs:
            one = run(before(program))
            if i >= 0:
                taken[program.name].append(one)
    return {name: median(all_taken) for name, all_taken in taken.items()}


def median(taken):
    """Of each figure by itself."""
    return Taken(*(statistics.median(values) for values in zip(*((one.wall, one.cpu, one.mib) for one in taken))))
