#!/usr/bin/env bash
# Runs the scripts of examples/clients, which are for boto3, the AWS SDK for JavaScript and the AWS CLI, on a fresh sandbox, at the
# same time, and examples/lifecycle/two-accounts.sh on one with two accounts. Exit code 0 only if none of them failed. A client that is missing is "not run"; with NEEDED_TOOLS=required, that
# is a failure. npm gets the SDK for JavaScript, in a temporary folder.
# PCA_CONSTRAIN names another pca-constrain than the checkout's, and PYTHON another python3 than that on the PATH.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
tool=${PCA_CONSTRAIN:-$root/scripts/pca-constrain}
python=${PYTHON:-python3}
work=$(mktemp -d)
sandboxes=()
status=0

finish() {
    local each
    for each in ${sandboxes[@]+"${sandboxes[@]}"}; do
        kill "$each" 2>/dev/null || true
        wait "$each" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap finish EXIT

not_run() {
    echo "clients-on-sandbox: not run: $1" >&2
    [ "${NEEDED_TOOLS-}" != required ] || status=1
}

# start_sandbox NAME OPTION...: sets endpoint, once it listens; the first start from a checkout builds the jar
start_sandbox() {
    local name=$1
    : >"$work/$name.json"
    "$tool" sandbox --dir :memory: --port 0 --json "${@:2}" >"$work/$name.json" &
    sandboxes+=($!)
    endpoint=
    for _ in $(seq 1 1200); do
        endpoint=$(sed -n 's/.*"endpoint" *: *"\([^"]*\)".*/\1/p' "$work/$name.json")
        [ -z "$endpoint" ] || break
        kill -0 $! 2>/dev/null || break
        sleep 0.2
    done
    [ -n "$endpoint" ] || { echo 'clients-on-sandbox: the sandbox did not start' >&2 && exit 1; }
}

# start NAME COMMAND...: in the background
declare -A running=()
start() {
    local name=$1
    shift
    "$@" >"$work/$name.log" 2>&1 &
    running[$name]=$!
}

command -v openssl >/dev/null || { echo 'clients-on-sandbox: not run: openssl is not on the PATH' >&2 && exit 1; }
cp -R "$root/examples/clients" "$work/clients"
"$tool" encode --policy "$root/examples/servers.yaml" >"$work/constraints.json"
start_sandbox two-accounts --accounts "$root/examples/sandbox/accounts.yaml" --seed "$root/examples/sandbox/two-accounts.yaml"
two_accounts=$endpoint
start_sandbox one-account

if "$python" -c 'import boto3' 2>/dev/null; then
    start boto3 "$python" "$work/clients/constrain_ca.py" "$endpoint" "$work/constraints.json"
else
    not_run "boto3: $python does not have it"
fi
if command -v aws >/dev/null; then
    start aws "$work/clients/constrain-ca.sh" "$endpoint" "$work/constraints.json"
    start two-accounts env PCA_CONSTRAIN="$tool" "$root/examples/lifecycle/two-accounts.sh" "$two_accounts"
else
    not_run 'aws is not on the PATH'
fi
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    not_run 'AWS SDK for JavaScript: node or npm is not on the PATH'
elif ! npm install --prefix "$work/clients" --no-save --no-package-lock --no-audit --no-fund --loglevel=error >"$work/npm.log" 2>&1; then
    cat "$work/npm.log" >&2
    not_run 'AWS SDK for JavaScript: npm cannot install it'
else
    start javascript node "$work/clients/constrain-ca.mjs" "$endpoint" "$work/constraints.json"
fi

for name in "${!running[@]}"; do
    if wait "${running[$name]}"; then
        echo "$name: $(grep -c ': yes$' "$work/$name.log") checks passed"
    else
        status=1
        echo "$name: FAILED" >&2
        cat "$work/$name.log" >&2
    fi
done
[ "$status" = 0 ]
