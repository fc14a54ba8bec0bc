"""Mutation testing with PIT: how many changes of the code a test notices."""

import re
import shutil
import subprocess
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter

from tally import require
from tool import ROOT

REPORTS = ROOT / "target" / "pit-reports"
PAGE = ROOT / "docs" / "explanation" / "mutants.md"

# Packages, each with its subpackages and tested by its own tests alone, and the minutes that all of it may take.
GROUPS = ["policy", "encoding", "issuance", "workflow"]
MINUTES = 60

# The package whose survivors are listed, where they are, and the share that must be noticed there.
LISTED = "policy"
HEADING = "\n## Survivors in policy\n"
GOAL = 0.85

NOTICED = {"KILLED", "TIMED_OUT", "MEMORY_ERROR", "RUN_ERROR"}
ROW = re.compile(r"^\| `([^`]+)` \| (\w+) \| (\d+) \|", re.MULTILINE)


def run(tally, arguments):
    shutil.rmtree(REPORTS, ignore_errors=True)
    end = time.monotonic() + 60 * MINUTES
    tally.check("the tests are compiled", maven, end, "test-compile", always=True)
    for group in GROUPS:
        begun = time.monotonic()
        tally.check(f"PIT has run on {group}", maven, end, f"-Dpit.group={group}", "pitest:mutationCoverage")
        report = REPORTS / group / "mutations.xml"
        if report.exists():
            tally.tell(f"{group} took {(time.monotonic() - begun) / 60:.1f} min")
            judge(tally, group, list(ElementTree.parse(report).getroot()))


def maven(end, *words):
    command = ["mvn", "-B", "-q", "-Pmutation", "-Djacoco.skip", "-Dspotless.check.skip", *words]
    subprocess.run(command, cwd=ROOT, check=True, timeout=max(1, end - time.monotonic()))


def judge(tally, group, mutations):
    for package in sorted({package_of(each) for each in mutations}):
        tally.tell(f"{package}: {summary([each for each in mutations if package_of(each) == package])}")
    tally.tell(f"{group} as a whole: {summary(mutations)}")
    if group != LISTED:
        return
    tally.check(f"{group} is tested well enough", well_tested, mutations)
    survivors = Counter(place_of(each) for each in mutations if each.get("status") not in NOTICED)
    slow = Counter(place_of(each) for each in mutations if each.get("status") == "TIMED_OUT")
    listed = Counter({(place, mutator): int(count) for place, mutator, count in ROW.findall(PAGE.read_text().partition(HEADING)[2])})
    for place in sorted(survivors.keys() | listed.keys()):
        tally.check(f"survivors in {' '.join(place)}", compared, survivors[place], slow[place], listed[place])


def package_of(mutation):
    return mutation.findtext("mutatedClass").removeprefix("io.github.pcaconstrain.").rsplit(".", 1)[0]


def place_of(mutation):
    """The method and the mutator, as the page names them."""
    name = mutation.findtext("mutatedClass").rsplit(".", 1)[1].replace("$", ".")
    method = re.sub(r"^lambda\$(\w+)\$\d+$", r"\1", mutation.findtext("mutatedMethod"))
    return f"{name}.{method}", mutation.findtext("mutator").rsplit(".", 1)[1].removesuffix("Mutator")


def summary(mutations):
    counts = Counter(each.get("status") for each in mutations)
    noticed = sum(counts[status] for status in NOTICED)
    return f"{noticed} of {len(mutations)} noticed ({100 * noticed / len(mutations):.1f} %); {dict(counts)}"


def well_tested(mutations):
    require(mutations, "nothing of it was changed")
    noticed = sum(each.get("status") in NOTICED for each in mutations)
    require(noticed >= GOAL * len(mutations), f"{noticed} of {len(mutations)} changes are noticed")


def compared(survivors, slow, listed):
    """On a busy machine, a change that nobody notices may run into the time limit."""
    require(survivors <= listed <= survivors + slow, f"{survivors} survive, and {PAGE.name} lists {listed}")
