"""'audit' of a large bundle: certificates a second of CPU against Go doing the same, and memory as the input grows."""

import os
import shutil
import subprocess

import table
from measure import Program, in_turn, run
from tool import ROOT, WORK

GOAL = 2.0
MEMORY_GOAL = 512
# What an audit keeps of end-entity certificates between its readings at the most, and its young generation: docs/reference/audit.md.
MAY_GROW = 96 + 64


def bundle(tool, count):
    """A bundle of so many certificates below a constrained CA; made once."""
    file = WORK / f"fleet-{count}.pem"
    if not file.exists():
        made = file.with_suffix(".part")
        subprocess.run([tool.home / "bin" / "java", ROOT / "scripts/AuditFleet.java", made, str(count)], check=True)
        made.rename(file)
    return file


def peer():
    """The Go program, compiled; None without Go."""
    go = shutil.which("go")
    if not go:
        return None
    compiled = WORK / "audit-go"
    subprocess.run([go, "build", "-o", compiled, ROOT / "src/bench/go/audit.go"], check=True)
    return compiled


def rows(tools, quick):
    count = 50_000 if quick else 1_000_000
    program = peer()
    if not program:
        return [table.missing("audit", "Go")]
    file = bundle(tools[0], count)
    programs = [tool.program("audit", "-q", "--fail-on", "error", file, name=str(tool.version)) for tool in tools]
    programs.append(Program("go", [str(program), str(file)], dict(os.environ)))
    taken = in_turn(programs, 3 if quick else 7)
    rate = {name: count / one.cpu for name, one in taken.items()}
    return [
        table.Row(
            f"audit of {count:,} certificates, JDK {tool.version}",
            f"{rate[str(tool.version)]:,.0f}/s of CPU",
            f"Go {rate['go']:,.0f}/s",
            rate[str(tool.version)] / rate["go"],
            None,
            f"at least {GOAL}",
            rate[str(tool.version)] >= GOAL * rate["go"],
        )
        for tool in tools
    ]


def memory(tools, quick):
    base = 2_000 if quick else 10_000
    result = []
    for tool in tools:
        mib = []
        for factor in (1, 10, 100):
            file = bundle(tool, base * factor)
            mib.append(run(tool.program("audit", "-q", "--fail-on", "error", file)).mib)
        result.append(
            table.Row(
                f"audit memory at {base:,}, {base * 10:,} and {base * 100:,} certificates, JDK {tool.version}",
                " / ".join(f"{one:.0f}" for one in mib) + " MiB",
                "",
                goal=f"under {MEMORY_GOAL} MiB, and flat but for the {MAY_GROW} MiB that fill up",
                met=mib[2] < MEMORY_GOAL and mib[2] - mib[0] < MAY_GROW,
            )
        )
    return result
