package io.github.pcaconstrain.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.StartedTool;
import io.github.pcaconstrain.sandbox.PcaClient;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.acmpca.model.ActionType;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The pipelines of {@code examples/pipeline}, run on a sandbox by a shell, with the tool in processes of its own. */
@SuppressWarnings("NullAway.Init")
class PipelineExamplesTest {
    private static final Path PIPELINE = Path.of("examples", "pipeline");
    private static final long MINUTES = 4;
    private static final int BAD_REQUEST = 400;

    @TempDir
    Path folder;

    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger issued = new AtomicInteger();
    private Sandbox sandbox;
    private PcaClient pca;
    private String parent;
    private String ca;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxConfig.inMemory()
                .withDelay(Duration.ZERO)
                .withInterceptor((context, operation, input, next) -> {
                    if (operation.equals("ImportCertificateAuthorityCertificate") && refusals.getAndDecrement() > 0) {
                        throw new AwsError("AccessDeniedException", BAD_REQUEST, "not yet");
                    }
                    String issuer = input.path("CertificateAuthorityArn").asString("");
                    if (operation.equals("IssueCertificate") && issuer.equals(parent)) {
                        issued.incrementAndGet();
                    }
                    return next.get();
                }));
        pca = PcaClient.of(sandbox);
        parent = pca.root();
        ca = pca.subordinate(parent);
        pca.sdk()
                .createPermission(r -> r.certificateAuthorityArn(ca)
                        .principal("acm.amazonaws.com")
                        .actions(
                                ActionType.ISSUE_CERTIFICATE, ActionType.GET_CERTIFICATE, ActionType.LIST_PERMISSIONS));
        issued.set(0);
        Path files = Files.createDirectories(folder.resolve(PIPELINE));
        try (Stream<Path> examples = Files.list(PIPELINE)) {
            for (Path each : examples.toList()) {
                Files.copy(each, files.resolve(each.getFileName()));
            }
        }
        StartedTool.writeTo(Files.createDirectory(folder.resolve("bin")), List.of());
    }

    @AfterEach
    void stop() {
        pca.close();
        sandbox.close();
    }

    @Test
    void theScriptGoesOnAfterARefusalAndFindsNothingToDoTheNextTime() throws Exception {
        refusals.set(1);

        run("sh " + PIPELINE.resolve("constrain.sh"));

        assertThat(refusals).hasValueLessThan(1);
        assertThat(read("apply.json")).contains("\"applied\"");
        assertThat(read("test.xml")).contains("failures=\"0\"").contains("errors=\"0\"");
        assertThat(read("audit.xml")).contains("failures=\"0\"");

        run("sh " + PIPELINE.resolve("constrain.sh"));

        assertThat(read("apply.json")).contains("\"unchanged\"");
        assertThat(issued).as("certificates of the CA").hasValue(1);
    }

    @Test
    void theStepsOfTheWorkflowRunInTheirOrder() throws Exception {
        JsonNode workflow = new YAMLMapper().readTree(Files.readString(PIPELINE.resolve("constrain-ca.yml")));
        List<String> steps = workflow.at("/jobs/constrain/steps")
                .valueStream()
                .filter(step -> step.has("run"))
                .map(step -> step.get("run").asString())
                .toList();
        assertThat(workflow.at("/jobs/constrain/steps")
                        .valueStream()
                        .map(step -> step.path("uses").asString("")))
                .as("the action puts the tool on PATH, and the journal is kept whatever happened")
                .anyMatch(action -> action.matches("pcaconstrain/pca-constrain@v[0-9.]+"))
                .anyMatch(action -> action.startsWith("actions/cache/save@"))
                .noneMatch(action -> action.startsWith("actions/cache@"));
        assertThat(steps).hasSizeGreaterThan(6).noneMatch(step -> step.contains("${{"));

        for (String step : steps) {
            run(step);
        }

        assertThat(issued).as("certificates of the CA").hasValue(1);
        assertThat(read("apply.json")).contains("\"applied\"");
        assertThat(read("test.xml")).contains("failures=\"0\"").contains("errors=\"0\"");
        assertThat(folder.resolve("constrained").resolve("audit.sarif")).exists();
        assertThat(Files.readString(folder.resolve("summary"))).contains("+ permitted dns:api.dev.example.com");
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve("constrained").resolve(file));
    }

    private void run(String commands) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "PATH",
                        folder.resolve("bin") + ":" + System.getenv("PATH"),
                        "CA_ARN",
                        ca,
                        "PARENT_ARN",
                        parent,
                        "POLICY",
                        PIPELINE.resolve("policy.yaml").toString(),
                        "PCA_CONSTRAIN_ENDPOINT_URL",
                        sandbox.endpoint().toString(),
                        "PCA_CONSTRAIN_MAX_PROBES",
                        "8",
                        "AWS_ACCESS_KEY_ID",
                        "sandbox",
                        "AWS_SECRET_ACCESS_KEY",
                        "sandbox",
                        "GITHUB_PATH",
                        folder.resolve("path").toString(),
                        "GITHUB_STEP_SUMMARY",
                        folder.resolve("summary").toString()));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroy();
        }
        assertThat(process.exitValue())
                .as(commands + "\n" + Files.readString(output))
                .isZero();
    }
}
