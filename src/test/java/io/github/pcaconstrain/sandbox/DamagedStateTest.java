package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.Thorough;
import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import io.github.pcaconstrain.sandbox.state.StateException;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.acm.AcmClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Files of the state that are damaged, missing, or not ours: the sandbox does not start and names the file, or it starts, and
 * only what the file is about cannot be had.
 */
class DamagedStateTest {
    private static final String REGION = "us-east-1";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder = Path.of("");

    /** The CA and the certificate of ACM whose files are damaged, and others, whose are not. */
    private static String victim = "";

    private static String victimIssued = "";
    private static String victimManaged = "";
    private static String other = "";
    private static String otherManaged = "";

    private record Answer(int status, String body) {}

    private static SandboxConfig config(Path state) {
        return SandboxConfig.inMemory().withFolder(state).withDelay(Duration.ZERO);
    }

    @BeforeAll
    static void makeState() {
        try (Sandbox sandbox = Sandbox.start(config(folder.resolve("whole")));
                PcaClient pca = PcaClient.of(sandbox);
                AcmClient acm = SdkClients.configured(AcmClient.builder(), sandbox.endpoint(), REGION)
                        .build()) {
            victim = sandbox.initialize(REGION, KeyAlgorithm.EC_P256).subordinate();
            other = pca.root();
            victimIssued = pca.issue(
                    victim, TestCsr.dns("a.example.com"), "EndEntityCertificate", r -> r.idempotencyToken("1"));
            pca.sdk()
                    .createCertificateAuthorityAuditReport(r -> r.certificateAuthorityArn(victim)
                            .s3BucketName("bucket")
                            .auditReportResponseFormat("JSON"));
            victimManaged = request(acm, victim);
            otherManaged = request(acm, other);
        }
    }

    private static String request(AcmClient acm, String ca) {
        String arn = acm.requestCertificate(r -> r.domainName("a.example.com")
                        .certificateAuthorityArn(ca)
                        .keyAlgorithm("EC_prime256v1"))
                .certificateArn();
        acm.getCertificate(r -> r.certificateArn(arn));
        return arn;
    }

    private static String id(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** The files that are damaged, each by itself: all but those of the other CA and certificate. */
    private static List<Path> victims() throws IOException {
        Path whole = folder.resolve("whole");
        try (Stream<Path> files = Files.walk(whole)) {
            return files.filter(Files::isRegularFile)
                    .map(whole::relativize)
                    .filter(file -> !file.toString().equals("lock"))
                    .filter(file -> file.startsWith("tokens")
                            || file.startsWith("lock-holder")
                            || file.toString().contains(id(victim))
                            || file.toString().contains(id(victimManaged)))
                    .toList();
        }
    }

    /** What a file is made into; nothing, or a folder, where it has no content. */
    private record Damage(Path file, String what, Optional<byte[]> content, boolean isFolder) {}

    /** Every damage of every file where it is thorough; otherwise one in three, of every file. */
    @Test
    void whatIsDamagedIsNamedAndTakesOutOnlyItself() throws Exception {
        List<Damage> all = new ArrayList<>();
        for (Path file : victims()) {
            byte[] content = Files.readAllBytes(folder.resolve("whole").resolve(file));
            damages(file, content)
                    .forEach((what, damaged) -> all.add(new Damage(file, what, Optional.of(damaged), false)));
            all.add(new Damage(file, "is missing", Optional.empty(), false));
            all.add(new Damage(file, "is a folder", Optional.empty(), true));
        }
        assertThat(all).hasSizeGreaterThan(100);
        for (int i = 0; i < all.size(); i += Thorough.times(3, 1)) {
            Path state = folder.resolve("copy-" + i);
            copy(state);
            damage(state, all.get(i));
            check(state, all.get(i).file(), all.get(i).file() + " " + all.get(i).what());
        }
    }

    private static void damage(Path state, Damage damage) throws IOException {
        Path file = state.resolve(damage.file());
        if (damage.content().isPresent()) {
            Files.write(file, damage.content().get());
            return;
        }
        Files.delete(file);
        if (damage.isFolder()) {
            Files.createDirectories(file.resolve("inside"));
        }
    }

    private static void copy(Path state) throws IOException {
        Path whole = folder.resolve("whole");
        try (Stream<Path> all = Files.walk(whole)) {
            for (Path each : all.toList()) {
                Files.copy(each, state.resolve(whole.relativize(each).toString()));
            }
        }
    }

    private static Map<String, byte[]> damages(Path file, byte[] content) {
        Map<String, byte[]> damages = new LinkedHashMap<>();
        for (String text : List.of("", "null", "{}", "no document")) {
            damages.put("is '" + text + "'", text.getBytes(StandardCharsets.UTF_8));
        }
        damages.put("is cut off", java.util.Arrays.copyOf(content, content.length / 2));
        byte[] flipped = content.clone();
        flipped[content.length / 2] ^= 4;
        damages.put("has an octet changed", flipped);
        if (file.toString().endsWith(".json")) {
            members(damages, Json.read(content));
        }
        return damages;
    }

    private static void members(Map<String, byte[]> damages, JsonNode whole) {
        if (!(whole instanceof ObjectNode)) {
            return; // an audit report
        }
        for (String name : new ArrayList<>(whole.propertyNames())) {
            ObjectNode without = (ObjectNode) whole.deepCopy();
            without.remove(name);
            damages.put("lacks " + name, Json.write(without));
            damages.put("has another " + name, Json.write(((ObjectNode) whole.deepCopy()).put(name, "../../else")));
        }
    }

    private static void check(Path state, Path file, String what) throws Exception {
        String name = file.toString();
        try (Sandbox sandbox = Sandbox.start(config(state))) {
            requireOthers(sandbox, what);
            requireNamed(sandbox, name, what);
            sandbox.initialize(REGION, KeyAlgorithm.EC_P256);
        } catch (StateException e) {
            assertThat(e.getMessage()).as(what).contains(name);
            assertThat(e.hint()).isNotBlank();
        }
    }

    /** Lists are answered, and so is everything about the CA and the certificate that are whole. */
    private static void requireOthers(Sandbox sandbox, String what) throws Exception {
        assertOk(call(sandbox, "ACMPrivateCA.ListCertificateAuthorities", Json.object()), other, what);
        ObjectNode all = Json.object();
        all.putObject("Includes").putArray("keyTypes").add("EC_prime256v1");
        assertOk(call(sandbox, "CertificateManager.ListCertificates", all), otherManaged, what);
        assertOk(call(sandbox, "ACMPrivateCA.GetCertificateAuthorityCertificate", ca(other)), "BEGIN", what);
        assertOk(call(sandbox, "CertificateManager.GetCertificate", managed(otherManaged)), "BEGIN", what);
    }

    private static void assertOk(Answer answer, String part, String what) {
        assertThat(answer.status()).as(what + ": " + answer.body()).isEqualTo(200);
        assertThat(answer.body()).as(what).contains(part);
    }

    /** What is damaged is answered, or its file is named. */
    private static void requireNamed(Sandbox sandbox, String name, String what) throws Exception {
        ObjectNode report = ca(victim).put("S3BucketName", "bucket").put("AuditReportResponseFormat", "CSV");
        ObjectNode issue = ca(victim)
                .put("Csr", TestCsr.dns("b.example.com").getBytes(StandardCharsets.UTF_8))
                .put("SigningAlgorithm", "SHA256WITHECDSA")
                .put("IdempotencyToken", "1");
        issue.putObject("Validity").put("Type", "DAYS").put("Value", 1);
        Map<String, ObjectNode> calls = new LinkedHashMap<>();
        calls.put("ACMPrivateCA.DescribeCertificateAuthority", ca(victim));
        calls.put("ACMPrivateCA.GetCertificateAuthorityCsr", ca(victim));
        calls.put("ACMPrivateCA.GetCertificateAuthorityCertificate", ca(victim));
        calls.put("ACMPrivateCA.GetCertificate", ca(victim).put("CertificateArn", victimIssued));
        calls.put("ACMPrivateCA.CreateCertificateAuthorityAuditReport", report);
        calls.put("ACMPrivateCA.IssueCertificate", issue);
        calls.put("CertificateManager.DescribeCertificate", managed(victimManaged));
        calls.put("CertificateManager.GetCertificate", managed(victimManaged));
        calls.put(
                "CertificateManager.ExportCertificate",
                managed(victimManaged).put("Passphrase", "secret".getBytes(StandardCharsets.UTF_8)));
        for (Map.Entry<String, ObjectNode> each : calls.entrySet()) {
            Answer answer = call(sandbox, each.getKey(), each.getValue());
            if (answer.status() >= 500) {
                assertThat(answer.body()).as(what + ", " + each.getKey()).contains(name);
            }
        }
    }

    private static ObjectNode ca(String arn) {
        return Json.object().put("CertificateAuthorityArn", arn);
    }

    private static ObjectNode managed(String arn) {
        return Json.object().put("CertificateArn", arn);
    }

    private static Answer call(Sandbox sandbox, String target, ObjectNode input) throws Exception {
        String service = target.startsWith("ACM") ? "acm-pca" : "acm";
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(sandbox.endpoint())
                        .header("X-Amz-Target", target)
                        .header(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=A/20260101/" + REGION + "/" + service + "/aws4_request")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(input)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body());
    }

    @Test
    void whatIsNotOursIsLeftAlone() throws Exception {
        Path state = folder.resolve("foreign");
        copy(state);
        Path region = state.resolve(SandboxConfig.EXAMPLE_ACCOUNT).resolve(REGION);
        for (Path place : List.of(
                state,
                state.resolve("tokens"),
                region,
                region.resolve("acm-pca"),
                region.resolve("acm"),
                region.resolve("acm-pca").resolve(id(victim)),
                region.resolve("acm-pca").resolve(id(victim)).resolve("certificates"))) {
            Files.writeString(place.resolve(".DS_Store"), "Bud1");
            Files.createDirectories(place.resolve("lost+found/acm-pca/x"));
        }
        try (Sandbox sandbox = Sandbox.start(config(state))) {
            requireOthers(sandbox, "foreign files");
            assertThat(sandbox.initialize(REGION, KeyAlgorithm.EC_P256).subordinate())
                    .isEqualTo(victim);
        }
        assertThat(state.resolve("tokens/.DS_Store")).exists();
    }

    @Test
    void aFolderThatIsRemovedIsNotWrittenAgain() throws Exception {
        Path state = folder.resolve("removed");
        copy(state);
        try (Sandbox sandbox = Sandbox.start(config(state))) {
            try (Stream<Path> all = Files.walk(state)) {
                for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
            ObjectNode tag = ca(other);
            tag.putArray("Tags").addObject().put("Key", "a");
            for (int i = 0; i < 2; i++) {
                Answer answer = call(sandbox, "ACMPrivateCA.TagCertificateAuthority", tag);
                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.body())
                        .contains("InternalFailure", state + " was removed or replaced while the sandbox was using it");
                Files.createDirectories(state); // and put another in its place
            }
            assertThat(state).isEmptyDirectory();
        }
        Sandbox.start(config(state)).close();
    }

    @Test
    void leftoversOfAKilledProcessAreRemoved() throws Exception {
        Path state = folder.resolve("killed");
        copy(state);
        Path ca = state.resolve(SandboxConfig.EXAMPLE_ACCOUNT)
                .resolve(REGION)
                .resolve("acm-pca")
                .resolve(id(victim));
        List<Path> leftovers = List.of(state.resolve(".new/1"), ca.resolve(".new-1"), state.resolve("tokens/.new-12"));
        for (Path leftover : leftovers) {
            Files.writeString(leftover, "half a rec");
        }
        try (Sandbox sandbox = Sandbox.start(config(state))) {
            requireOthers(sandbox, "leftovers");
            assertThat(leftovers).allSatisfy(leftover -> assertThat(leftover).doesNotExist());
        }
    }

    @Test
    void aFolderThatCannotBeUsedIsNamed() throws IOException {
        Path state = folder.resolve("unusable");
        Files.createDirectories(state.resolve("lock-holder/inside"));

        assertThatThrownBy(() -> Sandbox.start(config(state)))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("lock-holder");
        assertThatThrownBy(() -> Sandbox.start(config(state)))
                .as("the lock is let go of")
                .hasMessageNotContaining("in use");
    }
}
