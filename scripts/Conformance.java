import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateReader;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.verification.Judgement;
import io.github.pcaconstrain.verification.Outcome;
import io.github.pcaconstrain.verification.Verification;
import io.github.pcaconstrain.verification.VerificationRequest;
import io.github.pcaconstrain.verification.VerificationResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Judges chains in the format of x509-limbo's test cases: trusted and untrusted certificates, a peer certificate, a
 * time and a peer name. For each case it prints the three verdicts of {@code verify} and what they come to.
 */
public final class Conformance {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String OK = "ok";

    public static void main(String[] args) throws Exception {
        if (args.length != 1) {
            System.err.println("usage: conformance.sh FILE");
            System.exit(2);
        }
        for (JsonNode test : JSON.readTree(Files.readString(Path.of(args[0]))).path("testcases")) {
            System.out.println(JSON.writeValueAsString(judge(test)));
        }
    }

    private static ObjectNode judge(JsonNode test) throws Exception {
        ObjectNode line = JSON.createObjectNode().put("id", test.path("id").asString());
        CertificateContents peer;
        List<CertificateContents> trusted;
        List<CertificateContents> untrusted;
        try {
            peer = certificate(test.path("peer_certificate"));
            trusted = certificates(test.path("trusted_certs"));
            untrusted = certificates(test.path("untrusted_intermediates"));
        } catch (RuntimeException e) {
            return line.put("constraints", "malformed")
                    .put("path", "unreadable: " + e.getMessage())
                    .put("name", "none")
                    .put("result", "FAILURE");
        }
        Instant at = Optional.ofNullable(test.path("validation_time").asString(null))
                .map(Instant::parse)
                .orElseGet(Instant::now);
        VerificationRequest request = VerificationRequest.of(peer, untrusted, trusted, at);
        VerificationResult result = Verification.verify(
                name(test.path("expected_peer_name")).map(request::forName).orElse(request));
        return line.put("constraints", constraints(result))
                .put("path", result.pathJudgement().outcome() == Outcome.PASSED ? OK : reason(result.pathJudgement()))
                .put("name", result.name().map(Conformance::match).orElse("none"))
                .put("result", result.outcome() == Outcome.PASSED ? "SUCCESS" : "FAILURE");
    }

    private static String constraints(VerificationResult result) {
        return switch (result.names().decision()) {
            case PERMITTED -> OK;
            case EXCLUDED, NOT_PERMITTED -> "violation";
            case MALFORMED -> "malformed";
            case UNSUPPORTED -> "unsupported";
        };
    }

    private static String reason(Judgement judgement) {
        return judgement.outcome().label() + ": " + judgement.reason();
    }

    private static String match(Judgement judgement) {
        return judgement.outcome() == Outcome.PASSED ? OK : "mismatch";
    }

    private static Optional<PresentedName> name(JsonNode expected) {
        String value = expected.path("value").asString("");
        return switch (expected.path("kind").asString("")) {
            case "DNS" -> Optional.of(new PresentedName.Dns(value));
            case "IP" -> Optional.of(new PresentedName.Ip(IpAddress.parse(value).orElseThrow()));
            case "RFC822" -> Optional.of(new PresentedName.Email(value));
            default -> Optional.empty();
        };
    }

    private static CertificateContents certificate(JsonNode pem) {
        return CertificateReader.read("peer", pem.asString().getBytes(StandardCharsets.US_ASCII))
                .get(0);
    }

    private static List<CertificateContents> certificates(JsonNode pems) {
        List<CertificateContents> certificates = new ArrayList<>();
        pems.forEach(pem -> certificates.add(certificate(pem)));
        return certificates;
    }
}
