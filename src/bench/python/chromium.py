"""Headless Chromium over a pair of pipes, as far as it takes to time how a page opens."""

import json
import os
import shutil
import subprocess
import tempfile

# Two frames after the page has loaded, the first screen is painted.
OPENED = """new Promise((done) => {
  const frames = () => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
  if (document.readyState === 'complete') frames(); else addEventListener('load', frames);
})"""


def find():
    """The program; None where there is none."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Chromium:
    """A browser that runs until it is closed."""

    def __init__(self):
        self.profile = tempfile.mkdtemp()
        to_browser, self.out = os.pipe()
        self.incoming, from_browser = os.pipe()
        self.answers = os.fdopen(self.incoming, "rb")
        self.last = 0
        # It reads messages from file descriptor 3 and writes to 4, each ended by a zero octet.
        script = f'exec "$@" 3<&{to_browser} 4>&{from_browser}'
        self.process = subprocess.Popen(
            ["bash", "-c", script, "sh", find(), "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"]
            + ["--disable-renderer-backgrounding", f"--user-data-dir={self.profile}", "about:blank"],
            pass_fds=(to_browser, from_browser),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)

    def send(self, method, session=None, **parameters):
        self.last += 1
        message = {"id": self.last, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.last:
                if "error" in answer:
                    raise SystemExit(f"bench: {method}: {answer['error']}")
                return answer["result"]

    def receive(self):
        octets = bytearray()
        while (octet := self.answers.read(1)) != b"\0":
            if not octet:
                raise SystemExit("bench: chromium ended")
            octets += octet
        return json.loads(octets)

    def open(self, file):
        """Seconds from the start of loading a page in a new tab until its first screen is painted."""
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.send("Page.bringToFront", session)
        self.send("Page.navigate", session, url=file.as_uri())
        taken = self.send("Runtime.evaluate", session, expression=OPENED, awaitPromise=True, returnByValue=True)
        self.send("Target.closeTarget", targetId=target)
        return taken["result"]["value"] / 1000

    def close(self):
        self.send("Browser.close")
        self.process.wait()
        self.answers.close()
        os.close(self.out)
        shutil.rmtree(self.profile, ignore_errors=True)
