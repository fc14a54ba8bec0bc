package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.aws.AwsClients;
import io.github.pcaconstrain.aws.AwsSettings;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.ca.pacing.Poller;
import io.github.pcaconstrain.ca.pacing.Progress;
import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.issuance.request.Csr;
import io.github.pcaconstrain.issuance.request.IdempotencyToken;
import io.github.pcaconstrain.issuance.request.Issuance;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.issuance.request.Template;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.sandbox.PcaClient;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;
import tools.jackson.databind.node.ObjectNode;

/** A sandbox, our way to it through the SDK, and another client that makes CAs in it. It can be told to misbehave. */
public final class PcaWorld implements AutoCloseable {
    private final Sandbox sandbox;
    private final AwsClients clients;
    private final PcaClient pca;
    private volatile Consumer<ObjectNode> meddling = input -> {};

    public PcaWorld() {
        sandbox = Sandbox.start(SandboxConfig.inMemory()
                .withDelay(Duration.ofMillis(20))
                .withInterceptor((context, operation, input, next) -> {
                    if (operation.equals("IssueCertificate")) {
                        meddling.accept((ObjectNode) input);
                    }
                    return next.get();
                }));
        clients = new AwsClients(AwsSettings.sandbox(sandbox.endpoint(), "us-east-1"));
        pca = PcaClient.of(sandbox);
    }

    /** Changes every request to issue before the sandbox sees it, as an AWS would that does something else than asked. */
    public void meddle(Consumer<ObjectNode> change) {
        meddling = change;
    }

    public URI endpoint() {
        return sandbox.endpoint();
    }

    public PrivateCa privateCa() {
        return clients.privateCa();
    }

    public Poller poller() {
        return Poller.forAtMost(Duration.ofSeconds(30), Clock.systemUTC(), Progress.NONE);
    }

    /** An active root. */
    public CaArn root(KeyAlgorithm key) {
        CaArn root = create(CertificateAuthorityType.ROOT, key, "Root");
        String issued = pca.issue(
                root.toString(),
                csr(root),
                "RootCACertificate",
                r -> r.validity(v -> v.type("YEARS").value(10L))
                        .signingAlgorithm(key.usualSigningAlgorithm().name()));
        privateCa().install(root, Issuance.await(privateCa(), poller(), root, issued));
        return root;
    }

    /** A subordinate without a certificate. */
    public CaArn pending(KeyAlgorithm key, String name) {
        return create(CertificateAuthorityType.SUBORDINATE, key, name);
    }

    /** A subordinate with a certificate that has no constraints. */
    public CaArn unconstrained(CaArn parent, String name, int pathLength) {
        return unconstrained(parent, name, pathLength, 3);
    }

    /** One that is valid for some years. */
    public CaArn unconstrained(CaArn parent, String name, int pathLength, long years) {
        CaArn ca = pending(KeyAlgorithm.EC_P256, name);
        String issued = pca.issue(
                parent.toString(),
                csr(ca),
                "SubordinateCACertificate_PathLen" + pathLength,
                r -> r.validity(v -> v.type("YEARS").value(years))
                        .signingAlgorithm(privateCa()
                                .describe(parent)
                                .key()
                                .usualSigningAlgorithm()
                                .name()));
        privateCa().install(ca, Issuance.await(privateCa(), poller(), parent, issued));
        return ca;
    }

    private CaArn create(CertificateAuthorityType type, KeyAlgorithm key, String name) {
        return CaArn.parse(pca.create(
                type,
                software.amazon.awssdk.services.acmpca.model.KeyAlgorithm.fromValue(key.wireName()),
                SigningAlgorithm.fromValue(key.usualSigningAlgorithm().name()),
                name));
    }

    private String csr(CaArn ca) {
        return Csr.fetch(privateCa(), poller(), ca).pem();
    }

    /** A request with the defaults of the command line. */
    public IssuanceRequest request(CaArn parent, CaArn ca, NameConstraints constraints) {
        Parent above = Parent.fetch(privateCa(), parent);
        return new IssuanceRequest(
                parent,
                Optional.of(ca),
                Csr.fetch(privateCa(), poller(), ca),
                constraints,
                new Validity(Validity.Unit.YEARS, 5),
                0,
                Template.forConstrained(parent, 0),
                above.usualSigning());
    }

    /** Asks for a certificate and waits for it. */
    public Issuance issue(IssuanceRequest request) {
        IdempotencyToken token = IdempotencyToken.random();
        Instant requested = Instant.now();
        String arn = privateCa().issue(request.order(token));
        return new Issuance(
                request, token, arn, requested, Issuance.await(privateCa(), poller(), request.issuer(), arn));
    }

    /** Has the gate look at a certificate. */
    public java.util.List<io.github.pcaconstrain.finding.Finding> gate(Issuance issuance) {
        return Gate.check(issuance, Parent.fetch(privateCa(), issuance.request().issuer()), Instant.now());
    }

    /** Constraints as the command line takes them. */
    public static NameConstraints constraints(String permitted, String excluded) {
        return NameConstraints.of(
                permitted.isEmpty() ? java.util.List.of() : ConstraintSyntax.parseList(permitted, Notes.IGNORED),
                excluded.isEmpty() ? java.util.List.of() : ConstraintSyntax.parseList(excluded, Notes.IGNORED));
    }

    @Override
    public void close() {
        pca.close();
        clients.close();
        sandbox.close();
    }
}
