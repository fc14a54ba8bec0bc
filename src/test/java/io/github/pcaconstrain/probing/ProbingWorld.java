package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.aws.AwsClients;
import io.github.pcaconstrain.aws.AwsSettings;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.ca.CustomExtension;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.Progress;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.ca.SigningOrder;
import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.ca.Waiting;
import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.sandbox.InitialAuthorities;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A sandbox with a root and a subordinate CA, and the ports on it by the AWS SDK. */
final class ProbingWorld implements AutoCloseable {
    static final String TUTORIAL_PERMITTED = ".dev.example.com,.test.example.com";
    static final String TUTORIAL_EXCLUDED = ".prod.dev.example.com";
    private static final String REGION = "us-east-1";

    final PrivateCa pca;
    final CertificateManager acm;
    final CaArn root;
    final CaArn ca;
    final Waiting waiting = Waiting.forAtMost(Duration.ofSeconds(60), Progress.NONE);
    final Sandbox sandbox;
    private final AwsClients clients;

    ProbingWorld() {
        this(SandboxConfig.inMemory().withDelay(Duration.ofMillis(50)));
    }

    ProbingWorld(SandboxConfig config) {
        sandbox = Sandbox.start(config);
        clients = new AwsClients(AwsSettings.sandbox(sandbox.endpoint(), REGION));
        pca = clients.privateCa();
        acm = clients.certificateManager();
        InitialAuthorities made = sandbox.initialize(REGION);
        root = CaArn.parse(made.root());
        ca = CaArn.parse(made.subordinate());
    }

    static NameConstraints constraints(String permitted, String excluded) {
        return NameConstraints.of(bases(permitted), bases(excluded));
    }

    private static List<SubtreeBase> bases(String text) {
        return text.isEmpty() ? List.of() : ConstraintSyntax.parseList(text, note -> {});
    }

    /** Gives the subordinate a certificate with these constraints. */
    ProbingWorld constrain(String permitted, String excluded) {
        return constrain(permitted, excluded, 2000);
    }

    ProbingWorld constrain(String permitted, String excluded, int days) {
        byte[] der = NameConstraintsDer.encode(constraints(permitted, excluded));
        String certificate = pca.issue(new SigningOrder(
                root,
                waiting.until("CSR", () -> pca.csr(ca)),
                root.template("SubordinateCACertificate_PathLen0_APIPassthrough"),
                SigningAlgorithm.SHA256WITHRSA,
                new Validity(Validity.Unit.DAYS, days),
                List.of(new CustomExtension("2.5.29.30", Base64.getEncoder().encodeToString(der), true)),
                UUID.randomUUID().toString().replace("-", "")));
        SignedCertificate issued = waiting.until("certificate", () -> pca.issued(root, certificate));
        pca.install(ca, issued);
        return this;
    }

    InstalledCa installed() {
        return InstalledCa.read(pca, ca);
    }

    Channel acmChannel() {
        return new AcmChannel(acm, ca, AcmChannel.keyFor(pca.describe(ca).key()).orElseThrow(), Optional.empty());
    }

    Channel pcaChannel() {
        return new PcaChannel(pca, pca.describe(ca), io.github.pcaconstrain.ca.KeyAlgorithm.EC_P256);
    }

    ProbeRun run(Channel channel, String id, ProbeJournal journal) {
        return new ProbeRun(channel, id, Rates.UNLIMITED, waiting, journal);
    }

    /** What is in ACM now. */
    List<String> certificates() {
        List<String> arns = new ArrayList<>();
        acm.list(Optional.of(REGION), arns::add);
        return arns;
    }

    @Override
    public void close() {
        clients.close();
        sandbox.close();
    }
}
