package io.github.pcaconstrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.SubtreeBase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditCommandTest {
    private static final X509Certificate ROOT = TestCertificates.ca("Root").build();
    private static final X509Certificate CA = TestCertificates.ca("Issuing")
            .issuer(ROOT)
            .constraints(constraints("example.com"))
            .build();
    private static final List<String> QUIET =
            List.of("--skip", "form-left-open,directory-name-open,root-unconstrained,ca-named-like-host");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aNameOutsideTheConstraintsIsFoundWithCaAndNearestSubtree() {
        Outcome outcome = audit(pem(ROOT, CA, leaf("www.example.com", 10), leaf("www.example.org", 11)));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("error    constraint-violated  ./in.pem #4 (serial b)")
                .contains("dns:www.example.org: not permitted: outside every permitted dNSName (CA CN=Issuing, which "
                        + "permits dns:example.com at the nearest)")
                .contains("4 certificates read, 2 CAs among them; 0 could not be read\n1 error, 0 warnings, 0 info");
    }

    @Test
    void theOrderOfCertificatesDoesNotMatter() {
        List<String> first = codes(pem(leaf("a.example.org", 3), leaf("b.example.com", 4), CA, ROOT));

        assertThat(first).containsExactly("constraint-violated");
    }

    @Test
    void aLeafWithOnePathThatObeysIsNoViolation() {
        X509Certificate other = TestCertificates.ca("Issuing")
                .issuer(ROOT)
                .serial(7)
                .constraints(constraints("example.org"))
                .build();

        assertThat(codes(pem(ROOT, CA, other, leaf("a.example.org", 3))))
                .containsExactly("constraint-violated-on-a-path");
    }

    @Test
    void anUnconstrainedTwinOfAConstrainedCaIsFound() {
        X509Certificate twin =
                TestCertificates.ca("Issuing").issuer(ROOT).serial(8).build();

        assertThat(codes(pem(ROOT, CA, twin))).contains("unconstrained-twin", "ca-unconstrained");
    }

    @Test
    void anEntryOutsideTheParentsConstraintsIsDead() {
        X509Certificate below = TestCertificates.ca("Below")
                .issuer(CA)
                .constraints(constraints("a.example.com", "example.net"))
                .build();
        Outcome outcome = audit(pem(ROOT, CA, below));

        assertThat(outcome.out())
                .contains("dead-entry")
                .contains("permitted dns:example.net: the CAs above let nothing");
        assertThat(outcome.out()).doesNotContain("permitted dns:a.example.com: the CAs");
    }

    @Test
    void aCaBelowAConstrainedOneNeedsNoConstraintsOfItsOwn() {
        X509Certificate below = TestCertificates.ca("Below").issuer(CA).build();

        assertThat(codes(pem(ROOT, CA, below))).isEmpty();
        assertThat(codes(pem(ROOT, TestCertificates.ca("Free").issuer(ROOT).build())))
                .containsExactly("ca-unconstrained");
    }

    @Test
    void everyCaMustLieInsideThePolicy() {
        new Cli(folder)
                .write("narrow.yaml", "permitted:\n  dns: [a.example.com]\n")
                .write("wide.yaml", "permitted:\n  dns: [example.com]\nexcluded:\n  dns: [x.example.org]\n")
                .write("ip.yaml", "permitted:\n  dns: [example.com]\n  ip: [10.0.0.0/8]\n");

        assertThat(codes(pem(ROOT, CA), "--policy", "./wide.yaml")).isEmpty();
        assertThat(codes(pem(ROOT, CA), "--policy", "./narrow.yaml")).containsExactly("outside-policy");
        assertThat(codes(pem(ROOT, CA), "--policy", "./ip.yaml")).containsExactly("outside-policy");
    }

    @Test
    void datesStrengthSerialsAndMisplacedConstraintsAreFound() {
        X509Certificate old = TestCertificates.leaf()
                .issuer(CA)
                .validity(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2021-01-01T00:00:00Z"))
                .names(new GeneralName(2, "old.example.com"))
                .build();
        X509Certificate negative = leaf("n.example.com", -5);
        X509Certificate constrained = TestCertificates.leaf()
                .issuer(CA)
                .names(new GeneralName(2, "c.example.com"))
                .constraints(constraints("example.com"))
                .build();

        assertThat(codes(pem(ROOT, CA, old))).containsExactly("expired");
        assertThat(codes(pem(ROOT, CA, negative))).containsExactly("negative-serial");
        assertThat(codes(pem(ROOT, CA, constrained))).contains("not-a-ca");
        assertThat(codes(pem(ROOT, CA), "--expires-within", "5000d")).containsExactly("expires-soon", "expires-soon");
        assertThat(codes(pem(ROOT), "--min-strength", "192")).containsExactly("weak-key");
    }

    @Test
    void aCommonNameThatReadsAsAHostOutsideIsFound() {
        X509Certificate leaf = TestCertificates.leaf()
                .subject(new X500Name("CN=www.evil.org"))
                .issuer(CA)
                .names(new GeneralName(2, "a.example.com"))
                .build();

        assertThat(codes(pem(ROOT, CA, leaf))).containsExactly("common-name-outside");
    }

    @Test
    void missingIssuersAreCountedOnce() {
        Outcome outcome = audit(pem(ROOT, leaf("a.example.com", 3), leaf("b.example.com", 4)));

        assertThat(outcome.out()).contains("issuer CN=Issuing: 2 certificates name an issuer that is not among");
    }

    @Test
    void onlyPathsFromATrustAnchorCount() {
        X509Certificate other = TestCertificates.ca("Other").build();
        new Cli(folder).write("root.pem", pem(ROOT)).write("other.pem", pem(other));

        assertThat(codes(pem(CA), "--trust", "./root.pem")).isEmpty();
        assertThat(codes(pem(CA), "--trust", "./other.pem")).containsExactly("not-anchored");
    }

    @Test
    void whatCannotBeReadIsCountedAndFailsTheRun() {
        String bundle = pem(ROOT) + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
                + "-----BEGIN CERTIFICATE-----\n!!\n-----END CERTIFICATE-----\n"
                + pem(CA).substring(0, 200);
        Outcome outcome = audit(bundle);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("3 certificates or sources could not be read");
        assertThat(outcome.out())
                .contains("./in.pem #2\n")
                .contains("./in.pem #3\n")
                .contains("./in.pem #4\n")
                .contains("its PEM block has no END line");
        assertThat(audit(bundle, "--keep-going").exitCode()).isZero();
    }

    @Test
    void hostileInputIsAFinding() {
        byte[] bomb = new byte[4096];
        for (int i = 0; i + 3 < bomb.length; i += 4) {
            bomb[i] = 0x30;
            bomb[i + 1] = (byte) 0x82;
            bomb[i + 2] = (byte) ((bomb.length - i - 4) >> 8);
            bomb[i + 3] = (byte) (bomb.length - i - 4);
        }
        byte[] huge = {0x30, (byte) 0x84, 0x7f, -1, -1, -1, 0x30, 0};
        for (byte[] input :
                List.of(bomb, huge, new byte[0], "x\n".repeat(200_000).getBytes(StandardCharsets.US_ASCII))) {
            new Cli(folder).write("hostile.bin", input);
            Outcome outcome = new Cli(folder).run("audit", "./hostile.bin");
            assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(2);
            assertThat(outcome.out()).contains("unreadable").contains("1 could not be read");
        }
    }

    @Test
    void cyclesAndLongChainsEnd() {
        X509Certificate ab = TestCertificates.ca("A")
                .issuer(TestCertificates.ca("B").build())
                .build();
        X509Certificate ba = TestCertificates.ca("B").issuer(ab).build();
        assertThat(audit(pem(ab, ba)).exitCode()).isBetween(0, 1);

        List<X509Certificate> chain = new ArrayList<>(List.of(ROOT));
        for (int i = 0; i < 150; i++) {
            chain.add(TestCertificates.ca("C" + i).issuer(chain.get(i)).build());
        }
        X509Certificate leaf = TestCertificates.leaf()
                .issuer(chain.get(150))
                .names(new GeneralName(2, "a.example.com"))
                .build();
        chain.add(leaf);
        assertThat(audit(pem(chain.toArray(X509Certificate[]::new))).out()).contains("paths-not-exhausted");
    }

    @Test
    void theBaselineLeavesOnlyWhatIsNew() {
        String bundle = pem(ROOT, CA, leaf("a.example.org", 3));
        audit(bundle, "--write-baseline", "./accepted.txt");

        Outcome same = audit(bundle, "--baseline", "./accepted.txt");
        assertThat(same.exitCode()).isZero();
        assertThat(same.out()).contains("1 accepted by the baseline");
        assertThat(codes(pem(leaf("b.example.org", 4)) + bundle, "--baseline", "./accepted.txt"))
                .containsExactly("constraint-violated");
    }

    @Test
    void foldersAreReadWholeAndLinksThatLeadBackEnd() throws Exception {
        new Cli(folder)
                .write("fleet/a/root.pem", pem(ROOT))
                .write("fleet/b/ca.der", CA.getEncoded())
                .write(
                        "fleet/b/two.der",
                        concat(CA.getEncoded(), leaf("x.example.org", 9).getEncoded()))
                .write("fleet/README", "no certificates here\n");
        Files.createSymbolicLink(folder.resolve("fleet/b/back"), folder.resolve("fleet"));
        Outcome outcome = run("./fleet");

        assertThat(outcome.out())
                .contains("constraint-violated  ./fleet/b/two.der #2")
                .contains("4 certificates read, 2 CAs among them; 0 could not be read; 2 other files passed over");
    }

    @Test
    void keyStoresAreReadWithThePasswordOfTheEnvironmentOrAFile() throws Exception {
        store("JKS", "trust.jks");
        store("PKCS12", "trust.p12");
        new Cli(folder).write("password.txt", "secret\n").write("wrong.txt", "wrong\n");

        assertThat(run("./trust.jks").out()).contains("2 certificates read");
        assertThat(new Cli(folder)
                        .with(Map.of("PCA_CONSTRAIN_PASSWORD", "secret"))
                        .run("audit", "./trust.p12")
                        .out())
                .contains("2 certificates read");
        assertThat(run("./trust.p12", "--password-file", "./password.txt").out())
                .contains("2 certificates read");
        assertThat(run("./trust.p12").exitCode()).isEqualTo(2);
        assertThat(run("./trust.p12").out()).contains("there is no password for it");
        assertThat(run("./trust.p12", "--password-file", "./wrong.txt").out()).contains("cannot be decrypted");
    }

    @Test
    void standardInputIsRead() {
        Outcome outcome = new Cli(folder)
                .input(pem(ROOT, CA, leaf("a.example.org", 3)).getBytes(StandardCharsets.US_ASCII))
                .run("audit", "-");

        assertThat(outcome.out()).contains("constraint-violated").contains("standard input #3");
    }

    @Test
    void nothingDependsOnTheNumberOfThreads() {
        StringBuilder bundle = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            bundle.append("garbage\n".repeat(2000))
                    .append(pem(leaf(i % 3 == 0 ? "a.example.org" : "a.example.com", 100 + i)));
        }
        bundle.append(pem(CA, ROOT));

        assertThat(audit(bundle.toString(), "--threads", "1").out())
                .isEqualTo(audit(bundle.toString(), "--threads", "4").out())
                .contains("20 errors");
    }

    @Test
    void everyReportHoldsTheSameFindings() throws Exception {
        X509Certificate hostile = TestCertificates.leaf()
                .subject(new X500Name("CN=\"<script>alert(1)</script>\""))
                .issuer(CA)
                .names(new GeneralName(2, "a.example.org"))
                .build();
        audit(
                pem(ROOT, CA, hostile),
                "--junit",
                "./j.xml",
                "--sarif",
                "./s.json",
                "--csv",
                "./c.csv",
                "--html",
                "./h.html");

        assertThat(DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(
                                new Cli(folder).read("j.xml").getBytes(StandardCharsets.UTF_8)))
                        .getElementsByTagName("failure")
                        .getLength())
                .isEqualTo(1);
        JsonNode sarif = JsonMapper.shared().readTree(new Cli(folder).read("s.json"));
        JsonNode run = sarif.at("/runs/0");
        assertThat(sarif.get("version").asString()).isEqualTo("2.1.0");
        assertThat(run.at("/tool/driver/name").asString()).isEqualTo("pca-constrain");
        assertThat(run.at("/results/0/ruleId").asString()).isEqualTo("constraint-violated");
        assertThat(run.at("/results/0/level").asString()).isEqualTo("error");
        assertThat(run.at("/results/0/partialFingerprints/finding~1v1").asString())
                .hasSize(32);
        assertThat(run.at("/tool/driver/rules/0/id").asString()).isEqualTo("constraint-violated");
        assertThat(new Cli(folder).read("c.csv"))
                .startsWith("severity,code,source")
                .contains("error,constraint-violated,");
        assertThat(new Cli(folder).read("h.html"))
                .contains("&lt;script")
                .doesNotContain("<script>alert", "<script\\>")
                .contains("default-src &#39;none&#39;");
    }

    @Test
    void wrongOptionsAreUsageErrors() {
        new Cli(folder).write("in.pem", pem(ROOT));
        assertThat(run("./in.pem", "--only", "no-such-code").exitCode()).isEqualTo(2);
        assertThat(run("./in.pem", "--expires-within", "soon").exitCode()).isEqualTo(2);
        assertThat(run("./in.pem", "--at", "yesterday").exitCode()).isEqualTo(2);
        assertThat(run("./in.pem", "--threads", "0").exitCode()).isEqualTo(2);
        assertThat(run("./absent.pem").err()).contains("there is no such file, and it is no host:port");
        assertThat(run().err()).contains("nothing to audit");
    }

    private Outcome audit(String bundle, String... options) {
        new Cli(folder).write("in.pem", bundle);
        return run(Stream.concat(Stream.of("./in.pem"), Stream.of(options)).toArray(String[]::new));
    }

    private Outcome run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("audit", "--at", "2026-06-01"));
        all.addAll(QUIET);
        all.addAll(List.of(arguments));
        return new Cli(folder).run(all);
    }

    private List<String> codes(String bundle, String... options) {
        String[] json = Stream.concat(Stream.of("--json"), Stream.of(options)).toArray(String[]::new);
        JsonNode report = JsonMapper.shared().readTree(audit(bundle, json).out());
        return report.get("findings")
                .valueStream()
                .map(finding -> finding.get("code").asString())
                .toList();
    }

    private void store(String type, String file) throws Exception {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        store.setCertificateEntry("root", ROOT);
        store.setCertificateEntry("ca", CA);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, "secret".toCharArray());
        new Cli(folder).write(file, out.toByteArray());
    }

    private static X509Certificate leaf(String host, long serial) {
        return TestCertificates.leaf()
                .issuer(CA)
                .serial(serial)
                .names(new GeneralName(2, host))
                .build();
    }

    private static byte[] constraints(String... permitted) {
        List<SubtreeBase> bases = Stream.of(permitted)
                .map(text -> ConstraintSyntax.parse(text, note -> {}))
                .toList();
        return NameConstraintsDer.encode(NameConstraints.of(bases, List.of()));
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static String pem(X509Certificate... certificates) {
        StringBuilder pem = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            try {
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        return pem.toString();
    }
}
