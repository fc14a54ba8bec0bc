"""What passed and what failed in a part."""

import os
import threading
import time
import traceback


class Failed(Exception):
    """A property does not hold."""


def require(holds, what):
    if not holds:
        raise Failed(what)


class Tally:
    """Counts the checks of one part, and prints what failed as soon as it does."""

    def __init__(self, part, only=""):
        self.part = part
        self.only = only
        self.passed = 0
        self.failed = 0
        self.lock = threading.Lock()  # checks may run at the same time
        self.begun = time.monotonic()

    def check(self, name, check, *arguments, always=False):
        """Runs a check, which raises an exception if it fails."""
        if self.only not in name and not always:
            return
        try:
            check(*arguments)
            with self.lock:
                self.passed += 1
        except Exception as failure:
            with self.lock:
                self.failed += 1
            words = str(failure) if isinstance(failure, Failed) else traceback.format_exc()
            print(f"{self.part}: FAILED {name}: {words}", flush=True)

    def not_run(self, name, why):
        """Nobody reads in continuous integration what was not run, so there it fails."""
        print(f"{self.part}: not run: {name}: {why}", flush=True)
        self.failed += bool(os.environ.get("CI"))

    def tell(self, text):
        print(f"{self.part}: {text}", flush=True)

    def end(self):
        """Prints the result, and returns how many failed."""
        if not self.only and not self.passed + self.failed:
            self.failed = 1
            print(f"{self.part}: FAILED: nothing was checked", flush=True)
        seconds = time.monotonic() - self.begun
        print(f"{self.part}: {self.passed} passed, {self.failed} failed, {seconds:.0f} s", flush=True)
        return self.failed
