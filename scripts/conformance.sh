#!/bin/sh
# Judges the chains of a file in the format of x509-limbo's test cases, one JSON object a line:
#   scripts/conformance.sh cases.json
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
"$root/scripts/pca-constrain" --version >/dev/null # builds the jar where that is needed
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$root/target/pca-constrain.jar" "$root/scripts/Conformance.java" "$@"
