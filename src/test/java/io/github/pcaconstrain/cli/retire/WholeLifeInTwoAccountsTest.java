package io.github.pcaconstrain.cli.retire;

import static io.github.pcaconstrain.sandbox.PcaClient.errorCode;
import static io.github.pcaconstrain.sandbox.TwoAccounts.APPLICATIONS;
import static io.github.pcaconstrain.sandbox.TwoAccounts.EXTERNAL_ID;
import static io.github.pcaconstrain.sandbox.TwoAccounts.PKI;
import static io.github.pcaconstrain.sandbox.TwoAccounts.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.apply.LifeWorld;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.sandbox.PcaClient;
import io.github.pcaconstrain.sandbox.SdkClients;
import io.github.pcaconstrain.sandbox.TwoAccounts;
import io.github.pcaconstrain.workflow.Journal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthority;
import software.amazon.awssdk.services.acmpca.model.ResourceOwner;
import tools.jackson.databind.json.JsonMapper;

/**
 * A CA below a root in another account, from its creation to its end. Each command is cut off in place of each entry of its
 * journal once, and run again; after each, the client of each account is asked what it sees.
 */
@SuppressWarnings("NullAway.Init")
class WholeLifeInTwoAccountsTest {
    private static final String[] OF_THE_CA = {
        "CreateCertificateAuthority",
        "ImportCertificateAuthorityCertificate",
        "CreatePermission",
        "UpdateCertificateAuthority",
        "DeleteCertificateAuthority"
    };

    @TempDir
    Path folder;

    private LifeWorld world;

    @BeforeEach
    void start() {
        world = LifeWorld.ofTwoAccounts(folder);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aCaIsCreatedTestedRenewedChangedAndRetired() throws IOException {
        Files.writeString(folder.resolve("ca.yaml"), "subject: {commonName: Example}\nkeyAlgorithm: EC_prime256v1\n");

        apply(
                "created",
                15,
                "--create",
                "./ca.yaml",
                "-p",
                "example.com",
                "--validity",
                "3y",
                "--permit",
                "www.example.com",
                "--deny",
                "www.example.org",
                "--with-renewal");
        String ca = JsonMapper.shared()
                .readTree(apply("created", 0, "--create", "./ca.yaml", "-p", "example.com", "--json")
                        .out())
                .path("ca")
                .asString();
        see(ca, "ACTIVE", 1);

        world.clock.advance(Duration.ofDays(3 * 365 - 60));
        apply("renewed", 8, "--ca", ca, "--renew-within", "90d", "--revoke-old", "--skip-test");
        see(ca, "ACTIVE", 2);

        apply("changed", 8, "--ca", ca, "-p", "example.net", "--revoke-old", "--skip-test");
        see(ca, "ACTIVE", 3);

        run("retired", 5, WholeLifeInTwoAccountsTest::retire, "--ca", ca);
        see(ca, "DELETED", 3);
        assertThat(world.operations())
                .as("the two that were replaced, and the last")
                .filteredOn("RevokeCertificate"::equals)
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(world.operationsOf(PKI))
                .contains("IssueCertificate", "RevokeCertificate")
                .doesNotContain(OF_THE_CA);
        assertThat(world.operationsOf(APPLICATIONS))
                .contains(OF_THE_CA)
                .doesNotContain("IssueCertificate", "RevokeCertificate");
    }

    private static CommandSpec retire(Console console, UnaryOperator<Journal> journals) {
        return new RetireCommand(console, journals).spec();
    }

    private Outcome apply(String target, int entries, String... more) {
        return run(target, entries, LifeWorld.APPLY, more);
    }

    /**
     * Runs a command until it is not cut off.
     *
     * @param entries how many entries of the journal it is cut off at, at least
     */
    private Outcome run(String target, int entries, LifeWorld.Command command, String... more) {
        String[] arguments = Stream.concat(
                        Stream.of(
                                "--parent",
                                world.root,
                                "--parent-role",
                                ROLE,
                                "--parent-external-id",
                                EXTERNAL_ID,
                                "--yes",
                                "--out-dir",
                                "./" + target),
                        Stream.of(more))
                .toArray(String[]::new);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        while (true) {
            int before = seen.size();
            Optional<Outcome> outcome = run(seen, command, arguments);
            if (seen.size() == before) {
                assertThat(seen).as(target).hasSizeGreaterThanOrEqualTo(entries);
                assertThat(outcome.orElseThrow().exitCode())
                        .as(outcome.get().err())
                        .isZero();
                return outcome.get();
            }
        }
    }

    /** Empty if it was cut off, unless that happened in a thread that the command waited for. */
    private Optional<Outcome> run(Set<String> seen, LifeWorld.Command command, String... arguments) {
        try {
            return Optional.of(world.run(command, LifeWorld.cutOffOnceAtEach(seen), arguments));
        } catch (LifeWorld.CutOff end) {
            return Optional.empty();
        }
    }

    /** What the client of each account sees, and how many certificates the root has signed. */
    private void see(String ca, String status, int signed) {
        assertThat(world.signedBy(world.root)).isEqualTo(signed);
        assertThat(seenBy(world.pca, ResourceOwner.SELF)).containsExactly(ca + " " + status);
        assertThat(seenBy(world.pki, ResourceOwner.SELF)).containsExactly(world.root + " ACTIVE");
        for (PcaClient each : List.of(world.pca, world.pki)) {
            assertThat(seenBy(each, ResourceOwner.OTHER_ACCOUNTS)).isEmpty();
        }
        assertDenied(world.pca, world.root);
        assertDenied(world.pki, ca);
        for (String key : List.of("applications", "pki")) {
            assertThat(managedBy(key))
                    .as("certificates that ACM holds for " + key)
                    .isZero();
        }
    }

    private static List<String> seenBy(PcaClient client, ResourceOwner owner) {
        List<CertificateAuthority> all = client.sdk()
                .listCertificateAuthorities(r -> r.resourceOwner(owner))
                .certificateAuthorities();
        return all.stream()
                .map(each -> each.arn() + " " + each.statusAsString())
                .toList();
    }

    private static void assertDenied(PcaClient client, String ca) {
        assertThat(errorCode(() -> client.sdk().describeCertificateAuthority(r -> r.certificateAuthorityArn(ca))))
                .isEqualTo("AccessDeniedException");
        assertThat(errorCode(() -> client.sdk().getCertificateAuthorityCsr(r -> r.certificateAuthorityArn(ca))))
                .isEqualTo("AccessDeniedException");
    }

    private int managedBy(String key) {
        try (AcmClient acm = SdkClients.configured(
                        AcmClient.builder(), URI.create(world.endpoint()), "us-east-1", TwoAccounts.key(key))
                .build()) {
            return acm.listCertificates(r -> r.includes(f -> f.keyTypesWithStrings("RSA_2048", "EC_prime256v1")))
                    .certificateSummaryList()
                    .size();
        }
    }
}
