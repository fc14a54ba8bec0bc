"""An endpoint that takes connections and says nothing: every command says so, and ends within a minute or so."""

import socket
import tempfile

import tool
from tally import require

LONGEST = 100
ROOT = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/11111111-1111-1111-1111-111111111111"
CA = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/22222222-2222-2222-2222-222222222222"

COMMANDS = {
    "apply": ["apply", "--ca", CA, "--parent", ROOT, "-p", "example.com", "--yes"],
    "issue": ["issue", "--ca", CA, "--parent", ROOT, "-p", "example.com"],
    "csr": ["csr", "--ca", CA],
    "test": ["test", "--ca", CA, "--permit", "www.example.com"],
    "retire": ["retire", "--ca", CA, "--yes"],
    "diff": ["diff", CA, ROOT],
    "impact": ["impact", "-p", "example.com", "--ca", CA],
    "audit": ["audit", CA],
    "audit --all-cas": ["audit", "--all-cas"],
    "suggest": ["suggest", CA],
}


def run(tally):
    """All at the same time, since all they do is wait."""
    with socket.create_server(("127.0.0.1", 0), backlog=1000) as server, tempfile.TemporaryDirectory() as folder:
        endpoint = f"http://127.0.0.1:{server.getsockname()[1]}"
        env = tool.environment(folder)
        running = {name: tool.Run([*words, "--endpoint-url", endpoint], env) for name, words in COMMANDS.items()}
        for name, each in running.items():
            ended = each.wait(LONGEST)
            tally.check(f"{name} without an answer", answered, ended)


def answered(ended):
    require(ended.code in (3, 4) or (ended.code in (1, 2) and "no answer within" in ended.err + ended.out), str(ended))
    require("no answer within" in ended.err + ended.out, f"it does not say that there is no answer: {ended}")
    require("so far" in ended.err, f"it does not say what it waits for: {ended}")
