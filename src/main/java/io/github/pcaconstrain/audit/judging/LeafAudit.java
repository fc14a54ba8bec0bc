package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.path.CaGraph.Issuers;
import io.github.pcaconstrain.audit.path.IssuerConstraints;
import io.github.pcaconstrain.audit.path.IssuerConstraintsCache;
import io.github.pcaconstrain.audit.path.IssuerSignatures;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.path.SigningKeys;
import io.github.pcaconstrain.audit.result.AuditCode;
import io.github.pcaconstrain.crypto.SignatureVerdict;
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
     * @param issuer the issuer, if it is known; see {@link IssuerConstraints#id}
     * @param missing the name of the issuer, if it is not among the CAs
     */
    record Result(List<CertificateFinding> findings, Optional<String> issuer, Optional<String> missing) {
        static Result of(List<CertificateFinding> findings) {
            return new Result(findings, Optional.empty(), Optional.empty());
        }
    }

    private final IssuerConstraintsCache cache;
    private final StandaloneChecks standalone;
    private final Linter linter = new Linter(Catalogue.rules());
    private final AuditOptions options;
    private final IssuerSignatures signatures;

    LeafAudit(IssuerConstraintsCache cache, AuditOptions options, IssuerSignatures signatures) {
        this.cache = cache;
        this.options = options;
        this.signatures = signatures;
        standalone = new StandaloneChecks(options);
    }

    Result check(ParsedCertificate leaf) {
        List<CertificateFinding> findings = new ArrayList<>(standalone.check(leaf));
        if (leaf.contents().constraints().isPresent()) {
            linter.lint(options.profile(), Subject.of(leaf.contents()))
                    .forEach(found -> findings.add(AuditCode.of(found, leaf)));
        }
        Optional<String> violation = leaf.raw().violation();
        if (violation.isPresent()) {
            findings.add(AuditCode.CERTIFICATE_INVALID.of(leaf, "", violation.get()));
            return Result.of(findings);
        }
        SigningKeys keys = cache.graph().keys(leaf.contents().issuer().comparisonKey());
        if (!keys.all().isEmpty()) {
            Optional<String> issuer = names(leaf, keys, findings);
            return new Result(findings, issuer, Optional.empty());
        }
        if (leaf.contents().isSelfIssued()) {
            findings.add(AuditCode.SELF_SIGNED_LEAF.of(leaf, "", "it is self-signed, so no CA is above it"));
            return Result.of(findings);
        }
        return new Result(
                findings, Optional.empty(), Optional.of(leaf.contents().issuer().text()));
    }

    /**
     * Judges the names. The signature is verified where it matters: where several keys could have made it, where no key
     * identifier says which, and where there is something to report. Returns the issuer, if it is known.
     */
    private Optional<String> names(ParsedCertificate leaf, SigningKeys keys, List<CertificateFinding> findings) {
        boolean certain =
                keys.all().size() == 1 && keys.named(leaf.authorityKey()).size() == 1;
        if (certain) {
            List<ParsedCertificate> signers = keys.all().get(0).certificates();
            IssuerConstraints issuer = cache.of(signers);
            List<CertificateFinding> about = NameCheck.check(leaf, issuer);
            if (about.isEmpty() || signatures.verify(leaf, signers.get(0)) == SignatureVerdict.VALID) {
                findings.addAll(about);
                return name(issuer, findings);
            }
        }
        Issuers issuers = cache.graph().verified(leaf);
        if (issuers.cas().isEmpty()) {
            findings.add(AuditCode.SIGNATURE_INVALID.of(
                    leaf,
                    "",
                    "its signature does not match any known key of its issuer "
                            + leaf.contents().issuer().text()));
            return Optional.empty();
        }
        if (issuers.unverified()) {
            findings.add(AuditCode.SIGNATURE_UNVERIFIED.of(
                    leaf, "", "its signature could not be verified: " + leaf.signatureAlgorithm()));
        }
        IssuerConstraints issuer = cache.of(issuers.cas());
        findings.addAll(NameCheck.check(leaf, issuer));
        return name(issuer, findings);
    }

    /** Says who is the issuer: the CA certificate that its certificates are counted with. */
    private static Optional<String> name(IssuerConstraints issuer, List<CertificateFinding> findings) {
        String ca = issuer.signers().get(0).fingerprint();
        findings.replaceAll(finding -> finding.issuedBy(ca));
        return Optional.of(issuer.id());
    }
}
