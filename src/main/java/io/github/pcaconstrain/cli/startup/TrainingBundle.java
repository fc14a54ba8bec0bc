package io.github.pcaconstrain.cli.startup;

import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates to audit: a constrained CA, end-entity certificates of it that keep to the constraints, and a CA without any. */
final class TrainingBundle {
    private static final int LEAVES = 2000;
    private static final X500Name UNCONSTRAINED = new X500Name("CN=Unconstrained CA");
    private static final X500Name CA = new X500Name("CN=Training CA");

    private final SubjectPublicKeyInfo key;
    private final ContentSigner signer;
    private final Instant now = Instant.now();

    private TrainingBundle() throws GeneralSecurityException, OperatorCreationException {
        KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
        key = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
        signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
    }

    /** The certificates in PEM. */
    static byte[] pem() throws IOException {
        try {
            // An audit of CAs has findings, which are printed.
            String unconstrained = block(new TrainingBundle().unconstrained());
            return (new TrainingBundle().bundle() + unconstrained).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("every Java has these algorithms", e);
        }
    }

    private String bundle() throws IOException {
        StringBuilder pem = new StringBuilder(block(ca()));
        for (int i = 0; i < LEAVES; i++) {
            pem.append(block(leaf(i)));
        }
        return pem.toString();
    }

    private X509CertificateHolder ca() throws IOException {
        NameConstraints constraints = new NameConstraints(
                List.of(Subtree.of(ConstraintSyntax.parse("dev.example.com", note -> {}))), List.of(), true);
        return certificate(0, CA, CA)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                .addExtension(
                        Extension.nameConstraints,
                        true,
                        ASN1Primitive.fromByteArray(NameConstraintsDer.encode(constraints)))
                .build(signer);
    }

    private X509CertificateHolder unconstrained() throws IOException {
        return certificate(0, UNCONSTRAINED, UNCONSTRAINED)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                .build(signer);
    }

    private X509CertificateHolder leaf(int i) throws IOException {
        String host = "host" + i + ".dev.example.com";
        return certificate(i + 1, CA, new X500Name("CN=" + host))
                .addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, host)))
                .build(signer);
    }

    private X509v3CertificateBuilder certificate(int serial, X500Name issuer, X500Name subject) {
        return new X509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(serial + 1L),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(Duration.ofDays(400))),
                subject,
                key);
    }

    private static String block(X509CertificateHolder certificate) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    }
}
