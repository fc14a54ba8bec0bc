package io.github.pcaconstrain.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Certificates of many kinds in DER: CAs with and without constraints and with keys of several kinds, leaves without a
 * finding, and in between leaves with one, duplicates, and octets that do not make a certificate. Those without a finding have no real signature, which takes long to
 * make, and which nobody looks at.
 */
final class Fleet {
    private static final Date START = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
    private static final Date END = Date.from(Instant.parse("2036-01-01T00:00:00Z"));
    private static final Date PAST = Date.from(Instant.parse("2026-02-01T00:00:00Z"));
    private static final AlgorithmIdentifier ECDSA = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

    /** The tag of the serial number, behind two headers of four octets and the version. */
    private static final int SERIAL = 13;

    /** The JDK has ML-DSA from 24 on. */
    private static final Provider PROVIDER = new BouncyCastleProvider();

    private static final List<String> PERMITTED = List.of("a.example", "b.example");

    private final KeyPair root = key("EC");
    private final KeyPair ca = key("EC");
    private final KeyPair other = key("EC");
    private final KeyPair leaf = key("EC");
    private final KeyPair edwards = key("Ed25519");
    private final KeyPair lattice = key("ML-DSA-65");
    private long serial;
    private byte[] outside = {};

    private Fleet() {}

    /** Receives certificates. */
    interface Sink {
        void add(byte[] der) throws IOException;
    }

    /** The numbers of the CAs among so many, from 0; at least ten. */
    static List<Integer> cas(int count) {
        return List.of(0, count / 4, count / 3, count / 2, count - 1);
    }

    /** So many certificates, of which one in a hundred is of each kind with a finding. */
    static List<byte[]> of(int count) {
        List<byte[]> all = new ArrayList<>();
        try {
            write(count, 100, all::add);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    /**
     * Passes on certificates.
     *
     * @param period one in so many is of each kind with a finding
     */
    static void write(int count, int period, Sink sink) throws IOException {
        try {
            new Fleet().make(count, period, sink);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void make(int count, int period, Sink sink) throws IOException, OperatorCreationException {
        List<byte[]> authorities = List.of(
                authority("CN=Fleet Root", root, "CN=Fleet Root", root, List.of()),
                authority("CN=Fleet Root", root, "CN=Edwards CA", edwards, PERMITTED),
                authority("CN=Edwards CA", edwards, "CN=Lattice CA", lattice, PERMITTED.subList(0, 1)),
                authority("CN=Fleet Root", root, "CN=Fleet CA", ca, PERMITTED),
                authority("CN=Fleet Root", root, "CN=Other CA", other, List.of()));
        List<Integer> places = cas(count);
        for (int i = 0; i < count; i++) {
            int authority = places.indexOf(i);
            sink.add(authority < 0 ? any(i, i % period) : authorities.get(authority));
        }
    }

    private byte[] any(int i, int kind) throws IOException, OperatorCreationException {
        String host = "host" + i + (i % 2 == 0 ? ".a.example" : ".b.example");
        switch (kind) {
            case 10 -> outside = leaf("CN=Fleet CA", ca, END, "host" + i + ".c.example");
            case 20 -> {
                return leaf("CN=Fleet CA", ca, PAST, host);
            }
            case 30 -> {
                return leaf("CN=Unknown CA", other, END, host);
            }
            case 40 -> {
                return leaf("CN=Other CA", other, END, "not a host");
            }
            case 50 -> {
                return broken(leaf("CN=Fleet CA", ca, END, host));
            }
            case 70 -> {
                return leaf("CN=Fleet CA", other, END, host); // signed by another key
            }
            case 80 -> {
                return leaf("CN=Other CA", other, END, host);
            }
            case 15 -> {
                return leaf("CN=Edwards CA", edwards, END, "host" + i + ".c.example");
            }
            case 25 -> {
                return leaf("CN=Lattice CA", lattice, END, "host" + i + ".b.example");
            }
            case 35 -> {
                return leaf("CN=Edwards CA", key("Ed25519"), END, "host" + i + ".c.example"); // by another key
            }
            case 45 -> {
                return leaf("CN=Lattice CA", key("ML-DSA-65"), END, "host" + i + ".c.example"); // by another key
            }
            default -> {
                return kind == 60 ? outside : leaf("CN=Fleet CA", null, END, host);
            }
        }
        return outside;
    }

    /** The same length, but not a number for the serial number. */
    private static byte[] broken(byte[] der) {
        byte[] broken = der.clone();
        broken[SERIAL] = 0x31;
        return broken;
    }

    private byte[] authority(String issuer, KeyPair signer, String subject, KeyPair key, List<String> permitted)
            throws IOException, OperatorCreationException {
        X509v3CertificateBuilder made = builder(issuer, END, subject, key);
        made.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        made.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        made.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(id(subject)));
        if (!permitted.isEmpty()) {
            GeneralSubtree[] subtrees = permitted.stream()
                    .map(zone -> new GeneralSubtree(new GeneralName(GeneralName.dNSName, zone)))
                    .toArray(GeneralSubtree[]::new);
            made.addExtension(Extension.nameConstraints, true, new NameConstraints(subtrees, null));
        }
        return made.build(signer(signer)).getEncoded();
    }

    /** A leaf; without a key, its signature is not a real one. */
    private byte[] leaf(String issuer, @org.jspecify.annotations.Nullable KeyPair signer, Date end, String host)
            throws IOException, OperatorCreationException {
        X509v3CertificateBuilder made = builder(issuer, end, "O=Fleet", leaf);
        made.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, host), new GeneralName(GeneralName.dNSName, "www." + host)
        }));
        made.addExtension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(id(issuer)));
        return made.build(signer == null ? new NoSigner() : signer(signer)).getEncoded();
    }

    private X509v3CertificateBuilder builder(String issuer, Date end, String subject, KeyPair key) {
        return new X509v3CertificateBuilder(
                new X500Name(issuer),
                BigInteger.valueOf(++serial),
                START,
                end,
                new X500Name(subject),
                SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()));
    }

    private static byte[] id(String name) {
        return (name + "                    ").substring(0, 20).getBytes(StandardCharsets.US_ASCII);
    }

    private static ContentSigner signer(KeyPair key) throws OperatorCreationException {
        String algorithm = key.getPublic().getAlgorithm();
        return new JcaContentSignerBuilder(algorithm.equals("EC") ? "SHA256withECDSA" : algorithm)
                .setProvider(PROVIDER)
                .build(key.getPrivate());
    }

    private static KeyPair key(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, PROVIDER);
            if (algorithm.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificate as PEM. */
    static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }

    /** Signs with a constant. */
    private static final class NoSigner implements ContentSigner {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return ECDSA;
        }

        @Override
        public OutputStream getOutputStream() {
            return content;
        }

        @Override
        public byte[] getSignature() {
            try {
                return new org.bouncycastle.asn1.DERSequence(new org.bouncycastle.asn1.ASN1Integer[] {
                            new org.bouncycastle.asn1.ASN1Integer(1), new org.bouncycastle.asn1.ASN1Integer(1)
                        })
                        .getEncoded();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
