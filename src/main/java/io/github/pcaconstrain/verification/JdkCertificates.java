package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Certificates as the JDK reads them, each read once. It refuses some that we read, such as malformed extensions. Safe to share
 * between threads.
 */
public final class JdkCertificates {
    /**
     * A certificate, or why there is none.
     *
     * @param certificate the certificate, where the JDK can read it
     * @param problem what the JDK says against it otherwise
     */
    public record Read(Optional<X509Certificate> certificate, String problem) {}

    private final Map<String, Read> read = new ConcurrentHashMap<>();

    /** Reads a certificate. */
    public Read read(CertificateContents contents) {
        return read.computeIfAbsent(contents.encoded(), encoded -> parse(contents.der()));
    }

    // RuntimeException: the JDK's parsers let several escape on bytes that are no sound certificate.
    private static Read parse(byte[] der) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            X509Certificate certificate = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
            return new Read(Optional.of(certificate), "");
        } catch (CertificateException | RuntimeException e) {
            return new Read(Optional.empty(), message(e));
        }
    }

    /** Whether both certify the same key, as far as the JDK can read them. */
    boolean haveSameKey(CertificateContents one, CertificateContents other) {
        Optional<PublicKey> key = key(one);
        return key.isPresent() && key.equals(key(other));
    }

    private Optional<PublicKey> key(CertificateContents contents) {
        return read(contents).certificate().map(X509Certificate::getPublicKey);
    }

    /** What an exception says, or at least what it is. */
    static String message(Exception e) {
        return Optional.ofNullable(e.getMessage())
                .filter(message -> !message.isBlank())
                .orElse(e.getClass().getSimpleName());
    }
}
