package io.github.pcaconstrain.cli.input;

import static io.github.pcaconstrain.OddCertificate.hex;
import static io.github.pcaconstrain.OddCertificate.tlv;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.OddCertificate;
import io.github.pcaconstrain.OddCertificate.Field;
import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.audit.AuditWorld;
import io.github.pcaconstrain.cli.audit.FleetWorld;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Certificates of which a parser refuses a part that is beside the point. Somebody signed them, and a verifier that does not look
 * at that part accepts them, so a violated constraint is seen in every one, by every command.
 */
class OddCertificatesTest {
    private static final KeyPair KEYS = TestCertificates.generate();
    private static final X509Certificate ROOT = TestCertificates.ca("Root")
            .keys(KEYS, KEYS)
            .keyIdentifiers(KEYS)
            .constraints(FleetWorld.constraints("example.com"))
            .build();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static OddCertificate leaf(String host) {
        return OddCertificate.of(TestCertificates.leaf()
                .subject(new X500Name("O=Example"))
                .issuer(ROOT)
                .names(new GeneralName(GeneralName.dNSName, host))
                .keys(KEYS, KEYS)
                .keyIdentifiers(KEYS)
                .der());
    }

    private static byte[] oid(int octets) {
        byte[] content = new byte[octets];
        java.util.Arrays.fill(content, (byte) 0x81);
        content[0] = 0x2a;
        content[octets - 1] = 1;
        return content;
    }

    private static final Map<String, UnaryOperator<OddCertificate>> ODDITIES = new TreeMap<>(Map.ofEntries(
            Map.entry("nothing odd", leaf -> leaf),
            Map.entry("an extension with a long OID", leaf -> leaf.extension(oid(5000), new byte[] {5, 0})),
            Map.entry(
                    "a signature algorithm of three elements",
                    leaf -> leaf.algorithm(hex("300e 06082a8648ce3d040302 0500 0500"))),
            Map.entry("a signature algorithm with a long OID", leaf -> leaf.algorithm(tlv(0x30, tlv(0x06, oid(5000))))),
            Map.entry(
                    "a key algorithm of three elements",
                    leaf -> leaf.with(
                            Field.PUBLIC_KEY, tlv(0x30, tlv(0x30, hex("06032a0304 0500 0500")), hex("03020001")))),
            Map.entry(
                    "a key algorithm with a long OID",
                    leaf -> leaf.with(Field.PUBLIC_KEY, tlv(0x30, tlv(0x30, tlv(0x06, oid(5000))), hex("03020001")))),
            Map.entry(
                    "an RSA key without exponent",
                    leaf -> leaf.with(
                            Field.PUBLIC_KEY,
                            tlv(
                                    0x30,
                                    hex("300d06092a864886f70d0101010500"),
                                    tlv(0x03, new byte[1], tlv(0x30, tlv(0x02, new byte[1], filled(256))))))),
            Map.entry("a version of eight octets", leaf -> leaf.with(Field.VERSION, hex("a00a 0208 0202020202020202"))),
            Map.entry("a serial number not in its shortest form", leaf -> leaf.with(Field.SERIAL, hex("0203000007"))),
            Map.entry(
                    "an unsorted RDN of two attributes",
                    leaf -> leaf.with(
                            Field.SUBJECT,
                            tlv(0x30, tlv(0x31, attribute("55040a", "Example"), attribute("550403", "Leaf"))))),
            Map.entry(
                    "TRUE as 01",
                    leaf -> leaf.extension(tlv(0x30, hex("0603 2a0304"), hex("010101"), tlv(0x04, hex("0500"))))),
            Map.entry(
                    "an extension twice, unknown",
                    leaf -> leaf.extension(hex("2a0304"), hex("0500")).extension(hex("2a0304"), hex("0500"))),
            Map.entry("an extended key usage that is none", leaf -> leaf.extension(hex("551d25"), hex("0500"))),
            Map.entry(
                    "an extended key usage with a long OID",
                    leaf -> leaf.extension(hex("551d25"), tlv(0x30, tlv(0x06, oid(5000))))),
            Map.entry(
                    "a subject with a long OID",
                    leaf -> leaf.with(
                            Field.SUBJECT, tlv(0x30, tlv(0x31, tlv(0x30, tlv(0x06, oid(5000)), tlv(0x0c, new byte[] {'x'
                            })))))),
            Map.entry("an empty extension", leaf -> leaf.extension(new byte[] {0x30, 0})),
            Map.entry("a tag of two octets inside", leaf -> leaf.extension(hex("2a0304"), hex("9f810100")))));

    private static byte[] attribute(String oid, String value) {
        return tlv(0x30, tlv(0x06, hex(oid)), tlv(0x0c, value.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] filled(int octets) {
        byte[] content = new byte[octets];
        java.util.Arrays.fill(content, (byte) 0xb5);
        return content;
    }

    static Stream<String> oddities() {
        return ODDITIES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void aViolationIsSeenByEveryCommand(String oddity) {
        byte[] odd = Objects.requireNonNull(ODDITIES.get(oddity))
                .apply(leaf("www.example.org"))
                .signedBy(KEYS);

        JsonNode report = audit(AuditWorld.pem(ROOT) + AuditWorld.pem(odd) + AuditWorld.pem(sound()));
        int impact = foreseen(odd);
        int verify = verified(odd);

        String about = codes(report, 2);
        boolean isUnreadable = about.contains("unreadable");
        assertThat(isUnreadable || about.contains("constraint-violated"))
                .as(about)
                .isTrue();
        assertThat(about).doesNotContain("signature-invalid");
        assertThat(codes(report, 3)).as("the one after it is judged").contains("constraint-violated");
        assertThat(impact).isEqualTo(isUnreadable ? 2 : 1);
        assertThat(verify).isEqualTo(isUnreadable ? 2 : 1);
    }

    /** What is in order but for the oddity is not called a violation, and is not skipped if it cannot be read. */
    @ParameterizedTest
    @MethodSource("oddities")
    void noViolationIsMadeUp(String oddity) {
        byte[] odd = Objects.requireNonNull(ODDITIES.get(oddity))
                .apply(leaf("www.example.com"))
                .signedBy(KEYS);

        String about = codes(audit(AuditWorld.pem(ROOT) + AuditWorld.pem(odd)), 2);

        assertThat(about).doesNotContain("constraint-violated").doesNotContain("signature-invalid");
        assertThat(about.contains("unreadable")).isEqualTo(foreseen(odd) == 2);
    }

    /** An authority key identifier is a hint, and one that cannot be read is ignored. */
    @Test
    void aKeyIdentifierOfAnotherTypeEndsNothing() {
        for (String value : new String[] {"0500", "3000", "3080", "30048402ffff", "308002", "0101ff", "a000", ""}) {
            byte[] odd = OddCertificate.of(TestCertificates.leaf()
                            .subject(new X500Name("O=Example"))
                            .issuer(ROOT)
                            .names(new GeneralName(GeneralName.dNSName, "www.example.org"))
                            .der())
                    .extension(hex("551d23"), hex(value))
                    .extension(hex("551d0e"), hex(value))
                    .signedBy(KEYS);

            JsonNode report = audit(AuditWorld.pem(ROOT) + AuditWorld.pem(odd) + AuditWorld.pem(sound()));

            assertThat(codes(report, 2)).as(value).contains("constraint-violated");
            assertThat(codes(report, 3)).contains("constraint-violated");
        }
    }

    /** The names of a CA whose octets are not strict DER are those that were signed. */
    @Test
    void aCaThatIsNoStrictDerIsJudged() {
        byte[] ca = OddCertificate.of(TestCertificates.ca("Odd")
                        .issuer(ROOT)
                        .keys(KEYS, KEYS)
                        .keyIdentifiers(KEYS)
                        .der())
                .with(Field.SUBJECT, tlv(0x30, tlv(0x31, attribute("55040a", "Example"), attribute("550403", "Odd"))))
                .signedBy(KEYS);
        byte[] leaf = leaf("www.example.org")
                .with(Field.ISSUER, tlv(0x30, tlv(0x31, attribute("55040a", "Example"), attribute("550403", "Odd"))))
                .signedBy(KEYS);

        JsonNode report = audit(AuditWorld.pem(ROOT) + AuditWorld.pem(ca) + AuditWorld.pem(leaf));

        assertThat(codes(report, 2)).doesNotContain("signature-invalid");
        assertThat(codes(report, 3)).contains("constraint-violated").doesNotContain("signature-invalid");
    }

    private static byte[] sound() {
        return TestCertificates.leaf()
                .issuer(ROOT)
                .serial(77)
                .names(new GeneralName(GeneralName.dNSName, "sound.example.org"))
                .keys(KEYS, KEYS)
                .der();
    }

    private JsonNode audit(String bundle) {
        Outcome outcome = new AuditWorld(folder).audit(bundle, "--json");
        assertThat(outcome.exitCode()).as(outcome.err()).isIn(0, 1, 2);
        return JsonMapper.shared().readTree(outcome.out());
    }

    private static String codes(JsonNode report, int index) {
        return report.get("findings")
                .valueStream()
                .filter(finding -> finding.get("index").asInt() == index)
                .map(finding -> finding.get("code").asString())
                .toList()
                .toString();
    }

    private int foreseen(byte[] leaf) {
        Cli cli = new Cli(folder);
        cli.write("leaf.pem", AuditWorld.pem(leaf));
        return cli.run("impact", "-p", "example.com", "./leaf.pem", "--at", "2026-06-01T00:00:00Z")
                .exitCode();
    }

    private int verified(byte[] leaf) {
        Cli cli = new Cli(folder);
        cli.write("leaf.pem", AuditWorld.pem(leaf));
        cli.write("root.pem", AuditWorld.pem(ROOT));
        return cli.run("verify", "./leaf.pem", "--trust", "./root.pem", "--witness", "none", "--at", "2026-06-01")
                .exitCode();
    }
}
