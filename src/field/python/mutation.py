"""Mutation testing with PIT: how many changes of the code a test notices."""

import re
import subprocess
import xml.etree.ElementTree as ElementTree
from collections import Counter

from tally import require
from tool import ROOT

REPORT = ROOT / "target" / "pit-reports" / "mutations.xml"
PAGE = ROOT / "docs" / "explanation" / "reliability.md"

# The share that must be noticed in the packages whose survivors are listed, and the minutes that all of it may take.
GOAL = 0.85
MINUTES = 60
NOTICED = {"KILLED", "TIMED_OUT", "MEMORY_ERROR", "RUN_ERROR"}


def run(tally, arguments):
    tally.check("PIT has run", pit)
    if not REPORT.exists():
        return
    mutations = list(ElementTree.parse(REPORT).getroot())
    for package in sorted({package_of(each) for each in mutations}):
        tally.tell(f"{package}: {summary([each for each in mutations if package_of(each) == package])}")
    policy = [each for each in mutations if package_of(each).split(".")[0] == "policy"]
    tally.check("policy is tested well enough", well_tested, policy)
    listed = PAGE.read_text()
    for place in sorted({place_of(each) for each in policy if each.get("status") not in NOTICED}):
        tally.check(f"the reason for the survivors in {place}", lambda: require(f"`{place}`" in listed, f"{PAGE.name} does not name it"))


def pit():
    REPORT.unlink(missing_ok=True)
    command = ["mvn", "-B", "-q", "-Pmutation", "-Djacoco.skip", "-Dspotless.check.skip", "test-compile", "pitest:mutationCoverage"]
    subprocess.run(command, cwd=ROOT, check=True, timeout=MINUTES * 60)


def package_of(mutation):
    name = mutation.findtext("mutatedClass").removeprefix("io.github.pcaconstrain.")
    return name.rsplit(".", 1)[0]


def place_of(mutation):
    """The class and the method, as the page names them."""
    name = mutation.findtext("mutatedClass").rsplit(".", 1)[1]
    method = re.sub(r"^lambda\$(\w+)\$\d+$", r"\1", mutation.findtext("mutatedMethod"))
    return f"{name.split('$')[0]}.{method}"


def summary(mutations):
    counts = Counter(each.get("status") for each in mutations)
    noticed = sum(counts[status] for status in NOTICED)
    return f"{noticed} of {len(mutations)} noticed ({100 * noticed / len(mutations):.1f} %); {dict(counts)}"


def well_tested(mutations):
    require(mutations, "nothing of it was changed")
    noticed = sum(each.get("status") in NOTICED for each in mutations)
    require(noticed >= GOAL * len(mutations), f"{noticed} of {len(mutations)} mutations are noticed")
