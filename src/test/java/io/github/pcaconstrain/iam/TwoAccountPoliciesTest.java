package io.github.pcaconstrain.iam;

import static io.github.pcaconstrain.sandbox.TwoAccounts.APPLICATIONS;
import static io.github.pcaconstrain.sandbox.TwoAccounts.EXTERNAL_ID;
import static io.github.pcaconstrain.sandbox.TwoAccounts.PKI;
import static io.github.pcaconstrain.sandbox.TwoAccounts.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.apply.TwoAccountWorld;
import io.github.pcaconstrain.sandbox.TwoAccounts;
import io.github.pcaconstrain.sandbox.identity.Account;
import io.github.pcaconstrain.sandbox.identity.Accounts;
import io.github.pcaconstrain.sandbox.identity.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.acm.AcmClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The policies of both accounts allow what {@code apply} needs in each, and nothing that it does not need. */
@SuppressWarnings("NullAway.Init")
class TwoAccountPoliciesTest {
    private static final Path POLICIES = Path.of("examples", "iam");

    @TempDir
    Path folder;

    private final RequestRecorder recorder = new RequestRecorder();
    private TwoAccountWorld world;

    @BeforeEach
    void start() throws IOException {
        Accounts accounts = accounts();
        world = new TwoAccountWorld(
                folder, config -> config.withInterceptor(recorder).withAccounts(accounts));
        recorder.take();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    /** With a role that is trusted as the example says. */
    private static Accounts accounts() throws IOException {
        JsonNode trust = JsonMapper.shared()
                .readTree(Files.readString(POLICIES.resolve("parent-role-trust.json"))
                        .replace("EXTERNAL_ID", EXTERNAL_ID))
                .path("Statement")
                .path(0);
        assertThat(trust.path("Action").asString()).isEqualTo("sts:AssumeRole");
        Role role = new Role(
                "pki-signer",
                List.of(trust.path("Principal").path("AWS").asString()),
                Optional.of(trust.path("Condition")
                        .path("StringEquals")
                        .path("sts:ExternalId")
                        .asString()));
        return new Accounts(List.of(
                new Account(APPLICATIONS, List.of("applications"), List.of()),
                new Account(PKI, List.of("pki"), List.of(role))));
    }

    private void apply(String target, String... more) {
        List<String> args = new ArrayList<>(List.of("apply", "--ca", world.ca, "--parent", world.root));
        args.addAll(List.of("-p", "example.com", "--permit", "www.example.com", "--out-dir", "./" + target, "--yes"));
        args.addAll(List.of(more));
        Cli.Outcome outcome = world.run(folder, args.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    }

    /** The first run gives the CA a certificate, and ACM one of the CA, so that the second, narrower one has all to do. */
    private Collection<IamRequest> second(String... more) {
        apply("first", and(more, "-p", "example.org"));
        try (AcmClient acm = io.github.pcaconstrain.sandbox.SdkClients.configured(
                        AcmClient.builder(), world.sandbox().endpoint(), "us-east-1", TwoAccounts.key("applications"))
                .build()) {
            acm.requestCertificate(r -> r.certificateAuthorityArn(world.ca)
                    .domainName("www.example.com")
                    .keyAlgorithm("EC_prime256v1"));
        }
        recorder.take();
        apply("second", and(more, "--revoke-old"));
        return recorder.take(PKI);
    }

    private static String[] and(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void applyWithARole() {
        Collection<IamRequest> asRole = second("--parent-role", ROLE, "--parent-external-id", EXTERNAL_ID);
        List<IamRequest> own = new ArrayList<>(recorder.take());
        own.add(new IamRequest("sts:AssumeRole", ROLE, Map.of()));

        check(policy("parent-role"), asRole);
        check(policy("apply-with-role"), own);
    }

    /** In each account, a part of what is there for other commands. */
    @Test
    void retireWithARole() {
        String[] asRole = {"--parent-role", ROLE, "--parent-external-id", EXTERNAL_ID};
        apply("first", and(asRole, "--skip-impact", "--skip-test"));
        recorder.take();
        Cli.Outcome outcome = world.run(
                folder,
                and(
                        new String[] {
                            "retire", "--ca", world.ca, "--parent", world.root, "--out-dir", "./retired", "--yes"
                        },
                        asRole));
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();

        Collection<IamRequest> ofRole = recorder.take(PKI);
        assertThat(ofRole.stream().map(IamRequest::action))
                .containsOnly("acm-pca:GetCertificateAuthorityCertificate", "acm-pca:RevokeCertificate");
        assertThat(policy("parent-role").denied(ofRole)).isEmpty();
        assertThat(policy("apply-with-role").denied(List.of(new IamRequest("sts:AssumeRole", ROLE, Map.of()))))
                .isEmpty();
        check(
                policy("retire")
                        .without("OnlyForParent")
                        .without("OnlyForRevokeIssued")
                        .without("ReadWhatAcmHolds"),
                recorder.take());
    }

    /** The owner of the parent shares it, and the usual policy of {@code apply} names that parent. */
    @Test
    void applyWithASharedParent() throws IOException {
        String share = Files.readString(POLICIES.resolve("parent-share.json")).replace("/PARENT_CA_ID", id(world.root));
        world.pki.sdk().putPolicy(r -> r.resourceArn(world.root).policy(share));

        assertThat(second()).isEmpty();
        Collection<IamRequest> own = recorder.take();
        Collection<IamRequest> ofParent = own.stream()
                .filter(each -> each.resource().equals(world.root)
                        && !each.action().equals("acm-pca:GetPolicy")) // which no share can allow
                .toList();

        check(policy("parent-share"), ofParent);
        IamPolicy apply = IamPolicy.read(
                POLICIES.resolve("apply.json"),
                Map.of(
                        "111122223333:certificate-authority/PARENT_CA_ID",
                        PKI + ":certificate-authority" + id(world.root),
                        "/CA_ID",
                        id(world.ca)));
        assertThat(apply.denied(own)).isEmpty();
    }

    /** As a policy of the CA, to which RAM adds the principal and the resource. */
    @Test
    void thePermissionOfRamAllowsTheSame() throws IOException {
        String permission = Files.readString(POLICIES.resolve("parent-ram-permission.json"));
        String policy = "{\"Version\": \"2012-10-17\", \"Statement\": ["
                + permission
                        .strip()
                        .replaceFirst(
                                "\\{",
                                "{\"Principal\": {\"AWS\": \"" + APPLICATIONS + "\"}, \"Resource\": \"" + world.root
                                        + "\",")
                + "]}";
        world.pki.sdk().putPolicy(r -> r.resourceArn(world.root).policy(policy));

        assertThat(second()).isEmpty();
    }

    private IamPolicy policy(String name) {
        return IamPolicy.read(
                POLICIES.resolve(name + ".json"), Map.of("/PARENT_CA_ID", id(world.root), "/CA_ID", id(world.ca)));
    }

    private static String id(String arn) {
        return arn.substring(arn.lastIndexOf('/'));
    }

    private static void check(IamPolicy policy, Collection<IamRequest> requests) {
        assertThat(requests).isNotEmpty();
        assertThat(policy.denied(requests))
                .as("requests that the policy does not allow")
                .isEmpty();
        assertThat(policy.unused(requests))
                .as("what the policy allows needlessly")
                .isEmpty();
    }
}
