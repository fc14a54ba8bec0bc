package io.github.pcaconstrain;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes certificates for tests. Unless a test gives keys, all share one P-256 key pair, made once per run, so every CA here
 * has signed every certificate and a path is held together by its names alone.
 *
 * <pre>{@code
 * X509Certificate root = TestCertificates.ca("Root").build();
 * X509Certificate ca = TestCertificates.ca("Issuing").issuer(root).constraints(der).build();
 * X509Certificate leaf = TestCertificates.leaf().issuer(ca).names(new GeneralName(2, "www.example.com")).build();
 * }</pre>
 */
public final class TestCertificates {
    /** The start of every validity that a test does not choose. */
    public static final Instant NOT_BEFORE = Instant.parse("2026-01-01T00:00:00Z");

    /** The end of every validity that a test does not choose. */
    public static final Instant NOT_AFTER = Instant.parse("2036-01-01T00:00:00Z");

    private static final KeyPair KEYS = generate();
    private static final ContentSigner SIGNER = signer(KEYS);

    private final boolean isCa;
    private final List<Extension> extensions = new ArrayList<>();
    private X500Name subject;
    private Optional<X500Name> issuer = Optional.empty();
    private Instant notBefore = NOT_BEFORE;
    private Instant notAfter = NOT_AFTER;
    private BigInteger serial = BigInteger.TWO;
    private BasicConstraints basicConstraints = new BasicConstraints(true);
    private KeyPair keys = KEYS;
    private ContentSigner signer = SIGNER;

    private TestCertificates(boolean isCa, X500Name subject) {
        this.isCa = isCa;
        this.subject = subject;
    }

    /** A CA whose subject is this common name, self-signed unless an issuer is given. */
    public static TestCertificates ca(String commonName) {
        return new TestCertificates(true, new X500Name("CN=" + commonName));
    }

    /** An end-entity certificate with an empty subject; its issuer is "CN=Issuer" unless one is given. */
    public static TestCertificates leaf() {
        TestCertificates leaf = new TestCertificates(false, new X500Name(new RDN[0]));
        leaf.issuer = Optional.of(new X500Name("CN=Issuer"));
        return leaf;
    }

    /** The subject; may be empty. */
    public TestCertificates subject(X500Name name) {
        subject = name;
        return this;
    }

    /** The CA that signs it. */
    public TestCertificates issuer(X509Certificate ca) {
        issuer = Optional.of(X500Name.getInstance(ca.getSubjectX500Principal().getEncoded()));
        return this;
    }

    /** The name of the CA that signs it, which the JDK need not be able to read. */
    public TestCertificates issuer(X500Name name) {
        issuer = Optional.of(name);
        return this;
    }

    /** Keys of its own, and those of the CA that signs it. */
    public TestCertificates keys(KeyPair own, KeyPair issuing) {
        keys = own;
        signer = signer(issuing);
        return this;
    }

    /** Another signature than the usual one of the keys; after {@link #keys}. */
    public TestCertificates signedBy(ContentSigner other) {
        signer = other;
        return this;
    }

    /** Key identifiers, which tell certificates of one name and several keys apart; after {@link #keys}. */
    public TestCertificates keyIdentifiers(KeyPair issuing) {
        try {
            JcaX509ExtensionUtils utils = new JcaX509ExtensionUtils();
            extension(
                    Extension.subjectKeyIdentifier,
                    false,
                    utils.createSubjectKeyIdentifier(keys.getPublic()).getEncoded());
            return extension(
                    Extension.authorityKeyIdentifier,
                    false,
                    utils.createAuthorityKeyIdentifier(issuing.getPublic()).getEncoded());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The validity, in whole seconds. */
    public TestCertificates validity(Instant from, Instant to) {
        notBefore = from;
        notAfter = to;
        return this;
    }

    /** The serial number; 2 where none is given. */
    public TestCertificates serial(long number) {
        serial = BigInteger.valueOf(number);
        return this;
    }

    /** How many CAs may stand below it; any number where none is given. */
    public TestCertificates pathLength(int length) {
        basicConstraints = new BasicConstraints(length);
        return this;
    }

    /** A critical NameConstraints extension with this value, which need not be one. */
    public TestCertificates constraints(byte[] value) {
        return extension(Extension.nameConstraints, true, value);
    }

    /** The alternative names; critical where the subject is empty, as RFC 5280 has it. */
    public TestCertificates names(GeneralName... names) {
        try {
            return alternatives(new GeneralNames(names).getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A subjectAltName extension with this value, which need not be one. */
    public TestCertificates alternatives(byte[] value) {
        return extension(Extension.subjectAlternativeName, subject.getRDNs().length == 0, value);
    }

    /** Any extension. */
    public TestCertificates extension(ASN1ObjectIdentifier oid, boolean critical, byte[] value) {
        extensions.add(new Extension(oid, critical, value));
        return this;
    }

    /** The certificate as the JDK reads it. */
    public X509Certificate build() {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificate in DER, also where the JDK would not read it. */
    public byte[] der() {
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                issuer.orElse(subject),
                serial,
                Date.from(notBefore),
                Date.from(notAfter),
                subject,
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        try {
            if (isCa) {
                builder.addExtension(Extension.basicConstraints, true, basicConstraints);
            }
            for (Extension extension : extensions) {
                builder.addExtension(extension);
            }
            return builder.build(signer).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new key pair. */
    public static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ContentSigner signer(KeyPair keys) {
        try {
            return switch (keys.getPrivate().getAlgorithm()) {
                case "RSA" -> new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
                case "EC" -> ecdsa(keys);
                default -> // of ML-DSA, whose signatures are named like the keys
                    new JcaContentSignerBuilder(keys.getPrivate().getAlgorithm())
                            .setProvider(new BouncyCastleProvider())
                            .build(keys.getPrivate());
            };
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JDK has not every curve, and does not use the keys of others. */
    private static ContentSigner ecdsa(KeyPair keys) throws OperatorCreationException {
        JcaContentSignerBuilder builder = new JcaContentSignerBuilder("SHA256withECDSA");
        boolean isOfTheJdk = keys.getPrivate().getClass().getModule().isNamed();
        return (isOfTheJdk ? builder : builder.setProvider(new BouncyCastleProvider())).build(keys.getPrivate());
    }
}
