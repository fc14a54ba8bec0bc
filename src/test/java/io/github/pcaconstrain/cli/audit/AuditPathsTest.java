package io.github.pcaconstrain.cli.audit;

import static io.github.pcaconstrain.OddCertificate.hex;
import static io.github.pcaconstrain.OddCertificate.tlv;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.OddCertificate;
import io.github.pcaconstrain.OddCertificate.Field;
import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A path that no verifier takes does not make a certificate valid. The same key has a CA certificate that permits
 * example.com, and another without constraints in which something is wrong: a certificate for example.org has no valid
 * path, as {@code verify} says too.
 */
class AuditPathsTest {
    private static final KeyPair TOP = TestCertificates.generate();
    private static final KeyPair KEYS = TestCertificates.generate();
    private static final X509Certificate ROOT =
            TestCertificates.ca("Root").keys(TOP, TOP).build();
    private static final byte[] NARROW = TestCertificates.ca("Issuing")
            .issuer(ROOT)
            .keys(KEYS, TOP)
            .constraints(FleetWorld.constraints("example.com"))
            .der();
    private static final byte[] ECDSA_WITH_SHA384 = hex("300a06082a8648ce3d040303");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static TestCertificates free() {
        return TestCertificates.ca("Issuing").issuer(ROOT).serial(3).keys(KEYS, TOP);
    }

    private static final Map<String, Supplier<byte[]>> DOUBTS = new TreeMap<>(Map.ofEntries(
            Map.entry("signed with another key", () -> free().keys(KEYS, KEYS).der()),
            Map.entry(
                    "another algorithm under the signature",
                    () -> OddCertificate.of(free().der())
                            .with(Field.SIGNED_ALGORITHM, ECDSA_WITH_SHA384)
                            .signedBy(TOP)),
            Map.entry(
                    "no issuer",
                    () -> OddCertificate.of(free().der())
                            .with(Field.ISSUER, tlv(0x30))
                            .signedBy(TOP)),
            Map.entry(
                    "an issuer that is not there",
                    () -> free().issuer(new X500Name("CN=Elsewhere")).der()),
            Map.entry(
                    "expired",
                    () -> free().validity(TestCertificates.NOT_BEFORE, Instant.parse("2026-02-01T00:00:00Z"))
                            .der()),
            Map.entry(
                    "a key that may not sign certificates",
                    () -> free().extension(Extension.keyUsage, true, hex("03020780"))
                            .der()),
            Map.entry(
                    "a critical extension that nobody knows",
                    () -> OddCertificate.of(free().der())
                            .extension(tlv(0x30, hex("0603 2a0304"), hex("0101ff"), tlv(0x04, hex("0500"))))
                            .signedBy(TOP)),
            Map.entry(
                    "a key usage that cannot be read",
                    () -> OddCertificate.of(free().der())
                            .extension(tlv(0x30, hex("0603 551d0f"), hex("0101ff"), tlv(0x04, hex("0303"))))
                            .signedBy(TOP))));

    static Stream<String> doubts() {
        return DOUBTS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("doubts")
    void aPathThatNoVerifierTakesLetsNothingPass(String doubt) {
        byte[] doubtful = Objects.requireNonNull(DOUBTS.get(doubt)).get();

        assertThat(judged(leaf("www.example.org").der(), 1, NARROW, doubtful))
                .contains("constraint-violated")
                .doesNotContain("constraint-violated-on-a-path");
        assertThat(judged(leaf("www.example.com").der(), 0, NARROW, doubtful)).doesNotContain("constraint-violated");
    }

    @Test
    void aPathThatIsInOrderDoes() {
        assertThat(judged(leaf("www.example.org").der(), 0, NARROW, free().der()))
                .contains("constraint-violated-on-a-path");
    }

    /** Where it is the only path, what is wrong with the CA is an error of the CA, so that both commands exit with 1. */
    @ParameterizedTest
    @CsvSource({
        "signed with another key, signature-invalid",
        "another algorithm under the signature, certificate-invalid",
        "no issuer, certificate-invalid",
        "a key that may not sign certificates, path-invalid",
        "a critical extension that nobody knows, path-invalid"
    })
    void aCaOnNoValidPathIsAnError(String doubt, String code) {
        byte[] doubtful = Objects.requireNonNull(DOUBTS.get(doubt)).get();
        write(leaf("www.example.org").der(), doubtful);

        assertThat(verify().exitCode()).isEqualTo(1);
        assertThat(about("cas.pem", audit())).contains(code);
    }

    @Test
    void aPathLengthThatIsExceededIsAnError() {
        byte[] last = free().pathLength(0).der();
        byte[] below = TestCertificates.ca("Below")
                .issuer(free().build())
                .keys(KEYS, KEYS)
                .der();
        write(leaf("www.example.com").issuer(new X500Name("CN=Below")).der(), last, below);

        assertThat(verify().exitCode()).isEqualTo(1);
        assertThat(about("cas.pem", audit())).contains("path-invalid");
    }

    /** RFC 5280, section 4.1.2.4: nobody can issue it, not even a CA without a name. */
    @Test
    void aCertificateWithoutIssuerIsNotAccepted() {
        byte[] unissued = OddCertificate.of(leaf("www.example.com").der())
                .with(Field.ISSUER, tlv(0x30))
                .signedBy(KEYS);
        byte[] nameless = free().subject(new X500Name(new RDN[0])).der();

        assertThat(judged(unissued, 1, NARROW)).contains("certificate-invalid").doesNotContain("issuer-missing");
        assertThat(judged(unissued, 1, NARROW, nameless)).contains("certificate-invalid");
    }

    /** A CA may issue a certificate to itself, for the key that it signs with. */
    @Test
    void aCertificateWithTheNameAndKeyOfItsCaIsBelowIt() {
        TestCertificates own = leaf("www.example.com").subject(new X500Name("CN=Issuing"));
        assertThat(judged(own.der(), 0, NARROW)).doesNotContain("constraint-violated");
        TestCertificates outside = leaf("www.example.org").subject(new X500Name("CN=Issuing"));
        assertThat(judged(outside.der(), 1, NARROW)).contains("constraint-violated");
    }

    /** RFC 5280, section 4.1.1.2. */
    @Test
    void aCertificateWithTwoAlgorithmsIsNotAccepted() {
        byte[] two = OddCertificate.of(leaf("www.example.com").der())
                .with(Field.SIGNED_ALGORITHM, ECDSA_WITH_SHA384)
                .signedBy(KEYS);
        assertThat(judged(two, 1, NARROW)).contains("certificate-invalid").doesNotContain("signature-invalid");
    }

    /** Whether parameters are NULL or left out makes no difference, and is often mixed up. */
    @Test
    void parametersThatAreNullAreNone() {
        byte[] mixed = OddCertificate.of(leaf("www.example.com").der())
                .with(Field.SIGNED_ALGORITHM, hex("300c06082a8648ce3d0403020500"))
                .signedBy(KEYS);
        assertThat(judged(mixed, 0, NARROW)).doesNotContain("certificate-invalid", "signature-invalid");
    }

    /** RFC 5280, section 4.2.1.6: there must be one. Where no CA constrains names, it is a warning, as every malformed name is. */
    @Test
    void alternativeNamesWithoutANameAreMalformed() {
        byte[] empty = TestCertificates.leaf()
                .subject(new X500Name("O=Example"))
                .issuer(free().build())
                .keys(KEYS, KEYS)
                .alternatives(hex("3000"))
                .der();
        assertThat(judged(empty, 1, NARROW)).contains("constraint-violated");
        assertThat(judged(empty, 0, free().der())).contains("name-malformed");
    }

    private static TestCertificates leaf(String host) {
        return TestCertificates.leaf()
                .subject(new X500Name("O=Example"))
                .issuer(free().build())
                .names(new GeneralName(GeneralName.dNSName, host))
                .keys(KEYS, KEYS);
    }

    /** The codes of an audit about the leaf, on which both commands agree. */
    private List<String> judged(byte[] leaf, int exitCode, byte[]... cas) {
        write(leaf, cas);
        Outcome verified = verify();
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isEqualTo(exitCode);
        List<String> codes = about("leaf.pem", audit());
        assertThat(codes.contains("constraint-violated") || codes.contains("certificate-invalid"))
                .as("%s", codes)
                .isEqualTo(exitCode == 1);
        return codes;
    }

    private void write(byte[] leaf, byte[]... cas) {
        Cli cli = new Cli(folder);
        StringBuilder chain = new StringBuilder();
        Stream.of(cas).map(AuditWorld::pem).forEach(chain::append);
        cli.write("leaf.pem", AuditWorld.pem(leaf));
        cli.write("cas.pem", chain.toString());
        cli.write("root.pem", AuditWorld.pem(ROOT));
    }

    private Outcome verify() {
        List<String> verify = new ArrayList<>(List.of("verify", "./leaf.pem", "--chain", "./cas.pem"));
        verify.addAll(List.of("--trust", "./root.pem", "--witness", "none", "--at", "2026-06-01"));
        return new Cli(folder).run(verify);
    }

    private Outcome audit() {
        return new Cli(folder).run("audit", "./root.pem", "./cas.pem", "./leaf.pem", "--json", "--at", "2026-06-01");
    }

    private static List<String> about(String file, Outcome audited) {
        return tools.jackson.databind.json.JsonMapper.shared()
                .readTree(audited.out())
                .get("findings")
                .valueStream()
                .filter(finding -> finding.get("source").asString().endsWith(file))
                .map(finding -> finding.get("code").asString())
                .toList();
    }
}
