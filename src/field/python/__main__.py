"""See scripts/field."""

import argparse
import os
import random
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import faults
import kills
import load
import mutation
import programs
import tool
from tally import Tally

# What waits more than it computes comes first: the load runs beside it.
PARTS = {
    "load": load.run,
    "faults": faults.run,
    "kills": kills.run,
    "tests": programs.tests,
    "differential": programs.differential,
    "mutation": mutation.run,
    "fuzz": programs.fuzz,
}


def main():
    parser = argparse.ArgumentParser(prog="scripts/field")
    parser.add_argument("parts", nargs="+", metavar="PART", choices=[*PARTS, "all"], help=" ".join(PARTS) + " all")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32), help="of everything random")
    parser.add_argument("--count", type=int, default=300, help="how often something is killed")
    parser.add_argument("--at-once", type=int, default=max(1, (os.cpu_count() or 1) // 2), help="how many are killed at the same time")
    parser.add_argument("--minutes", type=int, default=60, help="how long the load lasts")
    parser.add_argument("--only", default="", help="only the checks whose name contains this")
    arguments = parser.parse_args()

    # Whoever is told to end stops what it has started.
    signal.signal(signal.SIGTERM, lambda *unused: sys.exit(143))
    print(f"seed {arguments.seed}", flush=True)
    parts = list(PARTS) if "all" in arguments.parts else arguments.parts
    if "all" in arguments.parts and not arguments.only:
        parts.remove("load")
        subprocess.run(tool.command("--version"), check=True, stdout=subprocess.DEVNULL)  # or both would build the tool
        with beside("load", arguments) as process:
            os.nice(5)  # the load has limits on how long an answer takes
            failed = run(parts, arguments) + (process.wait() != 0)
    else:
        failed = run(parts, arguments)
    sys.exit(1 if failed else 0)


def run(parts, arguments):
    """Runs one after the other, and returns how many checks failed."""
    passed = failed = 0
    for name in parts:
        tally = Tally(name, arguments.only)
        try:
            PARTS[name](tally, arguments)
        finally:
            failed += tally.end()
            passed += tally.passed
    if not passed + failed:
        sys.exit(f"field: no check has a name that contains {arguments.only!r}")
    return failed


@contextmanager
def beside(part, arguments):
    """A part in a process of its own."""
    words = [part, "--seed", str(arguments.seed), "--minutes", str(arguments.minutes)]
    process = subprocess.Popen([sys.executable, str(Path(__file__).parent), *words])
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


main()
