package io.github.pcaconstrain.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.StartedTool;
import io.github.pcaconstrain.Thorough;
import io.github.pcaconstrain.aws.AwsClients;
import io.github.pcaconstrain.aws.AwsSettings;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.sandbox.PcaClient;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.workflow.JournalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.acmpca.model.ActionType;
import tools.jackson.databind.JsonNode;

/** A run that is killed at any entry of its journal is finished by the next: one certificate, and nothing left behind. */
class ApplyKilledTest {
    /** With one probe; a run that nobody kills has these entries, as the last of the rows below shows. */
    private static final int ENTRIES = 10;

    private static final List<String> CREDENTIALS = List.of("aws.accessKeyId", "aws.secretAccessKey");
    private static final Map<String, Set<String>> SIGNED_BY = new ConcurrentHashMap<>();

    @SuppressWarnings("NullAway.Init")
    private static Sandbox sandbox;

    @SuppressWarnings("NullAway.Init")
    private static PcaClient pca;

    @SuppressWarnings("NullAway.Init")
    private static AwsClients clients;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeAll
    static void start() {
        CREDENTIALS.forEach(name -> System.setProperty(name, "sandbox"));
        sandbox = Sandbox.start(SandboxConfig.inMemory()
                .withDelay(Duration.ZERO)
                .withInterceptor((context, operation, input, next) -> {
                    JsonNode answer = next.get();
                    if (operation.equals("IssueCertificate")) {
                        SIGNED_BY
                                .computeIfAbsent(
                                        input.path("CertificateAuthorityArn").asString(),
                                        ca -> ConcurrentHashMap.newKeySet())
                                .add(answer.path("CertificateArn").asString());
                    }
                    return answer;
                }));
        pca = PcaClient.of(sandbox);
        clients = new AwsClients(AwsSettings.sandbox(sandbox.endpoint(), "us-east-1"));
    }

    @AfterAll
    static void stop() {
        CREDENTIALS.forEach(System::clearProperty);
        clients.close();
        pca.close();
        sandbox.close();
    }

    /** Every entry, before or after it is written in turn; both of each where it is thorough. */
    static Stream<String> moments() {
        return IntStream.range(0, 2 * ENTRIES)
                .filter(moment -> Thorough.times(moment % 4 == 0 || moment % 4 == 3 ? 1 : 0, 1) > 0)
                .mapToObj(moment -> (moment % 2 == 0 ? "before " : "after ") + (moment / 2 + 1));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void theNextRunFinishes(String moment) throws IOException, InterruptedException {
        String root = pca.root();
        String ca = pca.subordinate(root);
        pca.sdk()
                .createPermission(r -> r.certificateAuthorityArn(ca)
                        .principal("acm.amazonaws.com")
                        .actions(
                                ActionType.ISSUE_CERTIFICATE, ActionType.GET_CERTIFICATE, ActionType.LIST_PERMISSIONS));
        int before = signedBy(root);

        int killed = process(moment, arguments(root, ca, "www.example.com"));
        Cli.Outcome next = new Cli(folder).run(arguments(root, ca, "other.example.com"));

        assertThat(killed).isEqualTo(ApplyUntil.KILLED);
        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(signedBy(root) - before).isOne();
        assertThat(managedCertificates(ca)).isEmpty();
        assertThat(Files.readString(folder.resolve("run").resolve(JournalFile.NAME)))
                .contains("\"step\":\"tested\"");
        assertThat(clients.privateCa().installed(CaArn.parse(ca)).orElseThrow().certificate())
                .as("AWS ends its PEM without a line end")
                .isEqualTo(Files.readString(folder.resolve("run").resolve("cert.pem"))
                        .stripTrailing());
    }

    private List<String> arguments(String root, String ca, String tried) {
        return List.of(
                "apply",
                "--ca",
                ca,
                "--parent",
                root,
                "--endpoint-url",
                sandbox.endpoint().toString(),
                "-p",
                "example.com",
                "--permit",
                tried,
                "--out-dir",
                folder.resolve("run").toString(),
                "--yes",
                "-q");
    }

    private static int process(String moment, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(StartedTool.program(ApplyUntil.class, moment.split(" ", -1)));
        command.addAll(arguments.subList(1, arguments.size()));
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        process.environment().putAll(Map.of("AWS_ACCESS_KEY_ID", "sandbox", "AWS_SECRET_ACCESS_KEY", "sandbox"));
        return process.start().waitFor();
    }

    private static int signedBy(String root) {
        return SIGNED_BY.getOrDefault(root, Set.of()).size();
    }

    private static List<String> managedCertificates(String ca) {
        CertificateManager acm = clients.certificateManager();
        List<String> left = new ArrayList<>();
        acm.list(
                Optional.empty(),
                () -> {},
                arn -> acm.describe(arn)
                        .filter(each ->
                                each.issuer().filter(CaArn.parse(ca)::equals).isPresent())
                        .ifPresent(each -> left.add(arn)));
        return left;
    }
}
