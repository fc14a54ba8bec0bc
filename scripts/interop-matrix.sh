#!/bin/sh
# Asks every verifier on this machine of the chains in src/test/resources/verification/chains.tsv, looks for the smallest chain of each
# difference, and writes both tables in docs/explanation/interop.md anew. All of openssl, certtool, certutil and go must be there.
set -eu
cd "$(dirname "$0")/.."
for tool in openssl certtool certutil go; do
    command -v "$tool" >/dev/null || { echo "interop-matrix.sh: $tool is not on the PATH" >&2; exit 2; }
done
exec mvn -q -B test '-Dtest=InteropMatrixTest,SmallestChainsTest' -Dsurefire.failIfNoSpecifiedTests=false -Dinterop.update=true "$@"
