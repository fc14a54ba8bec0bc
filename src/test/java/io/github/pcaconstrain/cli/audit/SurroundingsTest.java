package io.github.pcaconstrain.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.sandbox.TestCsr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.acmpca.model.ActionType;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.acmpca.model.KeyAlgorithm;
import software.amazon.awssdk.services.acmpca.model.RevocationConfiguration;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;
import software.amazon.awssdk.services.acmpca.model.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A fleet in the sandbox with one gap of each kind around its CAs: each is found, and nothing else. */
class SurroundingsTest {
    private static final String CODES = "root-enabled,ca-untagged,revocation-off,shared-with-everyone,"
            + "shared-across-accounts,ca-policy-unreadable,renewal-not-permitted,ca-ends-before-leaves,ca-key-weak,"
            + "ca-setting-withheld,may-sign-any-template,may-sign-without-constraints,may-sign-with-passthrough,"
            + "ca-policy-not-given,no-principal-given";
    private static final String OTHER = "444455556666";
    private static final String TEMPLATES = "arn:aws:acm-pca:::template/";

    @TempDir(factory = FleetWorld.Fast.class)
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final List<String> expected = new ArrayList<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    /** What is good about a CA. */
    private enum Has {
        TAGS,
        OCSP,
        RENEWAL
    }

    @Test
    void eachGapIsFoundAndNothingElse() throws IOException {
        try (FleetWorld world = new FleetWorld(folder.resolve("sandbox"))) {
            own(world);
            settings(world);
            shares(world);
            lifetimes(world);
        }
        Cli cli = new Cli(folder);
        Outcome outcome = cli.run(
                "audit",
                "--all-cas",
                "--sandbox=./sandbox",
                "./leaf.pem",
                "--min-strength",
                "128",
                "--only",
                CODES,
                "--json",
                "-q",
                "--html",
                "./audit.html");

        assertThat(outcome.err()).isEmpty();
        JsonNode report = JsonMapper.shared().readTree(outcome.out());
        assertThat(report.get("findings").valueStream().map(this::shown)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(report.get("unreadable").asInt()).isZero();
        assertThat(settingsOf(report, "Shared"))
                .containsEntry("state", "ACTIVE")
                .containsEntry("usageMode", "GENERAL_PURPOSE")
                .containsEntry("revocation", "[OCSP]")
                .containsEntry("tags", "[team=pki]")
                .containsEntry("sharedWith", "[444455556666]")
                .containsEntry("acmRenews", "true");
        assertThat(settingsOf(report, "Bare"))
                .containsEntry("revocation", "[]")
                .containsEntry("tags", "[]")
                .containsEntry("sharedWith", "[]")
                .containsEntry("acmRenews", "false");
        assertThat(Files.readString(folder.resolve("audit.html")))
                .contains("<dt>shared with</dt><dd>444455556666</dd>")
                .contains("<dt>tags</dt><dd>none</dd>")
                .contains("AWS Security Hub, control PCA.1");
        policiesOfFilesJoinThoseOfTheCas(cli);
    }

    /** Then no policy of a CA is missing, for AWS has told each, or that there is none. */
    private void policiesOfFilesJoinThoseOfTheCas(Cli cli) {
        cli.write(
                "identity.json",
                "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"acm-pca:ListTags\","
                        + " \"Resource\": \"*\"}}");
        Outcome outcome = cli.run(
                "audit",
                "--all-cas",
                "--skip-acm",
                "--sandbox=./sandbox",
                "--iam",
                "./identity.json",
                "--only",
                "ca-policy-not-given,may-sign-without-constraints",
                "--json",
                "-q");

        List<JsonNode> findings = JsonMapper.shared()
                .readTree(outcome.out())
                .get("findings")
                .valueStream()
                .toList();
        assertThat(findings.stream().map(this::shown)).contains("error may-sign-without-constraints Loose " + OTHER);
        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.path("access")
                                .path("resources")
                                .valueStream()
                                .map(ca -> names.get(ca.asString())))
                        .isNotEmpty()
                        .isSubsetOf("Loose", "Own"));
    }

    /** AWS takes none that is not a policy, but may take one with more than is known here. */
    @Test
    void aPolicyThatIsNotUnderstoodIsAnError() throws IOException {
        try (FleetWorld world = new FleetWorld(folder.resolve("sandbox"))) {
            share(world, "Odd", "\"" + OTHER + "\"", "{}");
        }
        try (Stream<Path> files = Files.walk(folder.resolve("sandbox"))) {
            for (Path file :
                    files.filter(each -> each.endsWith("authority.json")).toList()) {
                String state = Files.readString(file);
                Files.writeString(
                        file, state.replace("\\\"Effect\\\": \\\"Allow\\\"", "\\\"Effect\\\": \\\"Perhaps\\\""));
            }
        }
        Outcome outcome = new Cli(folder)
                .run("audit", "--all-cas", "--skip-acm", "--sandbox=./sandbox", "--only", CODES, "--json", "-q");

        assertThat(JsonMapper.shared().readTree(outcome.out()).get("findings").valueStream())
                .filteredOn(finding -> shown(finding).contains(" Odd"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(shown(finding)).isEqualTo("error ca-policy-unreadable Odd policy");
                    assertThat(finding.get("message").asString()).contains("Effect is 'Perhaps'");
                });
    }

    private static Map<String, String> settingsOf(JsonNode report, String name) {
        Map<String, String> settings = new LinkedHashMap<>();
        report.get("cas")
                .valueStream()
                .filter(ca -> ca.get("subject").asString().startsWith("CN=" + name + ","))
                .flatMap(ca -> ca.path("aws").propertyStream())
                .forEach(each -> settings.put(
                        each.getKey(),
                        each.getValue().isArray()
                                ? each.getValue()
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList()
                                        .toString()
                                : each.getValue().asString()));
        return settings;
    }

    private String shown(JsonNode finding) {
        String ca = names.getOrDefault(finding.get("source").asString(), "?");
        boolean isAccess = finding.has("access");
        String part = finding.get("part").asString();
        return finding.get("severity").asString() + " " + finding.get("code").asString() + " " + ca
                + (isAccess ? " " + finding.get("subject").asString() : part.isEmpty() ? "" : " " + part);
    }

    private void expect(String... lines) {
        expected.addAll(List.of(lines));
    }

    private void own(FleetWorld world) {
        names.put(world.ownRoot, "root");
        names.put(world.ownSubordinate, "subordinate");
        expect("warning root-enabled root", "warning revocation-off root", "info renewal-not-permitted root");
        expect("warning revocation-off subordinate");
    }

    private void settings(FleetWorld world) {
        active(world, "Clean", Has.values());
        active(world, "Bare");
        expect("info ca-untagged Bare", "warning revocation-off Bare", "info renewal-not-permitted Bare");
        managed(world);
        create(world, "Weak", KeyAlgorithm.RSA_2048, Has.TAGS);
        expect("error ca-key-weak Weak key");
    }

    /** With an RSA key, as the certificate that ACM requests. */
    private void managed(FleetWorld world) {
        String arn = create(world, "Managed", KeyAlgorithm.RSA_2048, Has.TAGS, Has.OCSP);
        world.pca.install(
                arn,
                world.ownRoot,
                "SubordinateCACertificate_PathLen0_APIPassthrough",
                r -> r.signingAlgorithm(SigningAlgorithm.SHA256_WITHRSA)
                        .apiPassthrough(
                                a -> a.extensions(e -> e.customExtensions(FleetWorld.extension(true, "example.com")))));
        world.managed(arn, "www.example.com");
        expect("warning renewal-not-permitted Managed");
    }

    private void shares(FleetWorld world) {
        share(world, "Shared", "\"" + OTHER + "\"", equals("EndEntityCertificate/V1"));
        expect("info shared-across-accounts Shared account " + OTHER);

        share(world, "Passing", "\"arn:aws:iam::" + OTHER + ":role/Signer\"", equals("*_APIPassthrough/V1"));
        expect(
                "info shared-across-accounts Passing account " + OTHER,
                "info may-sign-with-passthrough Passing arn:aws:iam::" + OTHER + ":role/Signer");

        share(world, "Loose", "\"" + OTHER + "\"", equals("SubordinateCACertificate_PathLen0/V1"));
        expect(
                "info shared-across-accounts Loose account " + OTHER,
                "error may-sign-without-constraints Loose " + OTHER);

        share(world, "Any", "\"arn:aws:iam::" + OTHER + ":root\"", "{}");
        expect(
                "info shared-across-accounts Any account " + OTHER,
                "error may-sign-any-template Any arn:aws:iam::" + OTHER + ":root");

        share(world, "Open", "\"*\"", equals("EndEntityCertificate/V1"));
        expect("error shared-with-everyone Open *");

        share(
                world,
                "Organization",
                "\"*\"",
                "{\"StringEquals\": {\"acm-pca:TemplateArn\": \"" + TEMPLATES
                        + "EndEntityCertificate/V1\", \"aws:PrincipalOrgID\": \"o-1\"}}");
        expect("warning shared-with-everyone Organization * with conditions");

        String own = "arn:aws:iam::" + CaArn.parse(world.ownRoot).account() + ":role/Build";
        share(world, "Own", "\"" + own + "\"", equals("SubordinateCACertificate_PathLen1/V1"));
        expect("error may-sign-without-constraints Own " + own);
    }

    /** A CA whose new certificate ends before what it issued earlier. */
    private void lifetimes(FleetWorld world) throws IOException {
        String ca = active(world, "Short", Has.values());
        String leaf = world.pca.issueAndGet(ca, TestCsr.dns("www.example.com"), "EndEntityCertificate", r -> {});
        Files.writeString(folder.resolve("leaf.pem"), leaf);
        world.pca.install(
                ca,
                root(world),
                "SubordinateCACertificate_PathLen0_APIPassthrough",
                r -> r.validity(v -> v.type("DAYS").value(10L)));
        expect("warning ca-ends-before-leaves Short");
    }

    private static String equals(String template) {
        return "{\"StringLike\": {\"acm-pca:TemplateArn\": \"" + TEMPLATES + template + "\"}}";
    }

    private void share(FleetWorld world, String name, String principal, String condition) {
        String arn = active(world, name, Has.values());
        String policy = """
                {"Version": "2012-10-17", "Statement": [{"Sid": "Share", "Effect": "Allow",
                  "Principal": {"AWS": %s}, "Action": "acm-pca:IssueCertificate", "Resource": "%s", "Condition": %s}]}
                """.formatted(principal, arn, condition);
        world.pca.sdk().putPolicy(r -> r.resourceArn(arn).policy(policy));
    }

    private static Tag tag() {
        return Tag.builder().key("team").value("pki").build();
    }

    private String create(FleetWorld world, String name, KeyAlgorithm key, Has... has) {
        List<Has> good = List.of(has);
        SigningAlgorithm signing =
                key == KeyAlgorithm.RSA_2048 ? SigningAlgorithm.SHA256_WITHRSA : SigningAlgorithm.SHA256_WITHECDSA;
        String arn = world.pca
                .sdk()
                .createCertificateAuthority(r -> {
                    r.certificateAuthorityType(CertificateAuthorityType.SUBORDINATE)
                            .certificateAuthorityConfiguration(c -> c.keyAlgorithm(key)
                                    .signingAlgorithm(signing)
                                    .subject(s -> s.organization("Example").commonName(name)));
                    if (good.contains(Has.TAGS)) {
                        r.tags(tag());
                    }
                    if (good.contains(Has.OCSP)) {
                        r.revocationConfiguration(RevocationConfiguration.builder()
                                .ocspConfiguration(ocsp -> ocsp.enabled(true))
                                .build());
                    }
                })
                .certificateAuthorityArn();
        names.put(arn, name);
        return arn;
    }

    private String active(FleetWorld world, String name, Has... has) {
        String arn = create(world, name, KeyAlgorithm.EC_PRIME256_V1, has);
        world.install(arn, root(world), 0, true, "example.com");
        if (List.of(has).contains(Has.RENEWAL)) {
            world.pca
                    .sdk()
                    .createPermission(r -> r.certificateAuthorityArn(arn)
                            .principal("acm.amazonaws.com")
                            .actions(Stream.of(
                                            ActionType.ISSUE_CERTIFICATE,
                                            ActionType.GET_CERTIFICATE,
                                            ActionType.LIST_PERMISSIONS)
                                    .toList()));
        }
        return arn;
    }

    private String root = "";

    /** With an EC key, as its subordinates have. */
    private String root(FleetWorld world) {
        if (root.isEmpty()) {
            root = world.pca.root();
            names.put(root, "EC root");
            expect(
                    "warning root-enabled EC root",
                    "warning revocation-off EC root",
                    "info renewal-not-permitted EC root",
                    "info ca-untagged EC root");
        }
        return root;
    }
}
