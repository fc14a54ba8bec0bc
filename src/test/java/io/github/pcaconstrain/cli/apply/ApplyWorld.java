package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.aws.AwsClients;
import io.github.pcaconstrain.aws.AwsSettings;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.sandbox.PcaClient;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.sandbox.TestCsr;
import io.github.pcaconstrain.sandbox.fault.FaultInjector;
import io.github.pcaconstrain.sandbox.fault.Faults;
import io.github.pcaconstrain.sandbox.wire.Interceptor;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.acmpca.model.ActionType;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityUsageMode;
import software.amazon.awssdk.services.acmpca.model.KeyAlgorithm;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;
import tools.jackson.databind.JsonNode;

/** A sandbox with a root and a subordinate that ACM may use, which can be told to misbehave, and remembers what it signed. */
public final class ApplyWorld implements AutoCloseable {
    private static final List<String> CREDENTIALS = List.of("aws.accessKeyId", "aws.secretAccessKey");

    private final Map<String, Set<String>> signed = new ConcurrentHashMap<>();
    private final List<String> operations = Collections.synchronizedList(new ArrayList<>());
    private final List<String> fetched = Collections.synchronizedList(new ArrayList<>());
    private final Sandbox sandbox;
    private final PcaClient pca;
    private volatile Interceptor faults = Interceptor.NONE;
    public final AwsClients clients;
    public final String root;
    public final String ca;

    public ApplyWorld() {
        this(SandboxConfig.inMemory());
    }

    /** With its state in a folder, where the keys of the CAs are. */
    public ApplyWorld(Path state) {
        this(SandboxConfig.inMemory().withFolder(state));
    }

    private ApplyWorld(SandboxConfig config) {
        CREDENTIALS.forEach(name -> System.setProperty(name, "sandbox"));
        sandbox = Sandbox.start(config.withDelay(Duration.ZERO).withInterceptor(new Recorder()));
        pca = PcaClient.of(sandbox);
        clients = new AwsClients(AwsSettings.sandbox(sandbox.endpoint(), "us-east-1"));
        root = pca.root();
        ca = subordinate();
        operations.clear();
        signed.clear();
    }

    /** Notes what gets past the faults. */
    private final class Recorder implements Interceptor {
        @Override
        public JsonNode around(RequestContext context, String operation, JsonNode input, Supplier<JsonNode> next) {
            throw new IllegalStateException("the sandbox runs every operation as a call");
        }

        @Override
        public JsonNode around(RequestContext context, Call call, Supplier<JsonNode> next) {
            return faults.around(context, call, () -> {
                operations.add(call.operation());
                if (call.operation().equals("GetCertificate")) {
                    fetched.add(call.input().path("CertificateArn").asString());
                }
                JsonNode answer = next.get();
                if (call.operation().equals("IssueCertificate")) {
                    String issuer = call.input().path("CertificateAuthorityArn").asString();
                    signed.computeIfAbsent(issuer, each -> ConcurrentHashMap.newKeySet())
                            .add(answer.path("CertificateArn").asString());
                }
                return answer;
            });
        }
    }

    /** An active subordinate without constraints. */
    public String subordinate() {
        String arn = pca.subordinate(root);
        pca.sdk()
                .createPermission(r -> r.certificateAuthorityArn(arn)
                        .principal("acm.amazonaws.com")
                        .actions(
                                ActionType.ISSUE_CERTIFICATE, ActionType.GET_CERTIFICATE, ActionType.LIST_PERMISSIONS));
        return arn;
    }

    /** A subordinate without a certificate. */
    public String pending() {
        return pca.pendingSubordinate("New");
    }

    /** A subordinate without a certificate that issues for at most seven days. */
    String shortLived() {
        return pca.sdk()
                .createCertificateAuthority(r -> r.certificateAuthorityType(CertificateAuthorityType.SUBORDINATE)
                        .usageMode(CertificateAuthorityUsageMode.SHORT_LIVED_CERTIFICATE)
                        .certificateAuthorityConfiguration(c -> c.keyAlgorithm(KeyAlgorithm.EC_PRIME256_V1)
                                .signingAlgorithm(SigningAlgorithm.SHA256_WITHECDSA)
                                .subject(s -> s.commonName("Short-lived"))))
                .certificateAuthorityArn();
    }

    /** A root that has signed nothing yet. */
    public String otherRoot() {
        String arn = pca.root();
        operations.clear();
        return arn;
    }

    /** Has the subordinate issue to a host, and tells the certificate's ARN. */
    public String leaf(String host) {
        return pca.issue(ca, TestCsr.dns(host), "EndEntityCertificate", r -> {});
    }

    /** Has it misbehave from now on. */
    public void misbehave(String how) {
        faults = new FaultInjector(Faults.parse(how));
    }

    /** Has someone else decide from now on what becomes of each operation. */
    public void misbehave(Interceptor how) {
        faults = how;
    }

    /** ARNs of the certificates that GetCertificate was asked for, with each as often as it was. */
    public List<String> fetched() {
        synchronized (fetched) {
            return List.copyOf(fetched);
        }
    }

    /** Takes the subordinate out of use. */
    public void disable() {
        pca.sdk()
                .updateCertificateAuthority(
                        r -> r.certificateAuthorityArn(ca).status(CertificateAuthorityStatus.DISABLED));
    }

    /** Deletes the subordinate, which has to be disabled. */
    public void delete() {
        pca.sdk().deleteCertificateAuthority(r -> r.certificateAuthorityArn(ca));
    }

    /** Where it listens. */
    public String endpoint() {
        return sandbox.endpoint().toString();
    }

    public Cli.Outcome run(Path folder, String command, String... more) {
        return new Cli(folder)
                .run(Stream.concat(Stream.of(command, "--ca", ca, "--endpoint-url", endpoint()), Stream.of(more))
                        .toList());
    }

    public Cli.Outcome apply(Path folder, String... more) {
        return applyBelow(root, folder, more);
    }

    /** The same with another parent. */
    Cli.Outcome applyBelow(String parent, Path folder, String... more) {
        return run(
                folder,
                "apply",
                Stream.concat(
                                Stream.of(
                                        "--parent",
                                        parent,
                                        "-p",
                                        "example.com",
                                        "--permit",
                                        "www.example.com",
                                        "--deny",
                                        "www.example.org",
                                        "--out-dir",
                                        "./run"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    /** The operations that were run, without those that a fault kept from it. */
    public List<String> operations() {
        return List.copyOf(operations);
    }

    /** How many certificates the root has signed. */
    int signedByRoot() {
        return signed.getOrDefault(root, Set.of()).size();
    }

    /** What the subordinate works with. */
    public String installed() {
        return clients.privateCa().installed(CaArn.parse(ca)).orElseThrow().certificate();
    }

    /** ARNs of the certificates that ACM holds of the subordinate. */
    public List<String> managed() {
        List<String> found = new ArrayList<>();
        clients.certificateManager().list(Optional.empty(), () -> {}, found::add);
        return found;
    }

    @Override
    public void close() {
        faults = Interceptor.NONE;
        clients.close();
        pca.close();
        sandbox.close();
        CREDENTIALS.forEach(System::clearProperty);
    }
}
