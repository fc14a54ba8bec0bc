package io.github.pcaconstrain.sandbox;

import java.io.IOException;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Makes CSRs, as clients outside AWS would. */
public final class TestCsr {
    private static final KeyPair KEYS = keys();

    // It has curves that the JDK has not.
    private static final Provider PROVIDER = new BouncyCastleProvider();

    private final X500Name subject;
    private KeyPair keys = KEYS;
    private final List<Extension> extensions = new ArrayList<>();

    private TestCsr(String subject) {
        this.subject = new X500Name(subject);
    }

    /** A CSR for a subject. */
    public static TestCsr subject(String name) {
        return new TestCsr(name);
    }

    /** A CSR that lacks an element which RFC 2986 does not let it lack. */
    static String withoutAttributes(String subject) {
        var builder = new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), KEYS.getPublic());
        builder.setLeaveOffEmptyAttributes(true);
        return pem(builder, KEYS);
    }

    public static String dns(String... names) {
        GeneralName[] all = new GeneralName[names.length];
        for (int i = 0; i < names.length; i++) {
            all[i] = new GeneralName(GeneralName.dNSName, names[i]);
        }
        return subject("").names(all).pem();
    }

    /** With other keys than all the others. */
    public TestCsr keys(KeyPair other) {
        keys = other;
        return this;
    }

    public TestCsr names(GeneralName... names) {
        // Critical where there is no subject: RFC 5280, section 4.2.1.6, and AWS insists.
        return with(Extension.subjectAlternativeName, subject.getRDNs().length == 0, new GeneralNames(names));
    }

    public TestCsr with(ASN1ObjectIdentifier kind, boolean isCritical, ASN1Encodable value) {
        try {
            extensions.add(
                    new Extension(kind, isCritical, value.toASN1Primitive().getEncoded()));
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    TestCsr withRaw(ASN1ObjectIdentifier kind, byte[] value) {
        extensions.add(new Extension(kind, false, value));
        return this;
    }

    /** The CSR in PEM. */
    public String pem() {
        var builder = new JcaPKCS10CertificationRequestBuilder(subject, keys.getPublic());
        if (!extensions.isEmpty()) {
            builder.addAttribute(
                    PKCSObjectIdentifiers.pkcs_9_at_extensionRequest,
                    new Extensions(extensions.toArray(Extension[]::new)));
        }
        return pem(builder, keys);
    }

    private static String pem(PKCS10CertificationRequestBuilder builder, KeyPair keys) {
        try {
            byte[] der = builder.build(new JcaContentSignerBuilder(signature(keys))
                            .setProvider(PROVIDER)
                            .build(keys.getPrivate()))
                    .getEncoded();
            return pem("CERTIFICATE REQUEST", der);
        } catch (IOException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    private static String signature(KeyPair keys) {
        return switch (keys.getPublic().getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC", "ECDSA" -> "SHA256withECDSA";
            default ->
                keys.getPublic().getAlgorithm(); // of ML-DSA and EdDSA, whose signatures are named like their keys
        };
    }

    static String pem(String label, byte[] der) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(label, der));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return text.toString();
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
