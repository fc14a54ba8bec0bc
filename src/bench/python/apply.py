"""'apply' against the tutorial's 17 processes on the same sandbox; each run on a CA of its own.

Two rows a JDK: with the tutorial's two test names, and with all 21 that 'apply' derives, which it requests at ACM's five a second.
"""

import shutil
import sys
import tempfile

import table
from encode import NAMES
from measure import Program, in_turn
from tool import ROOT, WORK
from world import World, aws_cli

GOALS = {17: 0.3, 25: 0.2}
TESTS = {"two test names": ["--permit", "app.dev.example.com", "--deny", "app.prod.dev.example.com"], "all test names": []}


def rows(tools, quick):
    missing = [name for name, there in (("aws", aws_cli()), ("openssl", shutil.which("openssl"))) if not there]
    if missing:
        return [table.missing("apply", " and ".join(missing))]
    world = World(tools[0])

    def prepare(program):
        folder = tempfile.mkdtemp(dir=WORK)
        values = {"{ca}": world.subordinate(), "{folder}": folder}
        world.settle()
        return Program(program.name, [values.get(word, word) for word in program.command], program.env)

    try:
        programs = [
            tool.program(
                *["apply", "--yes", "--ca", "{ca}", "--parent", world.root, *NAMES],
                *["--endpoint-url", world.endpoint, "--out-dir", "{folder}", *names],
                name=f"{tool.version} {test}",
                env=world.env,
            )
            for tool in tools
            for test, names in TESTS.items()
        ]
        tutorial = [ROOT / "src/bench/tutorial.sh", world.endpoint, world.root, "{ca}", sys.executable, aws_cli(), "{folder}"]
        programs.append(Program("tutorial", list(map(str, tutorial)), world.env))
        taken = in_turn(programs, 3 if quick else 9, prepare)
    finally:
        world.close()
    return [
        table.at_most(
            f"apply, {test}, JDK {tool.version}",
            taken[f"{tool.version} {test}"],
            taken["tutorial"],
            "17 processes",
            GOALS[tool.version],
        )
        for tool in tools
        for test in TESTS
    ]
