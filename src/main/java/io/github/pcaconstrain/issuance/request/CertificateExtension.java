package io.github.pcaconstrain.issuance.request;

import io.github.pcaconstrain.encoding.ExtensionValue;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.jspecify.annotations.Nullable;

/**
 * An extension of a certificate or CSR (RFC 5280, section 4.1.2.9).
 *
 * @param oid its object identifier
 * @param value its value and criticality
 */
public record CertificateExtension(String oid, ExtensionValue value) {
    public static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
    public static final String KEY_USAGE = "2.5.29.15";
    public static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
    public static final String BASIC_CONSTRAINTS = "2.5.29.19";
    public static final String NAME_CONSTRAINTS = "2.5.29.30";
    public static final String CRL_DISTRIBUTION_POINTS = "2.5.29.31";
    static final String CERTIFICATE_POLICIES = "2.5.29.32";
    public static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
    static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    public static final String AUTHORITY_INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1";

    public CertificateExtension {
        Objects.requireNonNull(oid, "oid");
        Objects.requireNonNull(value, "value");
    }

    static List<CertificateExtension> of(@Nullable Extensions extensions) {
        return extensions == null
                ? List.of()
                : Arrays.stream(extensions.getExtensionOIDs())
                        .map(extensions::getExtension)
                        .map(CertificateExtension::of)
                        .toList();
    }

    private static CertificateExtension of(Extension extension) {
        return new CertificateExtension(
                extension.getExtnId().getId(),
                ExtensionValue.of(extension.getExtnValue().getOctets(), extension.isCritical()));
    }

    /** The extension with an object identifier. */
    public static Optional<CertificateExtension> find(List<CertificateExtension> extensions, String oid) {
        return extensions.stream()
                .filter(extension -> extension.oid().equals(oid))
                .findFirst();
    }

    /** The extension as text, such as {@code subject alternative names (dns:www.example.com)}. */
    public String text() {
        return (value.critical() ? "critical " : "") + ExtensionText.of(this);
    }
}
