package io.github.pcaconstrain.cli.audit;

import static io.github.pcaconstrain.cli.audit.AuditWorld.CA;
import static io.github.pcaconstrain.cli.audit.AuditWorld.ROOT;
import static io.github.pcaconstrain.cli.audit.AuditWorld.leaf;
import static io.github.pcaconstrain.cli.audit.AuditWorld.pem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.Thorough;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that is made to break an auditor. It is a finding with its place, is counted, and crashes nothing. */
class HostileInputTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 20, 60, 150, 250, 300})
    void aCertificateThatIsCutOffIsUnreadable(int length) throws CertificateEncodingException {
        byte[] cut = Arrays.copyOf(CA.getEncoded(), length);

        unreadable(cut, "./in.bin", 1);
        unreadable(pem(cut).getBytes(StandardCharsets.US_ASCII), "./in.bin #1", 1);
        unreadable(pem(CA).substring(0, 28 + length).getBytes(StandardCharsets.US_ASCII), "./in.bin #1", 1);
    }

    @ParameterizedTest
    @CsvSource({
        "indefinite length,       3080 0201 00 0000",
        "huge length,             3084 7fffffff 3000",
        "length of nine octets,   3089 010000000000000000 3000",
        "length that wraps,       3084 ffffffff 3000",
        "empty SEQUENCE,          3000",
        "empty SEQUENCEs,         3006 3000 3000 0300",
        "certificate of nothing,  300b 3000 3005 06032a0304 0300",
        "text behind an element,  3003 020100 ffff",
        "only a tag,              30",
        "a set,                   3103 020100",
        "zeroes,                  00000000000000000000",
    })
    void derThatIsNoCertificateIsUnreadable(String what, String hex) {
        byte[] der = HexFormat.of().parseHex(hex.replace(" ", ""));

        Outcome file = audit(der);
        assertThat(file.exitCode()).as(what + file.out() + file.err()).isEqualTo(2);
        assertThat(file.out()).contains("unreadable").contains("./in.bin").doesNotContain("0 could not be read");
        unreadable(pem(der).getBytes(StandardCharsets.US_ASCII), "./in.bin #1", 1);
    }

    @Test
    void deepNestingIsUnreadable() {
        for (byte[] nested : List.of(nested(0x30, 100_000), nested(0xa0, 50_000), nested(0x24, 50_000))) {
            byte[] certificate = concat(HexFormat.of().parseHex("308400000000"), nested);
            int length = nested.length;
            for (int i = 0; i < 4; i++) {
                certificate[5 - i] = (byte) (length >> (8 * i));
            }
            unreadable(pem(certificate).getBytes(StandardCharsets.US_ASCII), "./in.bin #1", 1);
        }
    }

    @Test
    void damagedCertificatesAreReadOrCountedAsUnreadable() throws CertificateEncodingException {
        Random random = new Random(5);
        byte[][] good = {CA.getEncoded(), leaf("a.example.com", 9).getEncoded()};
        StringBuilder bundle = new StringBuilder(pem(ROOT));
        int count = 600;
        for (int i = 0; i < count; i++) {
            byte[] damaged = good[i % 2].clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            bundle.append(pem(damaged));
        }
        Outcome outcome = new AuditWorld(folder).audit(bundle.toString());

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.out()).contains((count + 1) + " certificates read");
    }

    @Test
    void megabytesOfGarbageHideNoCertificate() {
        long half = Thorough.times(3, 25) * (1L << 20);
        byte[] garbage = "-----BEG\n-----EN CERTIFICATE-----\nMIIB garbage -----\n".getBytes(StandardCharsets.US_ASCII);
        InputStream in = new SequenceInputStream(Collections.enumeration(List.of(
                new Repeated(garbage, half),
                bytes(pem(ROOT, CA)),
                new Repeated(garbage, half),
                bytes(pem(leaf("a.example.org", 3))))));
        Outcome outcome = AuditWorld.run(new Cli(folder).input(in), "-");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("standard input #3")
                .contains("3 certificates read, 2 CAs among them; 0 could not be read");
    }

    /** Whatever may have been a block is reported, and the certificates next to it are judged. */
    @Test
    void whatMayHaveBeenABlockIsUnreadableAndHidesNoOther() {
        String odd = "-----BEGIN\n----BEGIN CERTIFICATE----\n-----END NOTHING-----\n".repeat(100);
        Outcome outcome =
                AuditWorld.run(new Cli(folder).input(bytes(pem(ROOT, CA) + odd + pem(leaf("a.example.org", 3)))), "-");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.out()).contains("constraint-violated").contains("200 could not be read");
    }

    @Test
    void aBlockWithoutEndIsUnreadableAndHidesNoOther() {
        InputStream in = new SequenceInputStream(Collections.enumeration(List.of(
                bytes(pem(ROOT, CA) + "-----BEGIN CERTIFICATE-----\n"),
                new Repeated("QUJD".repeat(16).concat("\n").getBytes(StandardCharsets.US_ASCII), 20L << 20),
                bytes(pem(leaf("a.example.org", 3))))));
        Outcome outcome = AuditWorld.run(new Cli(folder).input(in), "-");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.out()).contains("constraint-violated").doesNotContain("0 could not be read");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void aCycleOfCasEnds(int length) {
        List<X509Certificate> cycle = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            cycle.add(TestCertificates.ca("Cycle " + i)
                    .issuer(TestCertificates.ca("Cycle " + (i + 1) % length).build())
                    .build());
        }
        cycle.add(TestCertificates.leaf()
                .issuer(cycle.get(0))
                .names(new GeneralName(GeneralName.dNSName, "a.example.com"))
                .build());
        Outcome outcome = new AuditWorld(folder).audit(pem(cycle.toArray(X509Certificate[]::new)));

        assertThat(outcome.exitCode()).as(outcome.err()).isBetween(0, 1);
        assertThat(outcome.out()).contains((length + 1) + " certificates read");
    }

    @Test
    void aChainOfAThousandIsToldToBeTooLong() {
        List<X509Certificate> chain = new ArrayList<>(List.of(ROOT));
        IntStream.range(0, 1000)
                .forEach(i -> chain.add(
                        TestCertificates.ca("C" + i).issuer(chain.get(i)).build()));
        chain.add(TestCertificates.leaf()
                .issuer(chain.get(1000))
                .names(new GeneralName(GeneralName.dNSName, "a.example.com"))
                .build());
        Outcome outcome = new AuditWorld(folder).audit(pem(chain.toArray(X509Certificate[]::new)));

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.out()).contains("paths-not-exhausted").contains("1002 certificates read, 1001 CAs");
    }

    @ParameterizedTest
    @CsvSource({
        "signature, 2a8648ce3d040302, 2a8648ce3d04037f, strength-unknown",
        "key,       2a8648ce3d0201,   2a8648ce3d0279,   strength-unknown",
        "curve,     2a8648ce3d030107, 2a8648ce3d03017f, strength-unknown",
    })
    void anAlgorithmThatNobodyKnowsIsAFinding(String what, String from, String to, String code)
            throws CertificateEncodingException {
        for (X509Certificate certificate : List.of(leaf("a.example.com", 3), CA)) {
            String hex = HexFormat.of().formatHex(certificate.getEncoded()).replace(from, to);
            String bundle = pem(ROOT)
                    + (certificate.equals(CA) ? "" : pem(CA))
                    + pem(HexFormat.of().parseHex(hex));

            assertThat(new AuditWorld(folder).codes(bundle)).as(what).contains(code);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "empty,               3000",
        "NULL,                0500",
        "no DER,              ff",
        "nothing,             ''",
        "empty permitted,     3002a000",
        "five octets of IP,   300ba009300787050102030405",
        "mask with holes,     300ea00c300a87080a000000ff00ff00",
        "IPv6 in half,        3016a014301287100a000000ffff00000a000000ffff0000",
        "minimum,             3014a0123010820b6578616d706c652e636f6d800101",
        "maximum,             3014a0123010820b6578616d706c652e636f6d810105",
        "trailing octets,     3011a00f300d820b6578616d706c652e636f6d0000",
        "twice permitted,     3014a0083006820461626364a0083006820461626364",
        "unknown side,        300aa2083006820461626364",
        "unknown form,        3007a0053003890161",
        "wildcard,            3013a011300f820d2a2e6578616d706c652e636f6d",
        "not ASCII,           3008a006300482 02c3a4",
        "cut off,             3011a00f300d820b6578616d",
    })
    void malformedConstraintsAreAFindingAndLetNoNamePassUnsaid(String what, String hex) {
        X509Certificate root = ROOT;
        byte[] ca = TestCertificates.ca("Odd One")
                .issuer(root)
                .constraints(HexFormat.of().parseHex(hex.replace(" ", "")))
                .der();
        byte[] below = TestCertificates.leaf()
                .issuer(new org.bouncycastle.asn1.x500.X500Name("CN=Odd One"))
                .names(new GeneralName(GeneralName.dNSName, "a.example.com"))
                .der();
        Outcome outcome = new AuditWorld(folder).audit(pem(root) + pem(ca) + pem(below));

        assertThat(outcome.exitCode()).as(what + outcome.out() + outcome.err()).isBetween(1, 2);
        assertThat(outcome.out()).contains("3 certificates read").containsPattern("error +[a-z-]+ +./in.pem #[23]");
    }

    @Test
    void aKeyStoreOrBundleThatIsCutOffIsUnreadable() {
        byte[] jks = HexFormat.of().parseHex("feedfeed0000000200000001000000020004726f6f74");
        byte[] pkcs7 = HexFormat.of().parseHex("308006092a864886f70d010702a080");
        byte[] pkcs12 = HexFormat.of().parseHex("3082010002010330");
        for (byte[] store : List.of(jks, pkcs7, pkcs12)) {
            unreadable(store, "./in.bin", 1);
        }
    }

    private Outcome audit(byte[] input) {
        new Cli(folder).write("in.bin", input);
        return new AuditWorld(folder).run("./in.bin");
    }

    private void unreadable(byte[] input, String place, int count) {
        Outcome outcome = audit(input);

        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(2);
        assertThat(outcome.out())
                .contains("unreadable  " + place + ": ")
                .contains(count + " could not be read")
                .contains(count + " error");
        assertThat(new AuditWorld(folder).run("./in.bin", "--keep-going").exitCode())
                .isZero();
    }

    private static byte[] nested(int tag, int depth) {
        byte[] octets = new byte[6 * depth];
        for (int i = 0; i < depth; i++) {
            int length = octets.length - 6 * (i + 1);
            octets[6 * i] = (byte) tag;
            octets[6 * i + 1] = (byte) 0x84;
            for (int j = 0; j < 4; j++) {
                octets[6 * i + 5 - j] = (byte) (length >> (8 * j));
            }
        }
        return octets;
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The same octets again and again, made as they are read. */
    private static final class Repeated extends InputStream {
        private final byte[] octets;
        private long left;
        private int next;

        Repeated(byte[] octets, long atLeast) {
            this.octets = octets;
            left = (atLeast / octets.length + 1) * octets.length;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int count = (int) Math.min(left, length);
            for (int i = 0; i < count; i++) {
                into[from + i] = octets[next];
                next = (next + 1) % octets.length;
            }
            left -= count;
            return count == 0 ? -1 : count;
        }
    }
}
