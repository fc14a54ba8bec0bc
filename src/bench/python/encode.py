"""'encode', the whole process, against a short Python encoder."""

import os
import subprocess
import sys
from pathlib import Path

import table
from measure import Program, in_turn
from tool import WORK, SelfContained

NAMES = ["-p", ".dev.example.com,.test.example.com", "-e", ".prod.dev.example.com"]
GOALS = {17: 1.0, 25: 0.7}
GOAL_SELF_CONTAINED = 0.58


def rows(tools, quick):
    peer = Path(__file__).with_name("tutorial_encoder.py")
    if subprocess.run([sys.executable, "-c", "import cryptography"], stderr=subprocess.DEVNULL).returncode:
        return [table.missing("encode", "python3 with cryptography")]
    programs = [tool.program("encode", "-q", *NAMES, name=str(tool.version)) for tool in tools]
    programs.append(Program("python", [sys.executable, str(peer), *NAMES], dict(os.environ)))
    programs += [floor(tool) for tool in tools]
    packed = SelfContained.of(tools)
    if packed:
        programs.append(packed.program("encode", "-q", *NAMES))
    taken = in_turn(programs, 15 if quick else 60, warm_up=3)
    return [
        table.at_most(
            f"encode, whole process, JDK {tool.version}",
            taken[str(tool.version)],
            taken["python"],
            "Python",
            GOALS[tool.version],
        )
        for tool in tools
    ] + [
        of_self_contained("encode, whole process", taken, "python", "Python", GOAL_SELF_CONTAINED)
    ] + [
        table.floor(f"its floor, a JVM that prints a line, JDK {tool.version}", taken[f"floor {tool.version}"], taken["python"], "Python")
        for tool in tools
    ]


def of_self_contained(what, taken, peer, peer_name, goal):
    """The row of the self-contained archive, or what it lacks."""
    ours = taken.get(SelfContained.label)
    if not ours:
        return table.missing(f"{what}, {SelfContained.label}", "a JDK 25 to build with")
    return table.at_most(f"{what}, {SelfContained.label}", ours, taken[peer], peer_name, goal)


def floor(tool):
    """The least that a JVM can do, started as the tool is."""
    source = WORK / "Hello.java"
    source.write_text('public class Hello { public static void main(String[] args) { System.out.println("hello"); } }\n')
    classes = WORK / f"hello-{tool.version}"
    subprocess.run([tool.home / "bin/javac", "-d", classes, source], check=True)
    options = ["-Xlog:disable", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"]
    return Program(f"floor {tool.version}", [str(tool.home / "bin/java"), *options, "-cp", str(classes), "Hello"], dict(os.environ))
