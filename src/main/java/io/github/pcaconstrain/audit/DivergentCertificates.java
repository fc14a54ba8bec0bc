package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.path.IssuerConstraints;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.RevocationReason;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.policy.diff.Comparison;
import io.github.pcaconstrain.policy.diff.ConstraintsDiff;
import io.github.pcaconstrain.policy.diff.FormComparison;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds certificates of one CA, with the same name and key, that differ in their constraints: presenting the one with
 * fewer constraints evades the others. Thread-safe.
 */
final class DivergentCertificates {
    private final Map<String, List<ParsedCertificate>> byKey;

    private final Function<CaArn, AwsCli> cli;

    /**
     * Creates a check of these CAs.
     *
     * @param cli the AWS CLI commands that reach a CA
     */
    DivergentCertificates(List<ParsedCertificate> cas, Function<CaArn, AwsCli> cli) {
        this.cli = cli;
        byKey = cas.stream().collect(Collectors.groupingBy(DivergentCertificates::key));
    }

    private static String key(ParsedCertificate ca) {
        return ca.contents().subject().comparisonKey() + ca.publicKey();
    }

    /**
     * Compares a certificate with the others of its key.
     *
     * @param issuers the CAs that signed it
     * @param at the time at which a narrower twin must be valid to count
     */
    List<CertificateFinding> check(ParsedCertificate ca, List<ParsedCertificate> issuers, Instant at) {
        List<ParsedCertificate> constrained = byKey.getOrDefault(key(ca), List.of()).stream()
                .filter(twin -> twin.contents().constraints().isPresent())
                .filter(twin -> !twin.fingerprint().equals(ca.fingerprint()))
                .toList();
        if (ca.contents().constraints().isEmpty()) {
            return constrained.stream()
                    .limit(1)
                    .map(twin -> AuditCode.UNCONSTRAINED_TWIN.of(
                            ca,
                            "",
                            "a certificate with the same key has name constraints: "
                                    + twin.place().text() + revocation(ca, issuers)))
                    .toList();
        }
        List<CertificateFinding> findings = new ArrayList<>();
        for (ParsedCertificate twin : constrained.stream()
                .filter(each -> IssuerConstraints.isValid(each, at))
                .toList()) {
            wider(ca, twin)
                    .ifPresent(name -> findings.add(AuditCode.WIDER_TWIN.of(
                            ca,
                            "",
                            "it allows names" + name + " that a certificate with the same key refuses: "
                                    + twin.place().text() + ", serial number " + serial(twin)
                                    + revocation(ca, issuers))));
        }
        return findings.stream().limit(1).toList();
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
                + issuers.stream()
                        .map(issuer -> issuer.place().source())
                        .filter(CaArn::matches)
                        .findFirst()
                        .map(CaArn::parse)
                        .map(arn -> ". To revoke it: "
                                + cli.apply(arn).revoke(arn, serial(ca), RevocationReason.SUPERSEDED))
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
