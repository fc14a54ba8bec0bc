package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.policy.NameConstraints;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * Rows with certificates for tests: clean ones, such as have findings of every kind, the same ones again, CAs among them,
 * some text with several certificates, and some that cannot be read.
 */
public final class RandomFleet {
    /** The time at which they are to be judged. */
    public static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");

    private static final KeyPair KEYS = TestCertificates.generate();
    private static final KeyPair STRANGER = TestCertificates.generate();
    private static final X509Certificate ROOT =
            TestCertificates.ca("Root").keys(KEYS, KEYS).keyIdentifiers(KEYS).build();
    private static final List<X509Certificate> CAS = List.of(
            ROOT,
            ca("Issuing", "example.com"),
            ca("Wide", "example.com", "example.net"),
            ca("Wide", "example.com", "example.net", "example.org"));
    private static final X509Certificate ABSENT =
            TestCertificates.ca("Absent").keys(STRANGER, STRANGER).build();
    private static final List<byte[]> LEAVES = leaves();
    private static final List<byte[]> BROKEN = List.of(
            new byte[0],
            "no certificate".getBytes(StandardCharsets.US_ASCII),
            new byte[] {0x30, 1, 0},
            Arrays.copyOf(LEAVES.get(0), 100),
            "-----BEGIN CERTIFICATE-----\nMII?\n-----END CERTIFICATE-----\n".getBytes(StandardCharsets.US_ASCII));

    private RandomFleet() {}

    /** A row and its name. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Row(String place, byte[] content) {}

    /** So many rows in any order, with every CA, and as many rows that cannot be read as are asked for. */
    public static List<Row> rows(Random random, int count, int broken) {
        List<byte[]> contents = new ArrayList<>();
        CAS.forEach(ca -> contents.add(der(ca)));
        for (int i = 0; i < broken; i++) {
            contents.add(BROKEN.get(i % BROKEN.size()));
        }
        while (contents.size() < count) {
            byte[] leaf = LEAVES.get(random.nextInt(LEAVES.size()));
            switch (random.nextInt(10)) {
                case 0 -> contents.add(pem(leaf, LEAVES.get(random.nextInt(LEAVES.size())), der(CAS.get(1))));
                case 1 -> contents.add(contents.get(random.nextInt(contents.size()))); // the same again
                default -> contents.add(leaf);
            }
        }
        Collections.shuffle(contents, random);
        return IntStream.range(0, count)
                .mapToObj(i -> new Row("row" + i, contents.get(i)))
                .toList();
    }

    private static X509Certificate ca(String name, String... permitted) {
        return TestCertificates.ca(name)
                .issuer(ROOT)
                .constraints(NameConstraintsDer.encode(NameConstraints.of(
                        Arrays.stream(permitted)
                                .map(text -> ConstraintSyntax.parse(text, note -> {}))
                                .toList(),
                        List.of())))
                .keys(KEYS, KEYS)
                .keyIdentifiers(KEYS)
                .build();
    }

    private static List<byte[]> leaves() {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            boolean isKnown = i % 8 != 7;
            Instant from = i % 5 == 0 ? AT.minus(Duration.ofDays(90)) : AT.minus(Duration.ofDays(1));
            String host = "host" + i + (i % 6 == 0 ? ".example.org" : i % 6 == 1 ? "..example.com" : ".example.com");
            leaves.add(TestCertificates.leaf()
                    .issuer(isKnown ? CAS.get(1 + i % 2) : ABSENT)
                    .serial(100 + i)
                    .validity(from, from.plus(Duration.ofDays(30 + i)))
                    .names(new GeneralName(GeneralName.dNSName, host))
                    .keys(KEYS, i % 11 == 0 ? STRANGER : isKnown ? KEYS : STRANGER)
                    .keyIdentifiers(isKnown ? KEYS : STRANGER)
                    .der());
        }
        return leaves;
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The root, which is among the CAs of every fleet. */
    public static byte[] root() {
        return der(ROOT);
    }

    /** The CAs of every fleet, as text. */
    public static byte[] cas() {
        return pem(CAS.stream().map(RandomFleet::der).toArray(byte[][]::new));
    }

    /** Those below the root. */
    public static byte[] issuing() {
        return pem(CAS.stream().skip(1).map(RandomFleet::der).toArray(byte[][]::new));
    }

    /** Certificates as text, with some other text before. */
    public static byte[] pem(byte[]... certificates) {
        StringBuilder text = new StringBuilder("some text\n");
        for (byte[] der : certificates) {
            text.append("-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
