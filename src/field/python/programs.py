"""Parts that are programs of the project, run with more than a build has time for."""

import os
import subprocess

from tool import ROOT

SECONDS = 60
CHAINS = 20_000


def fuzz(tally, arguments):
    tally.check("no input of Jazzer breaks a reader", run, "scripts/fuzz", "all", str(SECONDS))


def differential(tally, arguments):
    tally.check("others judge random chains alike", run, "scripts/differential", str(CHAINS), str(arguments.seed))


def tests(tally, arguments):
    """The tests of which a build runs a part."""
    for file in sorted((ROOT / "src" / "test").rglob("*Test.java")):
        if "Thorough.times" in file.read_text():
            tally.check(file.stem, run, "mvn", "-B", "-q", "-Dspotless.check.skip", "-Djacoco.skip", f"-Dtest={file.stem}", "test")


def run(*command):
    subprocess.run(command, cwd=ROOT, check=True, env=os.environ | {"THOROUGH": "yes"}, stdin=subprocess.DEVNULL)
