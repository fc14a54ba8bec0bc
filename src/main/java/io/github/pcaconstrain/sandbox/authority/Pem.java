package io.github.pcaconstrain.sandbox.authority;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** Reads and writes PEM, the format of AWS Private CA's inputs and outputs. */
public final class Pem {
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String KEY = "PRIVATE KEY";
    private static final String BEGIN = "-----BEGIN ";

    private Pem() {}

    /** One certificate. */
    public static String write(X509CertificateHolder certificate) {
        return write(CERTIFICATE, encoded(certificate));
    }

    /** Certificates, one after the other. */
    public static String write(List<X509CertificateHolder> certificates) {
        StringBuilder text = new StringBuilder();
        certificates.forEach(certificate -> text.append(write(certificate)));
        return text.toString();
    }

    /** A private key, unencrypted. */
    public static String write(PrivateKey key) {
        return write(KEY, key.getEncoded());
    }

    static String write(String label, byte[] der) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(label, der));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().replace("\r\n", "\n");
    }

    /**
     * Reads a private key that {@link #write(PrivateKey)} has written.
     *
     * @throws IOException if it is not one
     */
    public static PrivateKey readKey(byte[] pem, KeyFamily family) throws IOException {
        List<PemObject> objects = read(pem);
        if (objects.size() != 1 || !objects.get(0).getType().equals(KEY)) {
            throw new IOException("not one private key");
        }
        try {
            return family.factory()
                    .generatePrivate(new PKCS8EncodedKeySpec(objects.get(0).getContent()));
        } catch (GeneralSecurityException e) {
            throw new IOException("not a private key", e);
        }
    }

    /**
     * Reads certificates in PEM, one after the other.
     * @throws IOException if there is anything else, or a certificate cannot be read
     */
    public static List<X509CertificateHolder> readCertificates(byte[] pem) throws IOException {
        List<X509CertificateHolder> certificates = new ArrayList<>();
        for (PemObject object : read(pem)) {
            if (!object.getType().equals(CERTIFICATE)) {
                throw new IOException("found a " + object.getType() + " in place of a certificate");
            }
            certificates.add(certificate(object.getContent()));
        }
        return certificates;
    }

    private static X509CertificateHolder certificate(byte[] der) throws IOException {
        try {
            return new X509CertificateHolder(der);
        } catch (RuntimeException | StackOverflowError e) { // Bouncy Castle throws several unchecked exceptions
            throw new IOException("not a certificate", e);
        }
    }

    static List<PemObject> read(byte[] pem) throws IOException {
        List<PemObject> objects = new ArrayList<>();
        try (PemReader reader =
                new PemReader(new InputStreamReader(new ByteArrayInputStream(pem), StandardCharsets.ISO_8859_1))) {
            for (PemObject object = reader.readPemObject(); object != null; object = reader.readPemObject()) {
                objects.add(object);
            }
        } catch (RuntimeException e) {
            throw new IOException("not PEM", e);
        }
        requireAll(new String(pem, StandardCharsets.ISO_8859_1), objects.size());
        return objects;
    }

    // The reader skips a block that begins on the line where another ends.
    private static void requireAll(String text, int found) throws IOException {
        int begun = 0;
        for (int at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at + BEGIN.length())) {
            begun++;
        }
        if (begun != found) {
            throw new IOException("not PEM: found " + begun + " beginnings of blocks, and " + found + " blocks");
        }
    }

    /** Whether one certificate is signed with the key of another. */
    public static boolean isSignedBy(X509CertificateHolder signed, X509CertificateHolder signer) {
        try {
            return signed.isSignatureValid(Verifier.of(signer.getSubjectPublicKeyInfo()));
        } catch (OperatorCreationException | CertException e) {
            return false;
        }
    }

    static byte[] encoded(X509CertificateHolder certificate) {
        try {
            return certificate.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
