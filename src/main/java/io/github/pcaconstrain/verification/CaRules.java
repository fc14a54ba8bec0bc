package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.RawCertificate;
import io.github.pcaconstrain.failure.Counted;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * The rules of RFC 5280, section 6.1.4, for every certificate of a path except the final one: (k) it is a CA, (l) and
 * (m) its path length is respected, (n) its key may sign certificates, (o) its critical extensions are known. As in
 * OpenSSL, the path length and key usage of a trust anchor count too.
 */
public final class CaRules {
    /**
     * A certificate that issued another.
     *
     * @param contents its parsed contents
     * @param raw its fields
     */
    public record Ca(CertificateContents contents, RawCertificate raw) {
        static Ca of(CertificateContents contents) {
            return new Ca(contents, RawCertificate.of(contents.der()));
        }
    }

    /** The maximum number of characters of an OID that are shown; real OIDs are shorter. */
    private static final int MAX_SHOWN = 80;

    /**
     * The extensions that may be critical, as keys of {@link RawCertificate#extensions}: those that every verifier must
     * support according to section 4.2, and policyMappings.
     */
    private static final Set<String> KNOWN = Set.of(
            "551d0f", // keyUsage
            "551d11", // subjectAltName
            "551d13", // basicConstraints
            "551d1e", // nameConstraints
            "551d20", // certificatePolicies
            "551d21", // policyMappings
            "551d24", // policyConstraints
            "551d25", // extKeyUsage
            "551d36"); // inhibitAnyPolicy

    private CaRules() {}

    /**
     * The first violation of a rule, if any.
     *
     * @param cas the path without its final certificate, from the CA that issued it to the trust anchor
     */
    public static Optional<String> violation(List<Ca> cas) {
        int below = 0;
        for (int i = 0; i < cas.size(); i++) {
            boolean isAnchor = i == cas.size() - 1;
            Optional<String> violation = violation(cas.get(i), isAnchor, below);
            if (violation.isPresent()) {
                return violation;
            }
            below += cas.get(i).contents().isSelfIssued() ? 0 : 1;
        }
        return Optional.empty();
    }

    private static Optional<String> violation(Ca each, boolean isAnchor, int below) {
        CertificateContents ca = each.contents();
        // Certificates before version 3 have no extensions that could say so; such roots are trusted by choice.
        boolean mayBeSilent = isAnchor && each.raw().version() < 3;
        if (!ca.isCa() && !mayBeSilent) {
            return Optional.of(ca.label() + " is not a CA");
        }
        if (!each.raw().maySignCertificates()) {
            return Optional.of("the key usage of " + ca.label() + " does not let it sign certificates");
        }
        if (ca.pathLength().isPresent() && ca.pathLength().getAsInt() < below) {
            return Optional.of(ca.label() + " has a path length of "
                    + ca.pathLength().getAsInt() + ", but " + Counted.of(below, "CA") + " below it");
        }
        return isAnchor ? Optional.empty() : unknownExtension(each);
    }

    private static Optional<String> unknownExtension(Ca ca) {
        return ca.raw().extensions().entrySet().stream()
                .filter(extension -> extension.getValue().critical() && !KNOWN.contains(extension.getKey()))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .map(oid -> ca.contents().label() + " has an unknown critical extension: " + shown(oid));
    }

    private static String shown(String octets) {
        String shown;
        try {
            shown = ASN1ObjectIdentifier.fromContents(HexFormat.of().parseHex(octets))
                    .getId();
        } catch (RuntimeException e) {
            shown = "#" + octets; // Bouncy Castle throws several unchecked exceptions for an invalid OID
        }
        return shown.length() > MAX_SHOWN ? shown.substring(0, MAX_SHOWN) + "..." : shown;
    }
}
