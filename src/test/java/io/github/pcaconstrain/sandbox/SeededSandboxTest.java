package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.sandbox.seed.Seed;
import io.github.pcaconstrain.sandbox.seed.SeedException;
import io.github.pcaconstrain.sandbox.seed.SeedMark;
import io.github.pcaconstrain.sandbox.state.DirectoryStore;
import io.github.pcaconstrain.sandbox.state.StateException;
import io.github.pcaconstrain.sandbox.state.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthority;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;
import software.amazon.awssdk.services.acmpca.model.Tag;
import tools.jackson.databind.JsonNode;

/** A sandbox that begins with a seed, as the AWS SDK sees it. */
final class SeededSandboxTest {
    private static final String SMALL =
            "authorities: [{name: Root, keyAlgorithm: EC_prime256v1, certificates: [{names: [a.example]}]}]";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static Seed seed(String text) {
        return Seed.read("seed.yaml", text.getBytes(StandardCharsets.UTF_8), "us-east-1");
    }

    private Sandbox start(String text) {
        return Sandbox.start(
                SandboxConfig.inMemory().withFolder(folder.resolve("state")).withSeed(seed(text)));
    }

    private static Sandbox inMemory(String text) {
        return Sandbox.start(SandboxConfig.inMemory().withSeed(seed(text)));
    }

    private static CertificateAuthority describe(PcaClient pca, String arn) {
        return pca.sdk()
                .describeCertificateAuthority(r -> r.certificateAuthorityArn(arn))
                .certificateAuthority();
    }

    private static List<String> arns(PcaClient pca) {
        return pca.sdk().listCertificateAuthoritiesPaginator().certificateAuthorities().stream()
                .map(CertificateAuthority::arn)
                .toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(file -> !file.endsWith("lock-holder"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theExampleIsThereBeforeTheFirstRequest() throws IOException {
        String text = Files.readString(Path.of("examples/sandbox/seed.yaml"));
        try (Sandbox sandbox = inMemory(text);
                PcaClient pca = PcaClient.of(sandbox);
                AcmClient acm = SdkClients.configured(AcmClient.builder(), sandbox.endpoint(), "us-east-1")
                        .build()) {
            Map<String, String> made = sandbox.seeded();
            CertificateAuthority development = describe(pca, made.getOrDefault("Development CA", ""));
            var own = pca.sdk().getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(development.arn()));

            assertThat(arns(pca)).containsExactlyInAnyOrderElementsOf(made.values());
            assertThat(made.keySet())
                    .containsExactly(
                            "Example Root CA",
                            "Development CA",
                            "Regions CA",
                            "Europe CA",
                            "Retired CA",
                            "Pods CA",
                            "Unconstrained CA",
                            "Pending CA");
            assertThat(development.status()).isEqualTo(CertificateAuthorityStatus.ACTIVE);
            assertThat(development.revocationConfiguration().ocspConfiguration().enabled())
                    .isTrue();
            assertThat(PcaClient.parse(own.certificate()).getExtensionValue("2.5.29.30"))
                    .isNotNull();
            assertThat(pca.sdk()
                            .listTags(r -> r.certificateAuthorityArn(development.arn()))
                            .tags())
                    .containsExactly(
                            Tag.builder().key("team").value("development").build());
            assertThat(pca.sdk()
                            .listPermissions(r -> r.certificateAuthorityArn(development.arn()))
                            .permissions())
                    .hasSize(1);
            assertThat(PcaClient.parse(own.certificate()).getBasicConstraints()).isZero();
            assertThat(PcaClient.parse(pca.sdk()
                                    .getCertificateAuthorityCertificate(
                                            r -> r.certificateAuthorityArn(made.get("Regions CA")))
                                    .certificate())
                            .getBasicConstraints())
                    .isEqualTo(1);
            assertThat(describe(pca, made.getOrDefault("Retired CA", "")).statusAsString())
                    .isEqualTo("DISABLED");
            assertThat(describe(pca, made.getOrDefault("Pending CA", "")).statusAsString())
                    .isEqualTo("PENDING_CERTIFICATE");
            assertThat(describe(pca, made.getOrDefault("Pods CA", "")).usageModeAsString())
                    .isEqualTo("SHORT_LIVED_CERTIFICATE");
            assertThat(acm.listCertificates(r -> r.includes(f -> f.keyTypesWithStrings("EC_prime256v1")))
                            .certificateSummaryList())
                    .singleElement()
                    .satisfies(each -> assertThat(each.domainName()).isEqualTo("www.dev.example.com"));
        }
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE", "DISABLED", "EXPIRED", "DELETED", "PENDING_CERTIFICATE"})
    void everyStateIsReached(String state) {
        String text = "authorities: [{name: Root, keyAlgorithm: EC_prime256v1, subordinates: [{name: Sub,"
                + " keyAlgorithm: EC_prime256v1, state: " + state + "}]}]";
        try (Sandbox sandbox = inMemory(text);
                PcaClient pca = PcaClient.of(sandbox)) {
            assertThat(describe(pca, sandbox.seeded().getOrDefault("Sub", "")).statusAsString())
                    .isEqualTo(state);
        }
    }

    @Test
    void theSameSeedAgainChangesNothing() throws IOException {
        Map<String, String> first;
        try (Sandbox sandbox = start(SMALL);
                PcaClient pca = PcaClient.of(sandbox)) {
            first = sandbox.seeded();
            pca.issue(first.getOrDefault("Root", ""), TestCsr.dns("b.example"), "EndEntityCertificate", r -> {});
        }
        List<String> before = files();

        try (Sandbox sandbox = start("# with a comment\n" + SMALL)) {
            assertThat(sandbox.seeded()).isEqualTo(first);
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void anotherSeedIsRefused() throws IOException {
        start(SMALL).close();
        List<String> before = files();

        assertThatThrownBy(() -> start("authorities: [{name: Other}]"))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("was seeded from a file with other content");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void whatACaRefusesIsSaidWithItsPlaceAndNothingIsKept() throws IOException {
        String text = """
            authorities:
              - name: Root
                keyAlgorithm: EC_prime256v1
                subordinates:
                  - name: Sub
                    keyAlgorithm: EC_prime256v1
                    constraints: {permitted: {dns: [a.example]}}
                    certificates:
                      - names: [b.example]
            """;

        assertThatThrownBy(() -> start(text))
                .isInstanceOf(SeedException.class)
                .hasMessageStartingWith("seed.yaml:9:13: ")
                .hasMessageContaining("name constraints");
        assertThat(files()).containsExactly("state/lock");
    }

    /** As after {@code kill -9}: what was there before stays, and the rest is made anew. */
    @Test
    void aSeedThatWasInterruptedIsMadeAnew() throws IOException {
        String old;
        SandboxConfig config = SandboxConfig.inMemory().withDelay(Duration.ZERO).withFolder(folder.resolve("state"));
        try (Sandbox sandbox = Sandbox.start(config);
                PcaClient pca = PcaClient.of(sandbox)) {
            old = pca.root();
        }
        String mark = config.account() + "/" + SeedMark.DOCUMENT;
        byte[] begun;
        try (Sandbox sandbox = start(SMALL)) {
            assertThat(sandbox.seeded()).hasSize(1);
        }
        String id = old.substring(old.lastIndexOf('/') + 1);
        begun = ("{\"digest\": \"x\", \"isComplete\": false, \"before\": [\"" + config.account() + "/us-east-1/acm-pca/"
                        + id + "\"], \"authorities\": {}}")
                .getBytes(StandardCharsets.UTF_8);
        try (Store store = DirectoryStore.open(folder.resolve("state"), Instant.EPOCH)) {
            store.write(mark, begun);
        }

        try (Sandbox sandbox = start(SMALL);
                PcaClient pca = PcaClient.of(sandbox)) {
            assertThat(arns(pca))
                    .containsExactlyInAnyOrder(old, sandbox.seeded().get("Root"));
        }
    }

    @Test
    void aResetGoesBackToTheSeed() {
        try (Sandbox sandbox = start(SMALL);
                PcaClient pca = PcaClient.of(sandbox)) {
            String before = sandbox.seeded().get("Root");
            pca.pendingSubordinate("Other");
            JsonNode state = ControlTest.reset(sandbox);

            assertThat(arns(pca)).containsExactly(sandbox.seeded().get("Root")).doesNotContain(before);
            assertThat(state.at("/regions/us-east-1/CertificateAuthorities/0/IssuedCertificates"))
                    .hasSize(2);
        }
    }
}
