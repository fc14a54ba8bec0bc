"""See scripts/bench."""

import argparse
import os
import platform
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import against
import apply
import audit
import call
import encode
import first
import matching
import page
import sandbox
import suggest
import table
import tool

ROWS = {
    "encode": encode.rows,
    "call": call.rows,
    "first": first.rows,
    "apply": apply.rows,
    "matching": matching.rows,
    "audit": audit.rows,
    "memory": audit.memory,
    "suggest": suggest.rows,
    "page": page.rows,
    "sandbox": sandbox.rows,
}


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.machine())
    return f"{model}, {os.cpu_count()} cores, {platform.system()}; Python {platform.python_version()}"


def java_version(home):
    return next(line.split('"')[1] for line in (home / "release").open() if line.startswith("JAVA_VERSION="))


def measured(arguments, tools):
    """The rows that are asked for, as they are measured."""
    if arguments.against:
        yield from against.rows(tools, arguments.against.resolve(), arguments.rows, arguments.quick)
        return
    for name in arguments.rows or ROWS:
        yield from ROWS[name](tools, arguments.quick)


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=" ".join(ROWS))
    parser.add_argument("--quick", action="store_true", help="fewer runs and smaller inputs")
    parser.add_argument("--out", help="write the table to this file as well")
    parser.add_argument("--against", metavar="JAR", type=Path, help="measure against another build of the tool, and nothing else")
    arguments = parser.parse_args()
    if arguments.against and not arguments.against.is_file():
        parser.error(f"there is no file {arguments.against}")
    unknown = set(arguments.rows) - set(against.COMMANDS if arguments.against else ROWS)
    if unknown:
        parser.error(f"no such row: {', '.join(sorted(unknown))}")

    found = tool.javas()
    if not found:
        raise SystemExit("bench: found neither a JDK 17 nor a JDK 25; name one with JAVA17 or JAVA25")
    script = tool.build()
    tools = [tool.Tool(script, version, home) for version, home in found.items()]
    for one in tools:
        one.train()
    versions = ", ".join(f"JDK {java_version(one.home)}" for one in tools)
    lines = [f"{machine()}; {versions}", "", table.HEADER]
    print("\n".join(lines), flush=True)
    for row in measured(arguments, tools):
        lines.append(str(row))
        print(row, flush=True)
    if arguments.out:
        Path(arguments.out).write_text("\n".join(lines) + "\n")


main()
