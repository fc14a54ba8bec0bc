#!/bin/sh
# Constrains a CA from a pipeline, and proves it. You can run it again at any time: nothing is done twice.
#
#   CA_ARN, PARENT_ARN   the CA, and the one that signs it
#   POLICY               the policy file. Default: policy.yaml next to this script
#   OUT                  the folder for results; keep it between runs, so that an interrupted run resumes
#
# With PCA_CONSTRAIN_ENDPOINT_URL=http://127.0.0.1:4566, everything happens on a sandbox at that address.
# Ends with the exit code of the first command that fails: 1 is a finding; 3 and 4 are problems with AWS.
set -eu
: "${CA_ARN:?give the ARN of the CA}" "${PARENT_ARN:?give the ARN of the CA that signs it}"
policy=${POLICY:-$(dirname "$0")/policy.yaml}
out=${OUT:-constrained}
mkdir -p "$out"

echo "== lint: does AWS accept and enforce this policy?"
pca-constrain lint --lint-profile pca --policy "$policy"

echo "== impact: would it break certificates that are in use?"
pca-constrain impact --ca "$CA_ARN" --policy "$policy" --json -o "$out/impact.json" --force

apply() {
    pca-constrain apply --ca "$CA_ARN" --parent "$PARENT_ARN" --policy "$policy" --out-dir "$out/run" "$@"
}

echo "== plan"
apply --dry-run -o "$out/plan.txt" --force
cat "$out/plan.txt"

echo "== apply"
# With the journal in the folder, a second try resumes where the first one stopped: no second certificate is issued.
for try in 1 2 3; do
    status=0
    apply --yes --skip-test --json -o "$out/apply.json" --force || status=$?
    case $status in
        3 | 4) echo "try $try ended with $status" >&2 ;;
        *) break ;;
    esac
done
[ "$status" -eq 0 ] || exit "$status"

echo "== diff: does the CA have exactly this policy, byte for byte?"
pca-constrain diff --bytes "$policy" "$CA_ARN"

echo "== test: does AWS enforce it?"
pca-constrain test --ca "$CA_ARN" --junit "$out/test.xml" --json -o "$out/test.json" --force

# The folder has the certificate and its chain, unless another run installed them.
if [ -f "$out/run/cert.pem" ]; then
    echo "== audit"
    pca-constrain audit --policy "$policy" --junit "$out/audit.xml" --html "$out/audit.html" -o "$out/audit.txt" --force \
        "$out/run/cert.pem" "$out/run/cert_chain.pem"
fi
