package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.crypto.AlgorithmSupport;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.RawCertificate;
import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Certificates parsed by the JDK, each only once. The JDK refuses some certificates that this tool reads, such as those
 * with malformed extensions. Thread-safe.
 */
public final class JdkCertificates {
    /** Signature algorithms that every JDK supports: PKCS #1 RSA and ECDSA, with SHA-1 and SHA-2. */
    private static final Set<String> USUAL_SIGNATURES = Set.of(
            "1.2.840.113549.1.1.5",
            "1.2.840.113549.1.1.11",
            "1.2.840.113549.1.1.12",
            "1.2.840.113549.1.1.13",
            "1.2.840.10045.4.1",
            "1.2.840.10045.4.3.2",
            "1.2.840.10045.4.3.3",
            "1.2.840.10045.4.3.4");

    /** The AlgorithmIdentifiers of RSA, P-256, P-384 and P-521 (RFC 3279, section 2.3.1; RFC 5480, section 2.1), in hexadecimal. */
    private static final List<String> USUAL_KEYS = List.of(
            "300d06092a864886f70d0101010500",
            "301306072a8648ce3d020106082a8648ce3d030107",
            "301006072a8648ce3d020106052b81040022",
            "301006072a8648ce3d020106052b81040023");

    /** The number of digits of the SubjectPublicKeyInfo header before the algorithm. */
    private static final List<Integer> HEADERS = List.of(4, 6, 8);

    /**
     * A certificate, or the reason why the JDK refuses it.
     *
     * @param certificate the certificate, if the JDK can read it
     * @param problem the JDK's reason otherwise
     * @param algorithms which provider supports its algorithms
     */
    public record Read(Optional<X509Certificate> certificate, String problem, AlgorithmSupport algorithms) {}

    private final Map<String, Read> read = new ConcurrentHashMap<>();

    /**
     * Reads a certificate. If it needs an algorithm that is left to Bouncy Castle, Bouncy Castle is permanently
     * registered as a provider first.
     */
    public Read read(CertificateContents contents) {
        return read.computeIfAbsent(contents.encoded(), encoded -> read(contents.der()));
    }

    private static Read read(byte[] der) {
        Read usual = parse(der, AlgorithmSupport.USUAL);
        if (usual.certificate().filter(JdkCertificates::isUsual).isPresent()) {
            return usual;
        }
        AlgorithmSupport algorithms = algorithms(der);
        if (!algorithms.borrowed().isEmpty()) {
            AlgorithmSupport.register();
        }
        return parse(der, algorithms);
    }

    /** The names of the algorithms of a certificate in DER that are left to Bouncy Castle. */
    public static List<String> borrowed(byte[] der) {
        return algorithms(der).borrowed();
    }

    private static AlgorithmSupport algorithms(byte[] der) {
        RawCertificate raw = RawCertificate.of(der);
        return AlgorithmSupport.of(raw.publicKey(), raw.signatureAlgorithm());
    }

    /** Whether the JDK's own providers certainly support its algorithms. */
    private static boolean isUsual(X509Certificate certificate) {
        String key = HexFormat.of().formatHex(certificate.getPublicKey().getEncoded());
        return USUAL_SIGNATURES.contains(certificate.getSigAlgOID())
                && USUAL_KEYS.stream().anyMatch(usual -> HEADERS.stream().anyMatch(at -> key.startsWith(usual, at)));
    }

    // RuntimeException: the JDK's parsers throw several of them for bytes that are not a valid certificate.
    private static Read parse(byte[] der, AlgorithmSupport algorithms) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            X509Certificate certificate = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
            return new Read(Optional.of(certificate), "", algorithms);
        } catch (CertificateException | RuntimeException e) {
            return new Read(Optional.empty(), message(e), algorithms);
        }
    }

    /** Whether both certify the same key, as far as the JDK can tell. */
    boolean haveSameKey(CertificateContents one, CertificateContents other) {
        Optional<PublicKey> key = key(one);
        return key.isPresent() && key.equals(key(other));
    }

    private Optional<PublicKey> key(CertificateContents contents) {
        return read(contents).certificate().map(X509Certificate::getPublicKey);
    }

    /** The message of an exception, or its type if it has none. */
    static String message(Exception e) {
        return Optional.ofNullable(e.getMessage())
                .filter(message -> !message.isBlank())
                .orElse(e.getClass().getSimpleName());
    }
}
