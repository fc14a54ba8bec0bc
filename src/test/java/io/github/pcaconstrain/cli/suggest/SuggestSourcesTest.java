package io.github.pcaconstrain.cli.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.SampleCertificates;
import io.github.pcaconstrain.cli.TlsServer;
import io.github.pcaconstrain.cli.TlsServer.Speech;
import io.github.pcaconstrain.cli.apply.ApplyWorld;
import io.github.pcaconstrain.sandbox.SdkClients;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.acm.AcmClient;

/** Whatever {@code audit} reads, a policy is suggested for. */
@SuppressWarnings("NullAway.Init")
class SuggestSourcesTest {
    private static final String AT = "--at=2026-06-01T00:00:00Z";
    private static final String ENTRY = "- \"dev.example.com\"";
    private static final KeyPair KEYS = TestCertificates.generate();
    private static final X509Certificate CA =
            TestCertificates.ca("Issuing").keys(KEYS, KEYS).build();

    private static ApplyWorld world;
    private static List<String> arns;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        world = new ApplyWorld();
        arns = IntStream.range(0, 6)
                .mapToObj(i -> world.leaf("h" + i + ".dev.example.com"))
                .toList();
        try (AcmClient acm = SdkClients.configured(AcmClient.builder(), URI.create(world.endpoint()), "us-east-1")
                .build()) {
            IntStream.range(0, 6)
                    .forEach(i -> acm.requestCertificate(r -> r.domainName("m" + i + ".acm.example.com")
                            .certificateAuthorityArn(world.ca)
                            .keyAlgorithm("EC_prime256v1")));
        }
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static List<TestCertificates> hosts() {
        return IntStream.range(0, 6).mapToObj(i -> leaf(i).serial(10 + i)).toList();
    }

    private static TestCertificates leaf(int number) {
        return TestCertificates.leaf()
                .keys(KEYS, KEYS)
                .issuer(CA)
                .names(new GeneralName(GeneralName.dNSName, "h" + number + ".dev.example.com"));
    }

    private static String pem() {
        return SampleCertificates.pem(hosts().toArray(TestCertificates[]::new));
    }

    private Outcome suggest(Cli cli, String... more) {
        return cli.run(Stream.concat(Stream.of("suggest"), Stream.of(more)).toArray(String[]::new));
    }

    private byte[] store(String type) throws Exception {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        List<TestCertificates> all = hosts();
        for (int i = 0; i < all.size(); i++) {
            store.setCertificateEntry("host" + i, all.get(i).build());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, "secret".toCharArray());
        return out.toByteArray();
    }

    @Test
    void filesAndFolders() {
        Cli cli = new Cli(folder).write("with blank/a.pem", pem()).write("with blank/notes.txt", "none\n");

        Outcome outcome = suggest(cli, AT, "./with blank");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains(ENTRY, "# From: './with blank'\n")
                .contains("#   pca-constrain impact --policy FILE './with blank'\n");
        assertThat(outcome.err()).contains("1 other file was skipped").contains("1 entry covers all 6 certificates");
    }

    @Test
    void standardInput() {
        Outcome outcome = suggest(new Cli(folder).input(pem().getBytes(StandardCharsets.US_ASCII)), AT, "-");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains(ENTRY);
    }

    /** As a shell makes of {@code <(command)}: it can be read once, and {@code suggest} reads twice. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--names"})
    void pipes(String option) throws Exception {
        NeededTools.need("mkfifo");
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        String content = option.isEmpty()
                ? pem()
                : IntStream.range(0, 6)
                        .mapToObj(i -> "h" + i + ".dev.example.com\n")
                        .collect(Collectors.joining());
        Thread writer = new Thread(() -> write(pipe, content));
        writer.setDaemon(true);
        writer.start();

        Outcome outcome = Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> option.isEmpty()
                        ? suggest(new Cli(folder), AT, "./pipe")
                        : suggest(new Cli(folder), AT, option, "./pipe"));

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains(ENTRY + " # 6 ");
    }

    private static void write(Path pipe, String content) {
        try {
            Files.writeString(pipe, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void keyStores(String type) throws Exception {
        Cli cli = new Cli(folder).write("store", store(type)).write("password", "secret\n");

        Outcome ofFile = suggest(cli, AT, "--password-file", "./password", "./store");
        assertThat(ofFile.exitCode()).as(ofFile.err()).isZero();
        assertThat(ofFile.out()).contains(ENTRY);
        Outcome ofEnvironment = suggest(cli.with(Map.of("PCA_CONSTRAIN_PASSWORD", "secret")), AT, "./store");
        assertThat(ofEnvironment.out()).isEqualTo(ofFile.out());
    }

    @Test
    void aWrongPasswordIsOneError() throws Exception {
        Cli cli = new Cli(folder).write("store", store("PKCS12"));

        Outcome outcome = suggest(cli.with(Map.of("PCA_CONSTRAIN_PASSWORD", "wrong")), AT, "./store");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("pca-constrain: nothing could be read: ./store: its PKCS#12 key store cannot be decrypted")
                .contains("\nhint: give files or folders with certificates")
                .doesNotContain("warning");
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS", "SMTP"})
    void servers(Speech speech) {
        try (TlsServer server = new TlsServer(speech, KEYS, leaf(1).build(), CA)) {
            Outcome outcome = suggest(new Cli(folder), AT, server.name());

            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            assertThat(outcome.out()).contains("- \"h1.dev.example.com\"");
        }
    }

    @Test
    void aServerThatSaysNothingIsOneError() {
        try (TlsServer server = new TlsServer(Speech.BABBLING, KEYS, leaf(1).build(), CA)) {
            Outcome outcome = suggest(new Cli(folder), AT, server.name());

            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err())
                    .startsWith("pca-constrain: nothing could be read: " + server.name()
                            + ": the service on this port does")
                    .doesNotContain("warning");
        }
    }

    /** The certificates of a CA that AWS lists are those of ACM; AWS Private CA has only its own. */
    @Test
    void aCaByItsArn() {
        Outcome outcome = suggest(new Cli(folder), world.ca, "--endpoint-url", world.endpoint());

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("- \"acm.example.com\" # 6 certificates")
                .contains("#   pca-constrain impact --policy FILE --ca " + world.ca + " --endpoint-url "
                        + world.endpoint() + "\n")
                .contains("#   pca-constrain apply --policy FILE --ca " + world.ca + " --endpoint-url ");
        Outcome none = suggest(new Cli(folder), world.ca, "--skip-acm", "--endpoint-url", world.endpoint());
        assertThat(none.out()).doesNotContain("acm.example.com");
    }

    @ParameterizedTest
    @CsvSource({"--region=us-east-1", "--region=us-east-1 --per-ca --json"})
    void allCasOfAnAccount(String options) {
        List<String> words = new ArrayList<>(List.of("suggest", "--all-cas", "--endpoint-url", world.endpoint()));
        words.addAll(List.of(options.split(" ", -1)));

        Outcome outcome = new Cli(folder).run(words);

        assertThat(outcome.exitCode()).as(outcome.err()).isLessThan(2);
        assertThat(outcome.out()).contains("acm.example.com").doesNotContain("dev.example.com");
    }

    private void writeReport(boolean isJson) {
        new Cli(folder)
                .write(
                        "report",
                        isJson
                                ? arns.stream()
                                        .map(arn -> "{\"certificateArn\": \"" + arn + "\"}")
                                        .collect(Collectors.joining(",", "[", "]"))
                                : "awsAccountId,requestedByServicePrincipal,certificateArn,serial,subject,notBefore,notAfter,issuedAt,revokedAt,revocationReason,templateArn\n"
                                        + arns.stream()
                                                .map(arn -> "1,," + arn + ",1,,,,,,,\n")
                                                .collect(Collectors.joining()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void auditReports(boolean isJson) {
        writeReport(isJson);

        Outcome outcome = suggest(new Cli(folder), "./report", "--endpoint-url", world.endpoint());

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("- \"dev.example.com\" # 6 certificates");
    }

    /** Two readings ask for each certificate once, and the next run for none. */
    @Test
    void certificatesAreFetchedOnce() {
        writeReport(true);
        int before = world.fetched().size();

        Outcome first = suggest(new Cli(folder), "./report", "--fetched=./kept", "--endpoint-url", world.endpoint());
        assertThat(world.fetched().size() - before).isEqualTo(arns.size());
        Outcome second = suggest(new Cli(folder), "./report", "--fetched=./kept", "--endpoint-url", world.endpoint());

        assertThat(world.fetched().size() - before).isEqualTo(arns.size());
        assertThat(second.err()).contains("note: ./kept holds 6 certificates fetched earlier");
        assertThat(entries(second)).isEqualTo(entries(first)).contains(ENTRY);
    }

    private static String entries(Outcome outcome) {
        return outcome.out().lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n"));
    }
}
