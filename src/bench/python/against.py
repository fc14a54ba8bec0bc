"""Another build of the tool against this one, in turn: what changed code costs at start-up."""

import shutil
import tempfile

import audit
import table
from encode import NAMES
from measure import Program, in_turn
from tool import WORK, Tool

GOAL = 1.05
CERTIFICATES = 1_000
COMMANDS = ("encode", "csr", "audit", "apply")


def script_of(jar):
    """How the jar is started: by the scripts of the distribution that it is in, else by ours."""
    own = jar.parents[1] / "bin" / "pca-constrain" if len(jar.parents) > 1 else None
    if own and own.exists():
        return own
    other = WORK / "other"
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(next((WORK / "dist").iterdir()), other)
    shutil.copy2(jar, other / "lib" / "pca-constrain.jar")
    return other / "bin" / "pca-constrain"


def rows(tools, jar, names, quick):
    script = script_of(jar)
    for tool in tools:
        other = Tool(script, tool.version, tool.home, "other")
        other.train()
        for what, arguments in commands(tool).items():
            if names and what.split()[0] not in names:
                continue
            programs = [one.program(*arguments, name=name) for name, one in (("ours", tool), ("other", other))]
            taken = in_turn(programs, 10 if quick else 60, Folders(), warm_up=3)
            yield table.at_most(f"{what}, JDK {tool.version}", taken["ours"], taken["other"], "the other", GOAL)


def commands(tool):
    return {
        "encode": ["encode", "-q", *NAMES],
        "csr --sandbox": ["csr", "-q", "--sandbox={sandbox}"],
        f"audit of {CERTIFICATES:,} certificates": ["audit", "-q", "--fail-on", "error", audit.bundle(tool, CERTIFICATES)],
        "apply --sandbox": ["apply", "-q", "--yes", "--sandbox={sandbox}", *NAMES, "--out-dir", "{folder}/issued"],
    }


class Folders:
    """Gives every run a folder, and a sandbox whose CAs are there and have no RSA keys: making one takes now more and now less."""

    def __init__(self):
        self.sandbox = None
        self.last = None

    def __call__(self, program):
        if "{sandbox}" not in " ".join(program.command):
            return program
        if not self.sandbox:
            self.sandbox = WORK / "cas"
            shutil.rmtree(self.sandbox, ignore_errors=True)
            make = [program.command[0], "csr", "-q", f"--sandbox={self.sandbox}", "--sandbox-key=EC_prime256v1"]
            in_turn([Program("make", make, program.env)], 1, warm_up=0)
        if self.last:
            shutil.rmtree(self.last)
        self.last = tempfile.mkdtemp(dir=WORK)
        shutil.copytree(self.sandbox, f"{self.last}/sandbox")
        values = {"{sandbox}": f"{self.last}/sandbox", "{folder}": self.last}
        command = program.command
        for placeholder, value in values.items():
            command = [word.replace(placeholder, value) for word in command]
        return Program(program.name, command, program.env)
