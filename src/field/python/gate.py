"""Where many threads wait while something is done."""

import threading
import time
from contextlib import contextmanager


class Gate:
    """Each thread passes it for every act, and no act goes on while it is closed."""

    def __init__(self):
        self.changed = threading.Condition()
        self.is_open = True
        self.inside = 0

    @contextmanager
    def passed(self):
        """Waits until it is open, and counts who is inside."""
        with self.changed:
            self.changed.wait_for(lambda: self.is_open)
            self.inside += 1
        try:
            yield
        finally:
            with self.changed:
                self.inside -= 1
                self.changed.notify_all()

    @contextmanager
    def closed(self):
        """Closes it, waits until nobody is inside, and opens it again at the end."""
        with self.changed:
            self.is_open = False
            self.changed.wait_for(lambda: not self.inside)
        try:
            yield
        finally:
            with self.changed:
                self.is_open = True
                self.changed.notify_all()
