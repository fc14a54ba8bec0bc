"""The tool, as a user starts it."""

import os
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
LONGEST = 300

# The exit codes that docs/reference/exit-codes.md lists, without the one for a bug.
EXPECTED = {0, 1, 2, 3, 4, 130}


@dataclass(frozen=True)
class Ended:
    """A run of the tool that has ended; the code of one that was killed is negative."""

    words: list
    code: int
    out: str
    err: str
    seconds: float

    def __str__(self):
        return f"{' '.join(map(str, self.words))} ended with {self.code} after {self.seconds:.1f} s\n{self.out[-2000:]}{self.err[-3000:]}"


def command(*words):
    return [os.environ.get("PCA_CONSTRAIN", str(ROOT / "scripts" / "pca-constrain")), *map(str, words)]


def environment(folder, **more):
    """That of a user whose home is in this folder, and who has credentials of the sandbox."""
    own = {key: value for key, value in os.environ.items() if not key.startswith(("AWS_", "XDG_", "PCA_"))}
    for key in ("XDG_CACHE_HOME", "PCA_CONSTRAIN_NO_CACHE"):
        if key in os.environ:
            own[key] = os.environ[key]
    keys = {"AWS_ACCESS_KEY_ID": "sandbox", "AWS_SECRET_ACCESS_KEY": "sandbox", "AWS_REGION": "us-east-1"}
    files = {"AWS_CONFIG_FILE": "/nonexistent", "AWS_SHARED_CREDENTIALS_FILE": "/nonexistent"}
    return own | keys | files | {"AWS_EC2_METADATA_DISABLED": "true", "XDG_STATE_HOME": str(Path(folder) / "state")} | more


class Run:
    """A run of the tool that goes on."""

    def __init__(self, words, env):
        self.words = [str(word) for word in words]
        self.out = tempfile.TemporaryFile()
        self.err = tempfile.TemporaryFile()
        self.begun = time.monotonic()
        # In a group of its own: what a shell started is killed together with it.
        self.process = subprocess.Popen(
            command(*words), env=env, stdin=subprocess.DEVNULL, stdout=self.out, stderr=self.err, start_new_session=True
        )

    def kill(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        return self.wait()

    def wait(self, seconds=LONGEST):
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        except BaseException:  # the part itself is stopped: nothing of it goes on
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            raise
        taken = time.monotonic() - self.begun
        return Ended(self.words, self.process.returncode, read(self.out), read(self.err), taken)


def read(file):
    file.seek(0)
    with file:
        return file.read().decode("utf-8", "replace")


def run(words, env):
    return Run(words, env).wait()
