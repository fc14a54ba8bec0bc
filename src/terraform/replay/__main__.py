"""See scripts/terraform-replay."""

import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import acm_cases
import authority_cases
from keys import Keys
from replay import Replay
from sandbox import Sandbox, terraform_environment

ROOT = Path(__file__).resolve().parents[3]
PROVIDER_VERSION = "5.100.0"
NOT_RUN = 77
SOON = datetime.timedelta(hours=1)


def not_run(why):
    print(f"terraform-replay: not run: {why}", file=sys.stderr)
    raise SystemExit(NOT_RUN)


def plugin_folder():
    """The folder with the provider, or None for Terraform's own ways to get it."""
    named = os.environ.get("TF_PLUGIN_DIR")
    if not named:
        return None
    folder = Path(named).resolve()
    if not any(folder.glob(f"**/hashicorp/aws/{PROVIDER_VERSION}/*/terraform-provider-aws*")):
        not_run(f"TF_PLUGIN_DIR is {named}, which has no provider hashicorp/aws {PROVIDER_VERSION}")
    return folder


def version_of_terraform(environment):
    told = subprocess.run(["terraform", "version", "-json"], env=environment, capture_output=True, text=True, check=True)
    return json.loads(told.stdout)["terraform_version"]


def report(replay):
    """One line for each case and query, and the numbers of those that passed and failed."""
    results = [(run.case.tests, run.failures) for run in replay.runs]
    results += [(query.tests, replay.query_failures[name]) for name, query in replay.queries.items()]
    for tests, failures in results:
        print(f"{'FAILED' if failures else 'passed'}  {tests}")
        for failure in failures:
            print(f"        {failure}")
    failed = sum(1 for _, failures in results if failures)
    return len(results) - failed, failed


def selected(candidates):
    """Those whose tests one of the arguments is part of; without arguments, all."""
    wanted = sys.argv[1:]
    return [each for each in candidates if not wanted or any(word in each.tests for word in wanted)]


def main():
    for program in ("terraform", "openssl"):
        if not shutil.which(program):
            not_run(f"{program} is not on the PATH")
    plugins = plugin_folder()
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="terraform-replay-") as name:
        folder = Path(name)
        environment = terraform_environment(folder)
        sandbox = Sandbox(os.environ.get("PCA_CONSTRAIN", str(ROOT / "scripts" / "pca-constrain")), folder / "sandbox.log")
        try:
            keys = Keys(folder / "keys")
            soon = datetime.datetime.now(datetime.timezone.utc) + SOON
            cases = authority_cases.cases(keys, soon) + acm_cases.cases(keys)
            queries = authority_cases.QUERIES + acm_cases.QUERIES
            replay = Replay(folder, PROVIDER_VERSION, environment, sandbox, selected(cases), selected(queries))
            trouble = replay.init(plugins)
            if trouble:
                not_run(f"terraform init fails: {trouble}")
            print(f"Terraform {version_of_terraform(environment)}, provider hashicorp/aws {PROVIDER_VERSION}", flush=True)
            replay.run()
        finally:
            sandbox.stop()
    passed, failed = report(replay)
    print(f"{time.monotonic() - begin:.0f} s")
    print(f"{passed} passed, {failed} failed")
    raise SystemExit(1 if failed else 0)


main()
