package io.github.pcaconstrain.lint;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateParser;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates for lint tests: one key signs them all, because no rule looks at signatures. */
final class LintCertificates {
    /** What a certificate is. */
    enum Kind {
        LEAF,
        SUB,
        ROOT
    }

    /**
     * What a certificate is made of.
     *
     * @param commonName the common name of its subject
     * @param usages its extended key usages; none for no such extension
     * @param constraints the value of its NameConstraints extension
     */
    record Spec(
            Kind kind,
            String commonName,
            OptionalInt pathLength,
            List<KeyPurposeId> usages,
            Optional<byte[]> constraints,
            boolean critical) {}

    private static final KeyPair KEY = newKey();
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2036-01-01T00:00:00Z");

    private LintCertificates() {}

    static CertificateContents make(Spec spec) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500NameBuilder()
                            .addRDN(BCStyle.CN, spec.kind() == Kind.ROOT ? spec.commonName() : "Test Issuer")
                            .build(),
                    BigInteger.ONE,
                    Date.from(START),
                    Date.from(END),
                    new X500NameBuilder().addRDN(BCStyle.CN, spec.commonName()).build(),
                    KEY.getPublic());
            addExtensions(builder, spec);
            ContentSigner signer = new JcaContentSignerBuilder("SHA256withECDSA").build(KEY.getPrivate());
            return CertificateParser.parse(builder.build(signer).getEncoded());
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addExtensions(X509v3CertificateBuilder builder, Spec spec) throws IOException {
        builder.addExtension(Extension.basicConstraints, true, basicConstraints(spec));
        if (!spec.usages().isEmpty()) {
            builder.addExtension(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(spec.usages().toArray(new KeyPurposeId[0])));
        }
        if (spec.constraints().isPresent()) {
            ASN1Encodable value = ASN1Primitive.fromByteArray(spec.constraints().get());
            builder.addExtension(Extension.nameConstraints, spec.critical(), value);
        }
    }

    private static BasicConstraints basicConstraints(Spec spec) {
        return spec.pathLength().isPresent()
                ? new BasicConstraints(spec.pathLength().getAsInt())
                : new BasicConstraints(spec.kind() != Kind.LEAF);
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
