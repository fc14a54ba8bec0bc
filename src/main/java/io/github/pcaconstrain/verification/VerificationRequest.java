package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What to verify, and how.
 *
 * @param leaf the certificate to verify; may be that of a CA
 * @param intermediates candidates for the chain, in any order, which may include duplicates and unrelated certificates;
 *     not trusted
 * @param trusted the trust anchors; they need not be self-signed
 * @param at the time to judge for
 * @param leadingDot how to read a dNSName constraint with a leading dot
 * @param anchorConstraints whether the constraints in the certificate of the trust anchor count
 * @param name the host, address or mailbox that the certificate must present, if any: a {@code Dns}, {@code Ip} or
 *     {@code Email}
 * @param expected the policy that a CA of the chain must have, if any
 */
public record VerificationRequest(
        CertificateContents leaf,
        List<CertificateContents> intermediates,
        List<CertificateContents> trusted,
        Instant at,
        LeadingDot leadingDot,
        AnchorConstraints anchorConstraints,
        Optional<PresentedName> name,
        Optional<ExpectedPolicy> expected) {
    /** Whether constraints in the certificate of a trust anchor count. */
    public enum AnchorConstraints {
        COUNT,
        IGNORED
    }

    public VerificationRequest {
        Objects.requireNonNull(leaf, "leaf");
        intermediates = List.copyOf(intermediates);
        trusted = List.copyOf(trusted);
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(leadingDot, "leadingDot");
        Objects.requireNonNull(anchorConstraints, "anchorConstraints");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(expected, "expected");
    }

    /**
     * A request to verify a chain according to RFC 5280, with the constraints of the anchor and without a name or
     * policy.
     */
    public static VerificationRequest of(
            CertificateContents leaf,
            List<CertificateContents> intermediates,
            List<CertificateContents> trusted,
            Instant at) {
        return new VerificationRequest(
                leaf,
                intermediates,
                trusted,
                at,
                LeadingDot.ONLY_BELOW,
                AnchorConstraints.COUNT,
                Optional.empty(),
                Optional.empty());
    }

    /** The same request with a name. */
    public VerificationRequest forName(PresentedName wanted) {
        return new VerificationRequest(
                leaf, intermediates, trusted, at, leadingDot, anchorConstraints, Optional.of(wanted), expected);
    }
}
