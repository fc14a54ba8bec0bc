"""The tool under test, as a user has it: the distribution, unpacked, with its class archive made."""

import functools
import os
import re
import shutil
import subprocess
import tarfile
import time
from pathlib import Path

from measure import Program

ROOT = Path(__file__).resolve().parents[3]
WORK = ROOT / "target" / "bench"
# The archives with a runtime of their own: they are measured by themselves, and take no JDK.
PLATFORM = re.compile(r"-(linux|macos|windows)-\w+\.tar\.gz$")


def javas():
    """The JDKs to measure with, by version."""
    found = {}
    for version in (17, 25):
        named = os.environ.get(f"JAVA{version}")
        homes = [Path(named)] if named else sorted(Path("/usr/lib/jvm").glob(f"*{version}*"))
        for home in homes:
            release = home / "release"
            if (home / "bin" / "javac").exists() and release.exists() and f'JAVA_VERSION="{version}' in release.read_text():
                found[version] = home
                break
    return found


def build():
    """Packs the distribution and unpacks it; the result is its start script."""
    subprocess.run(["mvn", "-q", "-B", "package", "-Dmaven.test.skip", "-Dspotless.check.skip"], cwd=ROOT, check=True)
    return unpack(newest(lambda name: not PLATFORM.search(name)), WORK / "dist")


def newest(wanted):
    """The archive in target whose name is wanted."""
    archives = [file for file in (ROOT / "target").glob("pca-constrain-*.tar.gz") if wanted(file.name)]
    return max(archives, key=lambda file: file.stat().st_mtime)


def unpack(archive, folder):
    """Unpacks an archive into an empty folder; the result is its start script."""
    shutil.rmtree(folder, ignore_errors=True)
    with tarfile.open(archive) as tar:
        tar.extractall(folder)
    return next(folder.glob("*/bin/pca-constrain"))


@functools.cache
def self_contained(home):
    """Packs the self-contained archive with the runtime of a JDK."""
    command = ["mvn", "-q", "-B", "-Pdist", "package", "-Dmaven.test.skip", "-Dspotless.check.skip"]
    subprocess.run(command, cwd=ROOT, check=True, env=os.environ | {"JAVA25_HOME": str(home)}, stdout=subprocess.DEVNULL)
    return newest(PLATFORM.search)


class SelfContained:
    """The self-contained archive, unpacked: it needs no Java and no training. None of the user's variables reach it."""

    label = "self-contained archive"

    def __init__(self, archive, folder=WORK / "self-contained"):
        self.script = unpack(archive, folder)

    @classmethod
    def of(cls, tools):
        """That of the newest JDK to measure with, if it is the one that the goals are for."""
        home = next((tool.home for tool in tools if tool.version >= 25), None)
        return cls(self_contained(home)) if home else None

    def program(self, *arguments, name=label, env=None):
        own = {"PATH": os.environ["PATH"], "HOME": str(WORK)}
        return Program(name, [str(self.script), *map(str, arguments)], (env or {}) | own)


class Tool:
    """The start script with one JDK."""

    def __init__(self, script, version, home, cache="cache"):
        self.script = script
        self.version = version
        self.home = home
        self.cache = WORK / cache / str(version)

    def program(self, *arguments, name="ours", env=None):
        """One run; the environment is the tool's own and what is given here."""
        own = {"PATH": os.environ["PATH"], "HOME": str(WORK), "JAVA_HOME": str(self.home), "XDG_CACHE_HOME": str(self.cache)}
        return Program(name, [str(self.script), *map(str, arguments)], (env or {}) | own)

    def train(self):
        """Has the start script make its class archives, and waits for them."""
        shutil.rmtree(self.cache, ignore_errors=True)
        commands = ("encode", "csr", "apply", "audit", "sandbox")
        for count, command in enumerate(commands, 1):
            first = self.program(command, "--help")
            subprocess.run(first.command, env=first.env, check=True, stdout=subprocess.DEVNULL)
            self.wait_for_archives(count)

    def wait_for_archives(self, count):
        for _ in range(1200):
            if len(list(self.cache.rglob("of-classes"))) == count and not any(self.cache.rglob("training")):
                return
            time.sleep(0.1)
        raise SystemExit("bench: the start script made no class archive")
