#!/bin/sh
# Judges the chains of a public suite as it is published, one JSON object a line, and counts them on standard error:
#   scripts/conformance.sh limbo.json      x509-limbo, or cases in its format
#   scripts/conformance.sh bettertls.json  BetterTLS, written by its 'bettertls export-tests'
#   scripts/conformance.sh PKITS_data      NIST PKITS: section 4.13, from the folder that has its certificates
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
"$root/scripts/pca-constrain" --version >/dev/null # builds the jar where that is needed
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$root/target/pca-constrain.jar" "$root/scripts/Conformance.java" "$@"
