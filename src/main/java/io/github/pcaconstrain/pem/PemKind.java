package io.github.pcaconstrain.pem;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a PEM block contains, according to its label (RFC 7468, and the older labels named in its sections 5.1, 7 and
 * 8).
 */
public enum PemKind {
    /** A certificate. */
    CERTIFICATE,
    /** A certificate followed by OpenSSL's trust settings; only the certificate is passed on. */
    TRUSTED_CERTIFICATE,
    /** A certification request (PKCS #10). */
    REQUEST,
    /** Certificates in PKCS #7 or CMS SignedData. */
    BUNDLE,
    /** The value of a NameConstraints extension, as {@code encode --as pem} writes it. */
    CONSTRAINTS,
    /** Something that is not a certificate, such as a private key. Its content is not passed on. */
    OTHER,
    /** An element of a DER file, which has no label. */
    DER;

    private static final Map<String, PemKind> LABELS = Map.ofEntries(
            Map.entry("CERTIFICATE", CERTIFICATE),
            Map.entry("X509 CERTIFICATE", CERTIFICATE),
            Map.entry("X.509 CERTIFICATE", CERTIFICATE),
            Map.entry("TRUSTED CERTIFICATE", TRUSTED_CERTIFICATE),
            Map.entry("CERTIFICATE REQUEST", REQUEST),
            Map.entry("NEW CERTIFICATE REQUEST", REQUEST),
            Map.entry("PKCS7", BUNDLE),
            Map.entry("PKCS #7 SIGNED DATA", BUNDLE),
            Map.entry("CMS", BUNDLE),
            Map.entry("CERTIFICATE CHAIN", BUNDLE),
            Map.entry("NAME CONSTRAINTS", CONSTRAINTS),
            Map.entry("ATTRIBUTE CERTIFICATE", OTHER));

    private static final Pattern OTHERS = Pattern.compile(
            "(.* )?(PRIVATE KEY|PUBLIC KEY|PARAMETERS|CRL|SIGNATURE)|PGP .*|SSH2 .*|OCSP .*|AGE ENCRYPTED FILE");

    /** What the element of such a block must be, if it can be recognised. */
    DerContent content() {
        return switch (this) {
            case CERTIFICATE, TRUSTED_CERTIFICATE -> DerContent.CERTIFICATE;
            case REQUEST -> DerContent.REQUEST;
            case BUNDLE -> DerContent.BUNDLE;
            case CONSTRAINTS -> DerContent.CONSTRAINTS;
            case OTHER, DER -> DerContent.UNKNOWN;
        };
    }

    /** The kind of blocks with this label; empty for an unknown label. */
    static Optional<PemKind> of(String label) {
        Optional<PemKind> known = Optional.ofNullable(LABELS.get(label));
        return known.isEmpty() && OTHERS.matcher(label).matches() ? Optional.of(OTHER) : known;
    }
}
