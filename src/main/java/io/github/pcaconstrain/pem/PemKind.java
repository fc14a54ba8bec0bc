package io.github.pcaconstrain.pem;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a PEM block holds, by its label (RFC 7468, and the older labels that its sections 5.1, 7 and 8 name). */
public enum PemKind {
    /** A certificate. */
    CERTIFICATE,
    /** A certificate followed by OpenSSL's data on what it is trusted for; only the certificate is handed over. */
    TRUSTED_CERTIFICATE,
    /** A certification request (PKCS #10). */
    REQUEST,
    /** Certificates in PKCS #7 or CMS SignedData. */
    BUNDLE,
    /** The value of a NameConstraints extension, as {@code encode --as pem} writes it. */
    CONSTRAINTS,
    /** Something that holds no certificate, such as a private key. Its content is not handed over. */
    OTHER,
    /** One element of a file in DER, which has no label. */
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

    /** What the element of such a block is, where it has to be something that is told apart. */
    DerContent content() {
        return switch (this) {
            case CERTIFICATE, TRUSTED_CERTIFICATE -> DerContent.CERTIFICATE;
            case REQUEST -> DerContent.REQUEST;
            case BUNDLE -> DerContent.BUNDLE;
            case CONSTRAINTS -> DerContent.CONSTRAINTS;
            case OTHER, DER -> DerContent.UNKNOWN;
        };
    }

    /** What a block of this label holds; empty for a label that nobody knows. */
    static Optional<PemKind> of(String label) {
        Optional<PemKind> known = Optional.ofNullable(LABELS.get(label));
        return known.isEmpty() && OTHERS.matcher(label).matches() ? Optional.of(OTHER) : known;
    }
}
