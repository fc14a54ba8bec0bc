package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.CaGraph.Issuers;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.lint.Linter;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.lint.rules.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges an end-entity certificate that was read in full. */
final class LeafAudit {
    /**
     * What was found.
     *
     * @param findings about the certificate
     * @param missing the issuer, where no certificate of it is there
     */
    record Result(List<CertificateFinding> findings, Optional<String> missing) {}

    private final Judges judges;
    private final Condition condition;
    private final Linter linter = new Linter(Catalogue.rules());
    private final AuditOptions options;
    private final Signatures signatures;

    LeafAudit(Judges judges, AuditOptions options, Signatures signatures) {
        this.judges = judges;
        this.options = options;
        this.signatures = signatures;
        condition = new Condition(options);
    }

    Result check(Parsed leaf) {
        List<CertificateFinding> findings = new ArrayList<>(condition.check(leaf));
        if (leaf.contents().constraints().isPresent()) {
            linter.lint(options.profile(), Subject.of(leaf.contents()))
                    .forEach(found -> findings.add(new CertificateFinding(found, leaf.place(), leaf.fingerprint())));
        }
        Optional<String> violation = leaf.raw().violation();
        if (violation.isPresent()) {
            findings.add(AuditCode.CERTIFICATE_INVALID.of(leaf, "", violation.get()));
            return new Result(findings, Optional.empty());
        }
        SigningKeys keys = judges.graph().keys(leaf.contents().issuer().comparisonKey());
        if (!keys.all().isEmpty()) {
            names(leaf, keys, findings);
            return new Result(findings, Optional.empty());
        }
        if (leaf.contents().isSelfIssued()) {
            findings.add(AuditCode.SELF_SIGNED_LEAF.of(leaf, "", "its issuer is itself"));
            return new Result(findings, Optional.empty());
        }
        return new Result(findings, Optional.of(leaf.contents().issuer().text()));
    }

    /**
     * Judges the names. The signature is verified where it matters: where several keys could have made it, where no key
     * identifier says which, and where there is something to report.
     */
    private void names(Parsed leaf, SigningKeys keys, List<CertificateFinding> findings) {
        boolean certain =
                keys.all().size() == 1 && keys.named(leaf.authorityKey()).size() == 1;
        if (certain) {
            List<Parsed> signers = keys.all().get(0).certificates();
            Judge judge = judges.of(signers);
            List<CertificateFinding> about = NameCheck.check(leaf, judge);
            if (about.isEmpty() || signatures.verify(leaf, signers.get(0)) == Signatures.Verdict.VALID) {
                judge.count(1);
                findings.addAll(about);
                return;
            }
        }
        Issuers issuers = judges.graph().verified(leaf);
        if (issuers.cas().isEmpty()) {
            findings.add(AuditCode.SIGNATURE_INVALID.of(
                    leaf,
                    "",
                    "no known key of its issuer " + leaf.contents().issuer().text() + " made its signature"));
            return;
        }
        if (issuers.unverified()) {
            findings.add(AuditCode.SIGNATURE_UNVERIFIED.of(
                    leaf, "", "its signature could not be verified: " + leaf.signatureAlgorithm()));
        }
        Judge judge = judges.of(issuers.cas());
        judge.count(1);
        findings.addAll(NameCheck.check(leaf, judge));
    }
}
