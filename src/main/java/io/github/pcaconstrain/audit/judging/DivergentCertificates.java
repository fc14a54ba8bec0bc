package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.path.IssuerConstraints;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.result.AuditCode;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.policy.diff.Comparison;
import io.github.pcaconstrain.policy.diff.ConstraintsDiff;
import io.github.pcaconstrain.policy.diff.FormComparison;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds certificates of one CA, with the same name and key, that differ in their constraints: presenting the one with
 * fewer constraints evades the others. Thread-safe.
 */
final class DivergentCertificates {
    private final Map<String, List<ParsedCertificate>> byKey;
    private final Optional<TwinEvidence> revocations;

    /**
     * Creates a check of these CAs.
     *
     * @param revocations what was seen of revocations; empty if nothing was asked
     */
    DivergentCertificates(List<ParsedCertificate> cas, Optional<TwinEvidence> revocations) {
        this.revocations = revocations;
        byKey = cas.stream().collect(Collectors.groupingBy(DivergentCertificates::key));
    }

    private static String key(ParsedCertificate ca) {
        return ca.contents().subject().comparisonKey() + ca.publicKey();
    }

    /**
     * Compares a certificate with the others of its key.
     *
     * @param issuers the CAs that signed it
     * @param at the time at which it, and a narrower twin, must be valid to count
     */
    List<CertificateFinding> check(ParsedCertificate ca, List<ParsedCertificate> issuers, Instant at) {
        boolean isValid = IssuerConstraints.isValid(ca, at);
        boolean isExpired = at.isAfter(ca.contents().notAfter());
        if (!isValid && !(isExpired && revocations.isPresent())) {
            return List.of();
        }
        return ofWider(ca, at)
                .map(difference -> isValid
                        ? found(ca, issuers, difference)
                        : AuditCode.TWIN_EXPIRED.of(
                                ca,
                                "",
                                difference.text() + "; it expired on "
                                        + ca.contents().notAfter()))
                .stream()
                .toList();
    }

    /** A twin with narrower constraints, and what this certificate has more, in words. */
    private record Difference(AuditCode code, String text) {}

    private Optional<Difference> ofWider(ParsedCertificate ca, Instant at) {
        List<ParsedCertificate> constrained = byKey.getOrDefault(key(ca), List.of()).stream()
                .filter(twin -> twin.contents().constraints().isPresent())
                .filter(twin -> !twin.fingerprint().equals(ca.fingerprint()))
                .toList();
        if (ca.contents().constraints().isEmpty()) {
            return constrained.stream()
                    .findFirst()
                    .map(twin -> new Difference(
                            AuditCode.UNCONSTRAINED_TWIN,
                            "a certificate with the same key has name constraints: "
                                    + twin.place().text()));
        }
        return constrained.stream()
                .filter(each -> IssuerConstraints.isValid(each, at))
                .flatMap(twin -> wider(ca, twin)
                        .map(name -> new Difference(
                                AuditCode.WIDER_TWIN,
                                "it allows names" + name + " that a certificate with the same key refuses: "
                                        + twin.place().text() + ", serial number " + serial(twin)))
                        .stream())
                .findFirst();
    }

    private CertificateFinding found(ParsedCertificate ca, List<ParsedCertificate> issuers, Difference difference) {
        Optional<String> evidence = revocations.flatMap(seen -> seen.evidence(ca, issuers));
        if (evidence.isPresent()) {
            return AuditCode.TWIN_REVOKED.of(ca, "", difference.text() + "; " + evidence.get());
        }
        String unseen = revocations.isPresent() ? "; nothing that was read says that it is revoked" : "";
        return difference.code().of(ca, "", difference.text() + unseen + revocation(ca, issuers));
    }

    /** A name, for the message, that this certificate allows and the twin refuses; empty if the twin allows as much. */
    private static Optional<String> wider(ParsedCertificate ca, ParsedCertificate twin) {
        if (isFlawed(ca) || isFlawed(twin)) {
            return Optional.empty(); // what they allow is not known, and a finding of its own
        }
        ConstraintsDiff diff = ConstraintsDiff.betweenCas(
                twin.contents().link().constraints(), ca.contents().link().constraints());
        if (diff.comparison() != Comparison.WIDER && diff.comparison() != Comparison.INCOMPARABLE) {
            return Optional.empty();
        }
        return Optional.of(diff.forms().stream()
                .map(FormComparison::gained)
                .flatMap(Optional::stream)
                .findFirst()
                .map(PresentedName::text)
                .map(name -> ", for example " + name + ",")
                .orElse(""));
    }

    private static boolean isFlawed(ParsedCertificate ca) {
        return ca.contents()
                .link()
                .constraints()
                .filter(constraints -> constraints.flaw().isPresent())
                .isPresent();
    }

    /** Its serial number, and the command that revokes it if the issuer is known to be a CA in AWS. */
    private String revocation(ParsedCertificate ca, List<ParsedCertificate> issuers) {
        return "; the serial number of this one is " + serial(ca)
                + revocations
                        .flatMap(seen -> seen.revokeCommand(serial(ca), issuers))
                        .map(command -> ". To revoke it: " + command)
                        .orElse("");
    }

    /** The serial number as AWS writes it: hexadecimal octets separated by colons. */
    private static String serial(ParsedCertificate ca) {
        String hex = ca.contents().serial();
        if (hex.startsWith("-")) {
            return hex;
        }
        return HexFormat.ofDelimiter(":").formatHex(HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : "0" + hex));
    }
}
