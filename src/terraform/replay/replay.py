"""All cases at once: in round n, every case is at its step n, and those that have no such step are destroyed."""

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from expectation import failures
from sandbox import REGION, Refusal
from step import IMPORTS
from terraform import Workspace

MODULES = Path(__file__).resolve().parent.parent / "modules"
IMPORTED = re.compile(r"(aws_\w+)\.\w+(\[.*\])?")
QUIET = {"noop", "read"}  # a data source that is read again changes nothing


@dataclass
class Run:
    """One case, on its way."""

    name: str
    case: object
    values: dict = field(default_factory=dict)
    failures: list = field(default_factory=list)

    def fail(self, number, text):
        self.failures.append(f"step {number}: {text}")


def provider(endpoint, version):
    return {
        "terraform": {"required_providers": {"aws": {"source": "hashicorp/aws", "version": version}}},
        "provider": {
            "aws": {
                "region": REGION,
                "access_key": "sandbox",
                "secret_key": "sandbox",
                "endpoints": {"acm": endpoint, "acmpca": endpoint, "sts": endpoint},
            }
        },
    }


def module(name, arguments):
    return {"source": f"./modules/{name}"} | arguments


class Replay:
    def __init__(self, folder, version, environment, sandbox, cases, queries):
        head = provider(sandbox.endpoint, version)
        self.sandbox = sandbox
        self.runs = [Run(f"case{number:02}", case) for number, case in enumerate(cases, 1)]
        self.queries = {f"query{number:02}": query for number, query in enumerate(queries, 1)}
        self.main = Workspace(folder / "main", head, environment)
        self.imports = Workspace(folder / "imports", head, environment)
        self.failing = Workspace(folder / "failing", head, environment)
        for workspace in (self.main, self.failing):
            shutil.copytree(MODULES, workspace.folder / "modules")
        self.rounds = max((len(run.case.steps) for run in self.runs), default=1)
        self.query_failures = {name: [] for name in self.queries}

    def init(self, plugin_folder):
        """Empty, or why Terraform does not start."""
        self._write(self.runs, 1)
        self.imports.write({})
        modules = {name: module(query.module, query.arguments) for name, query in self.queries.items()}
        self.failing.write({"module": modules} if modules else {})
        return next(filter(None, (space.init(plugin_folder) for space in (self.main, self.imports, self.failing))), "")

    def run(self):
        for number in range(1, self.rounds + 1):
            self._round(number)
            if number == 1 and self.queries:
                self._run_queries()
        self._destroy()

    def _write(self, runs, number):
        modules = {run.name: module(run.case.module, run.case.steps[number - 1].arguments) for run in runs}
        self.main.write({"module": modules} if modules else {})

    def _round(self, number):
        runs = [run for run in self.runs if not run.failures and number <= len(run.case.steps)]
        ended = [run for run in self.runs if not run.failures and number == len(run.case.steps) + 1]
        acting = [run for run in runs if run.case.steps[number - 1].before]
        for run in acting:
            self._act(run, number)
        self._write(runs, number)
        if acting:
            # As the framework of the acceptance tests does before every step: some of what the provider plans depends on
            # what it read the time before.
            self._blame(runs, number, self.main.refresh())
        runs = self._apply(runs, number)
        self._check_destroyed(ended)
        state = self.main.state()
        for run in runs:
            now = values_of(run, state)
            run.failures += [f"step {number}: {text}" for text in failures(run.case.steps[number - 1].expect, now, run.values)]
            run.values = now
        # The plan and the import come after another one. What a CA is, for one, changes with the import of its certificate.
        self._blame(runs, number, self.main.refresh())
        refreshed = self.main.state()
        for run in runs:
            run.values = values_of(run, refreshed)
        self._expect_clean(runs, number)
        self._expect_same_imports([run for run in runs if not run.failures], number)

    def _act(self, run, number):
        act = run.case.steps[number - 1].before
        try:
            act(self.sandbox, run.values)
        except Refusal as refusal:
            run.fail(number, f"{act.__name__}: {refusal}")

    def _apply(self, runs, number):
        """The runs that went well. Those that did not are left out, so that they do not hold up the others."""
        problems, actions = self.main.apply()
        self._expect_creation(runs, number, actions)
        while bad := self._blame(runs, number, problems):
            runs = [run for run in runs if run not in bad]
            for run in bad:
                self.main.forget(run.name)
            self._write(runs, number)
            problems, _ = self.main.apply()
        return runs

    def _expect_creation(self, runs, number, actions):
        """What has been deleted behind Terraform's back is planned again."""
        for run in runs:
            step = run.case.steps[number - 1]
            address = f"module.{run.name}.{step.gone}"
            if step.gone and actions.get(address) != "create":
                run.fail(number, f"{step.gone} was deleted, and the plan is to {actions.get(address, 'leave it')}")

    def _blame(self, runs, number, problems):
        by_name = {run.name: run for run in self.runs}
        bad = []
        for problem in problems:
            run = by_name.get(problem.case)
            if run is None:
                raise SystemExit(f"terraform-replay: {problem}")
            run.fail(number, problem)
            bad.append(run)
        return bad

    def _expect_clean(self, runs, number):
        problems, actions = self.main.plan()
        self._blame(runs, number, problems)
        for run in runs:
            for address, action in actions.items():
                if address.startswith(f"module.{run.name}.") and action not in QUIET:
                    run.fail(number, f"the plan afterwards is not empty: {action} {address}")

    def _expect_same_imports(self, runs, number):
        """An import finds the same values as there are in the state."""
        wanted = {}
        for run in runs:
            for address, values in run.values.items():
                found = IMPORTED.fullmatch(address)
                if found and found.group(1) in IMPORTS:
                    wanted[f"{found.group(1)}.{run.name}_{len(wanted)}"] = (run, address, values)
        if not wanted:
            return
        self.imports.write(import_configuration(wanted))
        problems, imported = self.imports.import_all()
        for problem in problems:
            self._blame_import(wanted, number, problem)
        for target, (run, address, values) in wanted.items():
            if target in imported:
                unread = IMPORTS[target.partition(".")[0]][1]
                for name in differences(values, imported[target], unread):
                    run.fail(number, f"{address} {name} is {values.get(name)!r}, and {imported[target].get(name)!r} if imported")

    def _blame_import(self, wanted, number, problem):
        if problem.address not in wanted:
            raise SystemExit(f"terraform-replay: {problem}")
        run, address, _ = wanted[problem.address]
        run.fail(number, f"import of {address}: {problem}")

    def _run_queries(self):
        problems, _ = self.failing.plan()
        for name, query in self.queries.items():
            said = [problem.text for problem in problems if problem.case == name]
            if not said:
                self.query_failures[name].append("there was no error")
            elif not re.search(query.error, said[0]):
                self.query_failures[name].append(f"the error is not {query.error!r}: {said[0]}")

    def _destroy(self):
        self._write([], 1)
        problems, _ = self.main.apply()
        self._blame(self.runs, self.rounds, problems)
        self._check_destroyed([run for run in self.runs if not run.failures and len(run.case.steps) == self.rounds])
        left = self.main.state()
        if left:
            raise SystemExit(f"terraform-replay: not destroyed: {', '.join(left)}")

    def _check_destroyed(self, runs):
        for run in runs:
            for address, values in run.values.items():
                for text in self._remains(address, values):
                    run.fail(len(run.case.steps), f"destroy: {text}")

    def _remains(self, address, values):
        """Why a resource is not destroyed, as far as AWS can tell."""
        if "data." in address:
            return
        if ".aws_acmpca_certificate_authority." in f".{address}":
            described = self.sandbox.call("acm-pca", "DescribeCertificateAuthority", CertificateAuthorityArn=values["arn"])
            if described["CertificateAuthority"]["Status"] != "DELETED":
                yield f"{values['arn']} is {described['CertificateAuthority']['Status']}"
        elif ".aws_acm_certificate." in f".{address}":
            try:
                self.sandbox.call("acm", "DescribeCertificate", CertificateArn=values["arn"])
                yield f"{values['arn']} is still there"
            except Refusal as refusal:
                if refusal.code != "ResourceNotFoundException":
                    yield str(refusal)


def values_of(run, state):
    prefix = f"module.{run.name}."
    return {address.removeprefix(prefix): values for address, values in state.items() if address.startswith(prefix)}


def import_configuration(wanted):
    configuration = {"import": [], "resource": {}}
    for target, (_, _, values) in wanted.items():
        kind, _, name = target.partition(".")
        configuration["import"].append({"to": target, "id": values["id"]})
        block = IMPORTS[kind][0] | {"lifecycle": {"ignore_changes": "all"}}
        configuration["resource"].setdefault(kind, {})[name] = block
    return configuration


def differences(values, imported, unread):
    names = (values.keys() | imported.keys()) - unread - {"timeouts"}
    return sorted(name for name in names if normal(values.get(name)) != normal(imported.get(name)))


def normal(value):
    """The value without what is empty, and with sets in one order."""
    if isinstance(value, dict):
        members = {name: normal(member) for name, member in value.items()}
        return {name: member for name, member in members.items() if member is not None} or None
    if isinstance(value, list):
        items = [normal(item) for item in value]
        return sorted((item for item in items if item is not None), key=repr) or None
    return None if value == "" else value
