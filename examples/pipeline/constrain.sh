#!/bin/sh
# Constrains a CA from a pipeline, and proves it. Can be run again at any time: what is done already is not done twice.
#
#   CA_ARN, PARENT_ARN   the CA, and the one that signs it
#   POLICY               the policy file; policy.yaml beside this script unless set
#   OUT                  the folder for results; keep it from run to run, so that one that was cut off goes on
#
# With PCA_CONSTRAIN_ENDPOINT_URL=http://127.0.0.1:4566, all of it happens on a sandbox that listens there.
# Ends with the exit code of the first command that finds something: 1 is a finding, 3 and 4 are AWS's troubles.
set -eu
: "${CA_ARN:?give the ARN of the CA}" "${PARENT_ARN:?give the ARN of the CA that signs it}"
policy=${POLICY:-$(dirname "$0")/policy.yaml}
out=${OUT:-constrained}
mkdir -p "$out"

echo "== lint: is the policy one that AWS takes and enforces?"
pca-constrain lint --lint-profile pca --policy "$policy"

echo "== impact: would certificates that are in use be refused?"
pca-constrain impact --ca "$CA_ARN" --policy "$policy" --json -o "$out/impact.json" --force

apply() {
    pca-constrain apply --ca "$CA_ARN" --parent "$PARENT_ARN" --policy "$policy" --out-dir "$out/run" "$@"
}

echo "== plan"
apply --dry-run -o "$out/plan.txt" --force
cat "$out/plan.txt"

echo "== apply"
# The journal in the folder has a second try go on where the first one ended: no second certificate is issued.
for try in 1 2 3; do
    status=0
    apply --yes --skip-test --json -o "$out/apply.json" --force || status=$?
    case $status in
        3 | 4) echo "try $try ended with $status" >&2 ;;
        *) break ;;
    esac
done
[ "$status" -eq 0 ] || exit "$status"

echo "== diff: does the CA carry this policy, octet for octet?"
pca-constrain diff --bytes "$policy" "$CA_ARN"

echo "== test: does AWS keep to it?"
pca-constrain test --ca "$CA_ARN" --junit "$out/test.xml" --json -o "$out/test.json" --force

# The folder has the certificate and its chain, unless another run installed them.
if [ -f "$out/run/cert.pem" ]; then
    echo "== audit"
    pca-constrain audit --policy "$policy" --junit "$out/audit.xml" --html "$out/audit.html" -o "$out/audit.txt" --force \
        "$out/run/cert.pem" "$out/run/cert_chain.pem"
fi
