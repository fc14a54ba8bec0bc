"""The page of an audit with three findings on each of 10,000 certificates: its size, and how long a browser takes to open it."""

import statistics
import subprocess

import chromium
import table
from audit import bundle
from tool import WORK

CERTIFICATES = 10_000
SECONDS_GOAL = 2.0
MEGABYTES_GOAL = 15
# Certificates of P-256 that end in 2035.
THREE_FINDINGS_EACH = ("--min-strength", "192", "--expires-within", "20y")


def rows(tools, quick):
    tool = tools[-1]
    page = WORK / "audit.html"
    made = tool.program(
        "audit", "-q", *THREE_FINDINGS_EACH, "--html", page, "--force", "-o", WORK / "audit.txt", bundle(tool, CERTIFICATES)
    )
    subprocess.run(made.command, env=made.env, check=False)
    megabytes = page.stat().st_size / 1_000_000
    size = table.Row(
        f"page of an audit with three findings on each of {CERTIFICATES:,} certificates",
        f"{megabytes:.1f} MB",
        "",
        goal=f"at most {MEGABYTES_GOAL} MB",
        met=megabytes <= MEGABYTES_GOAL,
    )
    if not chromium.find():
        return [size, table.missing("opening it", "Chromium")]
    browser = chromium.Chromium()
    try:
        browser.open(page)
        seconds = statistics.median(browser.open(page) for _ in range(3 if quick else 9))
    finally:
        browser.close()
    opening = table.Row(
        "opening it in headless Chromium, until it is painted",
        f"{seconds * 1000:.0f} ms",
        "",
        goal=f"at most {SECONDS_GOAL * 1000:,.0f} ms",
        met=seconds <= SECONDS_GOAL,
    )
    return [size, opening]
