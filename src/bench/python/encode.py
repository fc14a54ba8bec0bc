"""'encode', the whole process, against a short Python encoder."""

import os
import subprocess
import sys
from pathlib import Path

import table
from measure import Program, in_turn

NAMES = ["-p", ".dev.example.com,.test.example.com", "-e", ".prod.dev.example.com"]
GOALS = {17: 1.0, 25: 0.7}


def rows(tools, quick):
    peer = Path(__file__).with_name("tutorial_encoder.py")
    if subprocess.run([sys.executable, "-c", "import cryptography"], stderr=subprocess.DEVNULL).returncode:
        return [table.missing("encode", "python3 with cryptography")]
    programs = [tool.program("encode", "-q", *NAMES, name=str(tool.version)) for tool in tools]
    programs.append(Program("python", [sys.executable, str(peer), *NAMES], dict(os.environ)))
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
    ]
