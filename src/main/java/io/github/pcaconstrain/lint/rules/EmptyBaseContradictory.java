package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import java.util.Optional;

/** An empty base is read in opposite ways. */
final class EmptyBaseContradictory extends SubtreeRule {
    EmptyBaseContradictory() {
        super(new RuleInfo(
                "empty-base",
                Severity.ERROR,
                Profiles.PCA,
                "RFC 5280, section 4.2.1.10, against the AWS Private CA User Guide, name constraints (2020 "
                        + "to 2022)",
                "RFC 5280 reads an empty dNSName as every name, and so do OpenSSL, GnuTLS, NSS and Go. The "
                        + "guide of AWS Private CA says the opposite: an empty permitted subtree denies every name of "
                        + "its form and an empty excluded one allows every name. What the CA signs and what verifiers "
                        + "accept would then differ.",
                "to forbid a whole form permit only the reserved name \"invalid\" of it; to allow it leave the "
                        + "form out"));
    }

    @Override
    Optional<String> problem(PlacedSubtree entry) {
        return when(
                EmptyBases.isEmpty(entry.base()),
                "the base is empty, which AWS Private CA and RFC 5280 read in opposite ways");
    }
}
