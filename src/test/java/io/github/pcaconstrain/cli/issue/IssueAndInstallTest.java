package io.github.pcaconstrain.cli.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.Programs;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.docs.JsonSchema;
import io.github.pcaconstrain.issuance.PcaWorld;
import io.github.pcaconstrain.sandbox.TestCsr;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands {@code csr}, {@code issue} and {@code install} through the SDK against a sandbox. */
@SuppressWarnings("NullAway.Init")
class IssueAndInstallTest {
    private static final List<String> CREDENTIALS = List.of("aws.accessKeyId", "aws.secretAccessKey");

    @TempDir
    Path folder;

    private PcaWorld world;

    @BeforeEach
    void start() {
        CREDENTIALS.forEach(name -> System.setProperty(name, "sandbox"));
        world = new PcaWorld();
    }

    @AfterEach
    void stop() {
        world.close();
        CREDENTIALS.forEach(System::clearProperty);
    }

    private Outcome run(String command, Object... more) {
        Stream<String> args = Stream.of(more).map(Object::toString);
        return new Cli(folder)
                .run(Stream.concat(
                                Stream.of(
                                        command,
                                        "--endpoint-url",
                                        world.endpoint().toString()),
                                args)
                        .toList());
    }

    private Outcome issue(CaArn ca, CaArn parent, String... more) {
        List<Object> args = new ArrayList<>(
                List.of("--ca", ca, "--parent", parent, "-p", "dev.example.com", "--out-dir", "./issued"));
        args.addAll(List.of(more));
        return run("issue", args.toArray());
    }

    @ParameterizedTest
    @CsvSource({"EC_P256,RSA_2048", "RSA_2048,EC_P384", "EC_P384,EC_P521", "EC_P521,RSA_3072", "EC_P256,RSA_4096"})
    void everyKindOfKeyIsSignedAndInstalled(KeyAlgorithm parentKey, KeyAlgorithm caKey)
            throws IOException, GeneralSecurityException {
        CaArn root = world.root(parentKey);
        CaArn ca = world.pending(caKey, "Subordinate");

        Outcome issued = issue(ca, root, "-q");
        assertThat(issued.exitCode()).as(issued.err()).isZero();
        Outcome installed = run("install", "--ca", ca, "--from", "./issued", "--yes");

        assertThat(installed.exitCode()).as(installed.err()).isZero();
        assertThat(installed.out()).startsWith("installed    " + ca + "\nstate        ACTIVE\n");
        assertThat(world.privateCa().describe(ca).status()).isEqualTo(CaStatus.ACTIVE);
        verifyByTheJdk();
        verifyByOpenSsl();
    }

    private void verifyByTheJdk() throws IOException, GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        X509Certificate certificate;
        X509Certificate root;
        try (InputStream own = Files.newInputStream(folder.resolve("issued/cert.pem"));
                InputStream above = Files.newInputStream(folder.resolve("issued/cert_chain.pem"))) {
            certificate = (X509Certificate) factory.generateCertificate(own);
            root = (X509Certificate) factory.generateCertificate(above);
        }
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(List.of(certificate)), parameters);
        assertThat(certificate.getBasicConstraints()).isZero();
        assertThat(certificate.getCriticalExtensionOIDs()).contains("2.5.29.30");
    }

    private void verifyByOpenSsl() {
        NeededTools.need("openssl");
        Outcome verified = Programs.run(
                folder,
                InputStream.nullInputStream(),
                List.of("openssl", "verify", "-CAfile", "issued/cert_chain.pem", "issued/cert.pem"));
        assertThat(verified.out()).isEqualTo("issued/cert.pem: OK\n");
        Outcome shown = Programs.run(
                folder,
                InputStream.nullInputStream(),
                List.of("openssl", "x509", "-noout", "-ext", "nameConstraints", "-in", "issued/cert.pem"));
        assertThat(shown.out()).contains("critical").contains("DNS:dev.example.com");
    }

    @Test
    void theCsrIsShownAndVerified() {
        CaArn ca = world.pending(KeyAlgorithm.EC_P256, "Subordinate");

        Outcome outcome = run("csr", "--ca", ca);

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).startsWith("-----BEGIN CERTIFICATE REQUEST-----\n");
        assertThat(outcome.err()).contains("CN=Subordinate").contains("EC_prime256v1, signature valid");
        assertThat(run("csr", "--ca", ca, "-o", "./ca.csr").out()).isEmpty();
        assertThat(new Cli(folder).read("ca.csr")).isEqualTo(outcome.out());
    }

    @Test
    void aForgottenPassthroughIsRefusedByTheGateAndNotInstalled() throws IOException {
        CaArn root = world.root(KeyAlgorithm.EC_P256);
        CaArn ca = world.pending(KeyAlgorithm.EC_P256, "Subordinate");
        world.meddle(
                input -> input.put("TemplateArn", "arn:aws:acm-pca:::template/SubordinateCACertificate_PathLen0/V1"));

        Outcome issued = issue(ca, root, "--json");

        assertThat(issued.exitCode()).isEqualTo(1);
        assertThat(issued.err())
                .contains("[constraints-missing]")
                .contains("aws acm-pca revoke-certificate --certificate-authority-arn " + root);
        keepsToSchema("issue", issued.out());
        assertThat(names())
                .containsExactly(
                        ".pca-constrain.lock",
                        "api_passthrough_config.json",
                        "ca.csr",
                        "cert.REJECTED.pem",
                        "issuance.REJECTED.json",
                        "journal.jsonl");
        Outcome installed = run("install", "--ca", ca, "--from", "./issued", "--yes");
        assertThat(installed.exitCode()).isEqualTo(2);
        assertThat(installed.err()).contains("was rejected");
        assertThat(world.privateCa().installed(ca)).isEmpty();
    }

    @Test
    void aTemplateThatDropsConstraintsIsRefusedBeforehand() {
        CaArn root = world.root(KeyAlgorithm.EC_P256);
        CaArn ca = world.pending(KeyAlgorithm.EC_P256, "Subordinate");

        Outcome outcome = issue(
                ca, root, "--template", "SubordinateCACertificate_PathLen0", "--signing-algorithm", "SHA256WITHRSA");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("[template-drops-constraints]").contains("[signing-algorithm]");
        assertThat(folder.resolve("issued")).doesNotExist();
    }

    @Test
    void theCertificateOfAnotherCaIsNotInstalled() {
        CaArn root = world.root(KeyAlgorithm.EC_P256);
        CaArn ca = world.pending(KeyAlgorithm.EC_P256, "Subordinate");
        CaArn other = world.pending(KeyAlgorithm.EC_P256, "Other");
        assertThat(issue(ca, root).exitCode()).isZero();

        Outcome wrongKey = run("install", "--ca", other, "--from", "./issued", "--yes");
        assertThat(wrongKey.exitCode()).isEqualTo(1);
        assertThat(wrongKey.err()).contains("[key-differs]");
        Outcome wrongArn = run("install", "--ca", root, "--from", "./issued", "--yes");
        assertThat(wrongArn.exitCode()).isEqualTo(1);
        assertThat(wrongArn.err()).contains("[ca-is-root]").contains("names the wrong one in this step");
        assertThat(world.privateCa().installed(other)).isEmpty();
    }

    @Test
    void whatIsReplacedIsShownAndTheOldCertificateIsRevoked() throws IOException {
        CaArn root = world.root(KeyAlgorithm.EC_P256);
        CaArn ca = world.unconstrained(root, "Subordinate", 0);
        assertThat(issue(ca, root).exitCode()).isZero();

        Outcome unasked = run("install", "--from", "./issued");
        assertThat(unasked.exitCode()).isEqualTo(2);
        assertThat(unasked.err())
                .contains("may sign fewer names")
                .contains("\n- no name constraints: every name is allowed\n")
                .contains("\n+ permitted dns:dev.example.com\n")
                .contains("give --yes");

        Outcome planned = run("install", "--from", "./issued", "--dry-run", "--json");
        keepsToSchema("install", planned.out());
        assertThat(planned.out()).contains("\"status\": \"planned\"");
        // The certificate that it would replace is the one in use.
        assertThat(planned.out() + planned.err()).doesNotContain("revoke-certificate");

        Outcome wrongParent = run("install", "--from", "./issued", "--yes", "--revoke-old", "--parent", ca);
        assertThat(wrongParent.exitCode()).isEqualTo(2);
        assertThat(wrongParent.err()).contains("the old certificate was issued by");

        Outcome installed = run("install", "--from", "./issued", "--yes", "--revoke-old", "--json");
        assertThat(installed.exitCode()).as(installed.err()).isZero();
        keepsToSchema("install", installed.out());
        assertThat(installed.out()).contains("\"revoked\": true");

        Outcome again = run("install", "--from", "./issued");
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).startsWith("unchanged");
    }

    @Test
    void theCommandThatRevokesNamesTheCaThatIssuedTheOldCertificate() {
        CaArn root = world.root(KeyAlgorithm.EC_P256);
        CaArn ca = world.unconstrained(root, "Subordinate CA", 0);
        assertThat(issue(ca, world.root(KeyAlgorithm.EC_P256)).exitCode()).isZero();

        Outcome installed = run("install", "--from", "./issued", "--yes");

        assertThat(installed.exitCode()).as(installed.err()).isZero();
        assertThat(installed.out())
                .contains("aws acm-pca revoke-certificate --certificate-authority-arn " + root + " ")
                .contains(" --region us-east-1 --endpoint-url " + world.endpoint());
    }

    @Test
    void thePathLengthStaysAsItIsUnlessItIsGiven() throws IOException {
        CaArn root = world.root(KeyAlgorithm.EC_P256);
        CaArn ca = world.unconstrained(root, "Middle CA", 2);

        Outcome kept = issue(ca, root, "--dry-run");
        assertThat(kept.err()).contains("path length 2, SubordinateCACertificate_PathLen2_APIPassthrough");
        assertThat(kept.err()).doesNotContain("[path-length-shorter]");

        Outcome shorter = issue(ca, root, "--dry-run", "--path-len", "0");
        assertThat(shorter.exitCode()).isZero();
        assertThat(shorter.err()).contains("path length 0 (now 2)").contains("[path-length-shorter]");

        CaArn upper = world.unconstrained(root, "Upper CA", 1);
        Outcome capped = issue(ca, upper, "--dry-run");
        assertThat(capped.err())
                .contains("path length 0 (now 2)")
                .contains("the parent and AWS's templates allow at most 0");
    }

    @Test
    void whatIsAskedForBesidesTheConstraintsIsShownSentAndProven() throws IOException {
        CaArn root = world.root(KeyAlgorithm.EC_P256);
        CaArn ca = world.pending(KeyAlgorithm.EC_P256, "Subordinate CA");
        Files.writeString(folder.resolve("more.json"), """
            {"Extensions": {"ExtendedKeyUsage": [{"ExtendedKeyUsageType": "SERVER_AUTH"}],
             "CustomExtensions": [{"ObjectIdentifier": "1.2.3.4", "Value": "BQA="}]}}
            """);

        Outcome issued = issue(ca, root, "--key-usage", "keyCertSign,cRLSign", "--extensions", "./more.json", "--json");

        assertThat(issued.exitCode()).as(issued.err()).isZero();
        assertThat(issued.err())
                .contains("BlankSubordinateCACertificate_PathLen0_APIPassthrough")
                .contains("key usage 2.5.29.15 (keyCertSign, cRLSign)")
                .contains("extended key usage 2.5.29.37 (SERVER_AUTH)")
                .contains("1.2.3.4");
        keepsToSchema("issue", issued.out());
        assertThat(Files.readString(folder.resolve("issued/api_passthrough_config.json")))
                .contains("\"KeyCertSign\": true")
                .contains("SERVER_AUTH")
                .contains("1.2.3.4")
                .contains("2.5.29.30");
    }

    @Test
    void aCsrThatBringsNamesAlongIsRefusedBeforehand() throws IOException {
        CaArn root = world.root(KeyAlgorithm.EC_P256);
        Files.writeString(
                folder.resolve("ca.csr"),
                TestCsr.subject("CN=Elsewhere CA")
                        .names(new GeneralName(GeneralName.dNSName, "evil.example.net"))
                        .pem());

        Outcome outcome = run("issue", "--csr", "./ca.csr", "--parent", root, "-p", "dev.example.com");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("[csr-names]").contains("dns:evil.example.net");
        assertThat(folder.resolve("issued")).doesNotExist();
    }

    @Test
    void aFileWithTwoCsrsIsRefused() throws IOException {
        CaArn root = world.root(KeyAlgorithm.EC_P256);
        String first = TestCsr.subject("CN=First CA").pem();
        Files.writeString(folder.resolve("same.csr"), first + first);
        Files.writeString(
                folder.resolve("two.csr"),
                first + TestCsr.subject("CN=Second CA").pem());

        Outcome same = run("issue", "--csr", "./same.csr", "--parent", root, "-p", "dev.example.com", "--dry-run");
        Outcome two = run("issue", "--csr", "./two.csr", "--parent", root, "-p", "dev.example.com", "--dry-run");

        assertThat(same.exitCode()).as(same.err()).isZero();
        assertThat(two.exitCode()).isEqualTo(2);
        assertThat(two.err()).contains("it holds 2 different CSRs");
    }

    @Test
    void theParentsOwnCsrIsRefused() throws IOException {
        CaArn root = world.root(KeyAlgorithm.EC_P256);
        assertThat(run("csr", "--ca", root, "-o", "./own.csr").exitCode()).isZero();

        Outcome outcome = run("issue", "--csr", "./own.csr", "--parent", root, "-p", "dev.example.com", "--dry-run");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("[csr-of-parent]");
    }

    @Test
    void aChainOutOfOrderOrCutShortIsRefused() throws IOException {
        CaArn root = world.root(KeyAlgorithm.EC_P256);
        CaArn middle = world.unconstrained(root, "Middle", 1);
        CaArn ca = world.pending(KeyAlgorithm.EC_P256, "Subordinate");
        assertThat(issue(ca, middle, "--validity", "2y").exitCode()).isZero();
        Cli files = new Cli(folder);
        String[] chain = files.read("issued/cert_chain.pem").split("(?<=-----END CERTIFICATE-----\n)");
        assertThat(chain).hasSize(2);
        files.write("cut.pem", chain[0]).write("turned.pem", chain[1] + chain[0]);

        assertThat(run("install", "--ca", ca, "--cert", "./issued/cert.pem", "--chain", "./cut.pem", "--yes")
                        .err())
                .contains("[chain-incomplete]");
        assertThat(run("install", "--ca", ca, "--cert", "./issued/cert.pem", "--chain", "./turned.pem", "--yes")
                        .err())
                .contains("[chain-broken]");
        assertThat(run(
                                "install",
                                "--ca",
                                ca,
                                "--cert",
                                "./issued/cert.pem",
                                "--chain",
                                "./issued/cert_chain.pem",
                                "--yes")
                        .exitCode())
                .isZero();
    }

    @Test
    void aDamagedChainOfTheFolderIsNamed() throws IOException {
        CaArn root = world.root(KeyAlgorithm.EC_P256);
        CaArn ca = world.pending(KeyAlgorithm.EC_P256, "Subordinate");
        issue(ca, root);
        Path chain = folder.resolve("issued/cert_chain.pem");
        Files.writeString(chain, Files.readString(chain).replace("-----END", "----END"));

        Outcome outcome = run("install", "--from", "./issued", "--yes");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("issued/cert_chain.pem:1: ");
    }

    @Test
    void aRecordThatTellsOfAnotherCertificateIsRefused() throws IOException {
        CaArn root = world.root(KeyAlgorithm.EC_P256);
        CaArn ca = world.pending(KeyAlgorithm.EC_P256, "Subordinate");
        Outcome issued = issue(ca, root, "--json");
        keepsToSchema("issue", issued.out());
        keepsToSchema("issuance", new Cli(folder).read("issued/issuance.json"));
        Files.copy(
                folder.resolve("issued/cert_chain.pem"),
                folder.resolve("issued/cert.pem"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        Outcome outcome = run("install", "--from", "./issued", "--yes");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("it is not the certificate recorded in issuance.json");
    }

    @Test
    void filesThatAreThereAreKept() {
        CaArn root = world.root(KeyAlgorithm.EC_P256);
        CaArn ca = world.pending(KeyAlgorithm.EC_P256, "Subordinate");
        assertThat(issue(ca, root).exitCode()).isZero();

        assertThat(issue(ca, root).err()).contains("it already exists", "Next: pca-constrain install --ca " + ca);
        assertThat(issue(ca, root, "--force").exitCode()).isZero();
    }

    @Test
    void aCsrFromElsewhereNeedsNoCa() {
        CaArn root = world.root(KeyAlgorithm.EC_P256);
        CaArn ca = world.pending(KeyAlgorithm.EC_P256, "Elsewhere");
        assertThat(run("csr", "--ca", ca, "-o", "./ca.csr").exitCode()).isZero();

        Outcome outcome =
                run("issue", "--csr", "./ca.csr", "--parent", root, "-p", "example.com", "--out-dir", "./issued");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(new Cli(folder).read("issued/issuance.json")).doesNotContain("\"ca\"");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("issued"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void keepsToSchema(String schema, String json) throws IOException {
        JsonNode result = JsonMapper.shared().readTree(json);
        assertThat(JsonSchema.violations(Path.of("docs/schema/" + schema + ".schema.json"), result))
                .as(json)
                .isEmpty();
    }
}
