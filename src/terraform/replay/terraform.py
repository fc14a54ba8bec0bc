"""Terraform in one folder, by its machine-readable output."""

import json
import re
import subprocess
from dataclasses import dataclass

OUR_MODULE = re.compile(r"module\.(\w+)")


@dataclass(frozen=True)
class Problem:
    """An error that Terraform reports. The address is empty if it names none."""

    address: str
    text: str

    @property
    def case(self):
        found = OUR_MODULE.match(self.address)
        return found.group(1) if found else None

    def __str__(self):
        return f"{self.address}: {self.text}" if self.address else self.text


class Workspace:
    def __init__(self, folder, provider, environment):
        folder.mkdir()
        self.folder = folder
        self.provider = provider
        self.environment = environment

    def write(self, configuration):
        (self.folder / "main.tf.json").write_text(json.dumps(self.provider | configuration, indent=1))

    def _run(self, *arguments):
        command = ["terraform", *arguments]
        return subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, text=True)

    def init(self, plugin_folder):
        """Empty, or why it failed."""
        source = [f"-plugin-dir={plugin_folder}"] if plugin_folder else []
        done = self._run("init", "-input=false", "-no-color", *source)
        return "" if done.returncode == 0 else done.stderr.strip()

    def apply(self):
        """The problems there were, and the actions that were planned, by address."""
        done = self._run("apply", "-json", "-auto-approve", "-input=false")
        return problems(done), planned_actions(done)

    def refresh(self):
        """Brings the state up to date, and nothing else: the problems there were."""
        return problems(self._run("apply", "-json", "-auto-approve", "-input=false", "-refresh-only"))

    def plan(self):
        """The problems there were, and the actions that are planned, by address."""
        done = self._run("plan", "-json", "-input=false")
        return problems(done), planned_actions(done)

    def import_all(self):
        """The problems there were, and what was imported: values by address. Leaves nothing in the state."""
        found, _ = self.apply()
        imported = self.state()
        self._state.unlink(missing_ok=True)
        return found, imported

    @property
    def _state(self):
        return self.folder / "terraform.tfstate"

    def state(self):
        """The values of every resource and data source, by address; from the file, since Terraform takes its time to show it."""
        return dict(instances(json.loads(self._state.read_text()))) if self._state.exists() else {}

    def forget(self, case):
        """Removes a case from the state without destroying anything."""
        self._run("state", "rm", f"module.{case}")


def instances(state):
    for resource in state["resources"]:
        data = "data." if resource["mode"] == "data" else ""
        module = f"{resource['module']}." if "module" in resource else ""
        address = f"{module}{data}{resource['type']}.{resource['name']}"
        for instance in resource["instances"]:
            index = f"[{json.dumps(instance['index_key'])}]" if "index_key" in instance else ""
            yield address + index, instance["attributes"]


def messages(done):
    for line in done.stdout.splitlines():
        try:
            yield json.loads(line)
        except ValueError:
            continue


def problems(done):
    """What failed to be destroyed has no address in its diagnostic: that comes from the message of the resource."""
    told = list(messages(done))
    errors = [message["diagnostic"] for message in told if message.get("diagnostic", {}).get("severity") == "error"]
    named = {error.get("address") for error in errors}
    errored = (message["hook"]["resource"]["addr"] for message in told if message.get("type") == "apply_errored")
    others = (address for address in errored if address not in named)
    found = [problem(error, error.get("address") or next(others, "")) for error in errors]
    if done.returncode != 0 and not found:
        found.append(Problem("", done.stderr.strip() or "terraform failed without a word"))
    return found


def problem(error, address):
    place = error.get("range", {}).get("filename", "")
    return Problem(address, " ".join(f"{error['summary']} {error.get('detail', '')} {place}".split()))


def planned_actions(done):
    return {
        message["change"]["resource"]["addr"]: message["change"]["action"]
        for message in messages(done)
        if message.get("type") == "planned_change"
    }
