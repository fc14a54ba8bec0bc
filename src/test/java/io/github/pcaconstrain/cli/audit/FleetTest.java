package io.github.pcaconstrain.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fleet in the sandbox with one fault of each kind: three tiers, 20 CAs, 500 leaves. An audit finds each fault and nothing
 * else.
 */
class FleetTest {
    private static final int LEAVES = 496;
    private static final String TEMPLATE = "template-without-constraints the CA certificate was issued by ";

    @TempDir(factory = FleetWorld.Fast.class)
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final KeyPair outsideKeys = TestCertificates.generate();
    private final List<String> expected = new ArrayList<>();
    private final List<String> reports = new ArrayList<>();

    @Test
    void anAuditFindsEachFaultAndOnlyThose() {
        try (FleetWorld world = new FleetWorld(folder.resolve("sandbox"))) {
            build(world);
        }
        List<String> arguments = new ArrayList<>(List.of(
                "audit", "--all-cas", "--sandbox=./sandbox", "--json", "--expires-within", "20d", "./outside.pem"));
        arguments.addAll(List.of(
                "--skip",
                "form-left-open,directory-name-open,root-unconstrained,revoked-left-out,single-label,"
                        + "root-enabled,revocation-off,ca-untagged,renewal-not-permitted"));
        arguments.addAll(reports);
        Outcome outcome = new Cli(folder).run(arguments);

        assertThat(outcome.err()).isEmpty();
        JsonNode report = JsonMapper.shared().readTree(outcome.out());
        assertThat(report.get("findings").valueStream().map(FleetTest::shown))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(report.get("unreadable").asInt()).isZero();
        // 20 CAs with a certificate, one of them with two.
        assertThat(report.get("cas")).hasSize(21);
        assertThat(report.get("cas")
                        .valueStream()
                        .mapToInt(ca -> ca.get("certificates").asInt())
                        .sum())
                .isEqualTo(LEAVES + 1 + 3);
        assertThat(report.get("cas").valueStream().filter(FleetTest::isOwn))
                .singleElement()
                .satisfies(ca -> assertThat(ca.get("certificates").asInt())
                        .as("from ACM")
                        .isEqualTo(1));
    }

    private static boolean isOwn(JsonNode ca) {
        return ca.get("subject").asString().startsWith("CN=Sandbox Subordinate CA");
    }

    private static String shown(JsonNode finding) {
        String code = finding.get("code").asString();
        if (TEMPLATE.startsWith(code)) {
            return code + " " + finding.get("message").asString(); // its place is an ARN that only the sandbox knows
        }
        String subject = finding.get("subject").asString();
        String who = subject.isEmpty() ? finding.get("source").asString() : subject;
        String part = finding.get("part").asString();
        return code + " " + who + (part.isEmpty() ? "" : " " + part);
    }

    private void build(FleetWorld world) {
        String root = world.pca.root();
        List<String> issuing = new ArrayList<>();
        for (String team : List.of("a", "b")) {
            String policy = world.constrained("Policy " + team, root, 1, team + ".example.com");
            for (int i = 1; i <= 4; i++) {
                issuing.add(world.constrained("Issuing " + team + i, policy, 0, team + ".example.com"));
            }
            report(world, policy);
            if (team.equals("a")) {
                faultsBelow(world, policy);
            }
        }
        faultsOfCas(world, root);
        world.managed(world.ownSubordinate, "managed.example.com");
        for (int i = 0; i < LEAVES; i++) {
            int ca = i % issuing.size();
            world.leaf(issuing.get(ca), "host" + i + "." + (ca < 4 ? "a" : "b") + ".example.com");
        }
        issuing.forEach(ca -> report(world, ca));
        report(world, root);
    }

    /** Faults of CAs below a constrained one, and of certificates of a CA outside AWS. */
    private void faultsBelow(FleetWorld world, String policy) {
        String dead = world.constrained("CA dead", policy, 0, "a.example.com", "elsewhere.example.net");
        assertThat(dead).isNotEmpty();
        fault("dead-entry CN=CA dead,O=Example permitted dns:elsewhere.example.net");

        X509Certificate outside = world.external("Outside AWS", outsideKeys, policy, "a.example.com");
        new Cli(folder)
                .write(
                        "outside.pem",
                        AuditWorld.pem(
                                outside,
                                leaf(outside, "www.a.example.org", 20, TestCertificates.generate()),
                                leaf(outside, "weak.a.example.com", 21, weak()),
                                soon(outside)));
        fault("constraint-violated serial 14 dns:www.a.example.org");
        fault("weak-key serial 15 key");
        fault("expires-soon serial 16");
    }

    private void faultsOfCas(FleetWorld world, String root) {
        fault("ca-unconstrained CN=Sandbox Subordinate CA,O=Example");

        String wrong = world.pending("Wrong template");
        world.pca.install(
                wrong,
                root,
                "SubordinateCACertificate_PathLen0",
                r -> r.apiPassthrough(
                        a -> a.extensions(e -> e.customExtensions(FleetWorld.extension(true, "w.example.com")))));
        fault("ca-unconstrained CN=Wrong template,O=Example");
        fault(TEMPLATE + "SubordinateCACertificate_PathLen0/V1, which drops name constraints");

        String loose = world.pending("Not critical");
        world.install(loose, root, 0, false, "n.example.com");
        fault("not-critical CN=Not critical,O=Example");

        String twin = world.pending("CA twin");
        world.pca.install(twin, root, "SubordinateCACertificate_PathLen0", r -> {});
        world.install(twin, root, 0, true, "t.example.com");
        fault(TEMPLATE + "SubordinateCACertificate_PathLen0/V1, which drops name constraints");
        fault("unconstrained-twin CN=CA twin,O=Example");
        fault("ca-unconstrained CN=CA twin,O=Example");

        String short1 = world.pending("CA soon");
        world.pca.install(
                short1,
                root,
                "SubordinateCACertificate_PathLen0_APIPassthrough",
                r -> r.validity(v -> v.type("DAYS").value(10L))
                        .apiPassthrough(a ->
                                a.extensions(e -> e.customExtensions(FleetWorld.extension(true, "s.example.com")))));
        fault("expires-soon CN=CA soon,O=Example");

        fault("ca-without-certificate " + world.pending("Pending"));
        String deleted = world.constrained("CA deleted", root, 0, "d.example.com");
        world.pca
                .sdk()
                .updateCertificateAuthority(
                        r -> r.certificateAuthorityArn(deleted).status("DISABLED"));
        world.pca.sdk().deleteCertificateAuthority(r -> r.certificateAuthorityArn(deleted));
        fault("ca-deleted " + deleted);
    }

    private void fault(String finding) {
        expected.add(finding);
    }

    private void report(FleetWorld world, String ca) {
        String format = reports.size() % 2 == 0 ? "JSON" : "CSV";
        String file = "report" + reports.size() + ".txt";
        world.report(ca, format, folder.resolve(file));
        reports.add("./" + file);
    }

    private X509Certificate leaf(X509Certificate ca, String host, long serial, KeyPair keys) {
        return FleetWorld.outsideLeaf(ca, outsideKeys, keys, host)
                .validity(now().minus(1, ChronoUnit.HOURS), now().plus(90, ChronoUnit.DAYS))
                .serial(serial)
                .build();
    }

    private X509Certificate soon(X509Certificate ca) {
        return FleetWorld.outsideLeaf(ca, outsideKeys, TestCertificates.generate(), "soon.a.example.com")
                .validity(now().minus(1, ChronoUnit.HOURS), now().plus(5, ChronoUnit.DAYS))
                .serial(22)
                .build();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static KeyPair weak() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
