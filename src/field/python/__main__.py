"""See scripts/field."""

import argparse
import os
import random
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import faults
import kills
import load
import mutation
import programs
from tally import Tally

PARTS = {
    "mutation": mutation.run,
    "faults": faults.run,
    "kills": kills.run,
    "load": load.run,
    "tests": programs.tests,
    "fuzz": programs.fuzz,
    "differential": programs.differential,
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
    passed = failed = 0
    for name in PARTS if "all" in arguments.parts else arguments.parts:
        tally = Tally(name, arguments.only)
        try:
            PARTS[name](tally, arguments)
        finally:
            failed += tally.end()
            passed += tally.passed
    if not passed + failed:
        sys.exit(f"field: no check has a name that contains {arguments.only!r}")
    sys.exit(1 if failed else 0)


main()
