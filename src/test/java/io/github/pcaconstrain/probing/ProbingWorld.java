package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.aws.AwsClients;
import io.github.pcaconstrain.aws.AwsSettings;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.ca.CustomExtension;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.ca.SigningOrder;
import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.ca.pacing.Poller;
import io.github.pcaconstrain.ca.pacing.Progress;
import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.probing.channel.AcmChannel;
import io.github.pcaconstrain.probing.channel.Channel;
import io.github.pcaconstrain.probing.channel.PcaChannel;
import io.github.pcaconstrain.probing.channel.ProbeBackends;
import io.github.pcaconstrain.sandbox.PcaClient;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.acmpca.model.ActionType;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;

/** A sandbox with a root and a subordinate CA, and the ports on it by the AWS SDK. */
public final class ProbingWorld implements AutoCloseable {
    public static final String TUTORIAL_PERMITTED = ".dev.example.com,.test.example.com";
    public static final String TUTORIAL_EXCLUDED = ".prod.dev.example.com";
    private static final String REGION = "us-east-1";
    private static final int TEN_YEARS = 3650;
    private static final String ACM = "acm.amazonaws.com";

    final PrivateCa pca;
    final CertificateManager acm;
    final CaArn root;
    final CaArn ca;
    final Poller poller = Poller.forAtMost(Duration.ofSeconds(60), Clock.systemUTC(), Progress.NONE);
    final Sandbox sandbox;
    private final AwsClients clients;
    private final PcaClient client;

    public ProbingWorld() {
        this(SandboxConfig.inMemory().withDelay(Duration.ofMillis(50)));
    }

    public ProbingWorld(SandboxConfig config) {
        sandbox = Sandbox.start(config);
        clients = new AwsClients(AwsSettings.sandbox(sandbox.endpoint(), REGION));
        pca = clients.privateCa();
        acm = clients.certificateManager();
        // Not the sandbox's own CAs, whose keys are RSA: ACM's certificates would be too, and each key takes long.
        client = PcaClient.of(sandbox);
        root = create(CertificateAuthorityType.ROOT, "Root");
        activate(root, "RootCACertificate", TEN_YEARS, List.of());
        ca = create(CertificateAuthorityType.SUBORDINATE, "Subordinate");
        activate(ca, "SubordinateCACertificate_PathLen0", TEN_YEARS - 1, List.of());
        client.sdk()
                .createPermission(r -> r.certificateAuthorityArn(ca.toString())
                        .principal(ACM)
                        .actions(
                                ActionType.ISSUE_CERTIFICATE, ActionType.GET_CERTIFICATE, ActionType.LIST_PERMISSIONS));
    }

    private CaArn create(CertificateAuthorityType type, String name) {
        return CaArn.parse(client.create(
                type,
                software.amazon.awssdk.services.acmpca.model.KeyAlgorithm.EC_PRIME256_V1,
                software.amazon.awssdk.services.acmpca.model.SigningAlgorithm.SHA256_WITHECDSA,
                name));
    }

    private void activate(CaArn arn, String template, int days, List<CustomExtension> extensions) {
        String certificate = pca.issue(new SigningOrder(
                root,
                poller.until("CSR", () -> pca.csr(arn)),
                root.template(template),
                SigningAlgorithm.SHA256WITHECDSA,
                new Validity(Validity.Unit.DAYS, days),
                extensions,
                UUID.randomUUID().toString().replace("-", "")));
        pca.install(arn, poller.until("certificate", () -> pca.issued(root, certificate)));
    }

    static NameConstraints constraints(String permitted, String excluded) {
        return NameConstraints.of(bases(permitted), bases(excluded));
    }

    private static List<SubtreeBase> bases(String text) {
        return text.isEmpty() ? List.of() : ConstraintSyntax.parseList(text, note -> {});
    }

    /** Gives the subordinate a certificate with these constraints. */
    public ProbingWorld constrain(String permitted, String excluded) {
        return constrain(permitted, excluded, 2000);
    }

    public ProbingWorld constrain(String permitted, String excluded, int days) {
        byte[] der = NameConstraintsDer.encode(constraints(permitted, excluded));
        activate(
                ca,
                "SubordinateCACertificate_PathLen0_APIPassthrough",
                days,
                List.of(new CustomExtension("2.5.29.30", Base64.getEncoder().encodeToString(der), true)));
        return this;
    }

    /** Takes from ACM what it needs to issue from the subordinate. */
    public void denyAcm() {
        client.sdk()
                .deletePermission(r -> r.certificateAuthorityArn(ca.toString()).principal(ACM));
    }

    /** Makes the subordinate refuse to issue. */
    public void disable() {
        client.sdk()
                .updateCertificateAuthority(
                        r -> r.certificateAuthorityArn(ca.toString()).status(CertificateAuthorityStatus.DISABLED));
    }

    public CaArn ca() {
        return ca;
    }

    public URI endpoint() {
        return sandbox.endpoint();
    }

    InstalledCa installed() {
        return InstalledCa.read(pca, ca, AwsCli.of(Optional.empty(), Optional.empty()));
    }

    ProbeBackends services() {
        return services(pca, acm);
    }

    static ProbeBackends services(PrivateCa pca, CertificateManager acm) {
        return new ProbeBackends(pca, acm, AwsCli.of(Optional.empty(), Optional.of("http://127.0.0.1:4566")));
    }

    Channel acmChannel() {
        return acmChannel(Optional.empty());
    }

    Channel acmChannel(Optional<String> carrier) {
        return new AcmChannel(
                services(), ca, AcmChannel.keyFor(pca.describe(ca).key()).orElseThrow(), carrier);
    }

    Channel pcaChannel() {
        return new PcaChannel(services(), pca.describe(ca), io.github.pcaconstrain.ca.KeyAlgorithm.EC_P256);
    }

    ProbeRun run(Channel channel, String id, ProbeJournal journal) {
        return new ProbeRun(channel, id, ProbeRates.UNLIMITED, poller, journal);
    }

    /** What is in ACM now. */
    public List<String> certificates() {
        List<String> arns = new ArrayList<>();
        acm.list(Optional.of(REGION), () -> {}, arns::add);
        return arns;
    }

    @Override
    public void close() {
        client.close();
        clients.close();
        sandbox.close();
    }
}
