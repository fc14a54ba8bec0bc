import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateReader;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.verification.Judgement;
import io.github.pcaconstrain.verification.Outcome;
import io.github.pcaconstrain.verification.Verification;
import io.github.pcaconstrain.verification.VerificationRequest;
import io.github.pcaconstrain.verification.VerificationResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Judges chains of public suites as they are published: limbo.json of x509-limbo, the export of BetterTLS, and section 4.13 of NIST
 * PKITS, given as the folder with its certificates. For each case it prints the three verdicts of {@code verify} and what they come to;
 * after each suite, on standard error, how many of the chains to accept were accepted, and how many of those to refuse refused.
 */
public final class Conformance {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String OK = "ok";
    private static final Instant PKITS_TIME = Instant.parse("2025-01-01T00:00:00Z");

    /** PKITS, section 4.13: the number of the test, whether its path is valid, the name types, and the CAs below the trust anchor. */
    private static final String PKITS = """
        1 Valid DN DN1CA
        2 Invalid DN DN1CA
        3 Invalid DN DN1CA
        4 Valid DN DN1CA
        5 Valid DN DN2CA
        6 Valid DN DN3CA
        7 Invalid DN DN3CA
        8 Invalid DN DN4CA
        9 Invalid DN DN4CA
        10 Invalid DN DN5CA
        11 Valid DN DN5CA
        12 Invalid DN DN1CA DN1subCA1
        13 Invalid DN DN1CA DN1subCA2
        14 Valid DN DN1CA DN1subCA2
        15 Invalid DN DN3CA DN3subCA1
        16 Invalid DN DN3CA DN3subCA1
        17 Invalid DN DN3CA DN3subCA2
        18 Valid DN DN3CA DN3subCA2
        19 Valid DN DN1CA DN1SelfIssuedCA
        20 Invalid DN DN1CA
        21 Valid RFC822 RFC822CA1
        22 Invalid RFC822 RFC822CA1
        23 Valid RFC822 RFC822CA2
        24 Invalid RFC822 RFC822CA2
        25 Valid RFC822 RFC822CA3
        26 Invalid RFC822 RFC822CA3
        27 Valid DNandRFC822 DN1CA DN1subCA3
        28 Invalid DNandRFC822 DN1CA DN1subCA3
        29 Invalid DNandRFC822 DN1CA DN1subCA3
        30 Valid DNS DNS1CA
        31 Invalid DNS DNS1CA
        32 Valid DNS DNS2CA
        33 Invalid DNS DNS2CA
        34 Valid URI URI1CA
        35 Invalid URI URI1CA
        36 Valid URI URI2CA
        37 Invalid URI URI2CA
        38 Invalid DNS DNS1CA
        """;

    /** A chain as a suite has it; certificates are PEM or DER. */
    private record Case(
            String id,
            byte[] peer,
            List<byte[]> untrusted,
            List<byte[]> trusted,
            Optional<Instant> at,
            Optional<PresentedName> name,
            boolean isAccepted) {}

    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            System.err.println("usage: conformance.sh FILE|FOLDER...");
            System.exit(2);
        }
        for (String suite : args) {
            judge(Path.of(suite));
        }
    }

    private static void judge(Path suite) throws IOException {
        Map<String, int[]> counts = new TreeMap<>();
        for (Case each : Files.isDirectory(suite) ? pkits(suite) : ofFile(JSON.readTree(Files.readString(suite)))) {
            ObjectNode line = judge(each);
            System.out.println(JSON.writeValueAsString(line));
            boolean accepted = line.path("result").asString().equals("SUCCESS");
            int[] right = counts.computeIfAbsent(each.isAccepted ? "accepted" : "refused", unused -> new int[2]);
            right[accepted == each.isAccepted ? 0 : 1]++;
        }
        counts.forEach((word, right) -> System.err.println(
                word + " " + right[0] + " of the " + (right[0] + right[1]) + " chains that are to be " + word));
    }

    private static List<Case> ofFile(JsonNode file) {
        List<Case> cases = new ArrayList<>();
        file.path("testcases").forEach(test -> cases.add(limbo(test)));
        file.path("suites")
                .properties()
                .forEach(suite -> suite.getValue()
                        .path("testCases")
                        .forEach(test -> cases.add(betterTls("bettertls::" + suite.getKey() + "::tc", test))));
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("neither limbo.json nor an export of BetterTLS");
        }
        return cases;
    }

    private static Case limbo(JsonNode test) {
        return new Case(
                test.path("id").asString(),
                text(test.path("peer_certificate")),
                texts(test.path("untrusted_intermediates")),
                texts(test.path("trusted_certs")),
                Optional.ofNullable(test.path("validation_time").asString(null)).map(Instant::parse),
                name(test.path("expected_peer_name")),
                test.path("expected_result").asString().equals("SUCCESS"));
    }

    /** The leaf comes first and the root last; the certificates are valid from a second after they begin. */
    private static Case betterTls(String prefix, JsonNode test) {
        List<byte[]> chain = new ArrayList<>();
        test.path("certificates").forEach(each -> chain.add(Base64.getDecoder().decode(each.asString())));
        String host = test.path("hostname").asString();
        return new Case(
                prefix + test.path("id").asLong(),
                chain.get(0),
                chain.subList(1, chain.size() - 1),
                chain.subList(chain.size() - 1, chain.size()),
                Optional.empty(),
                Optional.of(IpAddress.parse(host)
                        .<PresentedName>map(PresentedName.Ip::new)
                        .orElseGet(() -> new PresentedName.Dns(host))),
                test.path("expected").asString().equals("ACCEPT"));
    }

    private static List<Case> pkits(Path given) throws IOException {
        Path folder = Files.isDirectory(given.resolve("certs")) ? given.resolve("certs") : given;
        List<Case> cases = new ArrayList<>();
        for (String row : PKITS.split("\n")) {
            String[] words = row.split(" ");
            List<byte[]> cas = new ArrayList<>();
            for (String ca : List.of(words).subList(3, words.length)) {
                cas.add(Files.readAllBytes(folder.resolve("nameConstraints" + ca + "Cert.crt")));
            }
            String leaf = words[1] + words[2] + "nameConstraintsTest" + words[0] + "EE.crt";
            cases.add(new Case(
                    "pkits::4.13." + words[0],
                    Files.readAllBytes(folder.resolve(leaf)),
                    cas,
                    List.of(Files.readAllBytes(folder.resolve("TrustAnchorRootCertificate.crt"))),
                    Optional.of(PKITS_TIME),
                    Optional.empty(),
                    words[1].equals("Valid")));
        }
        return cases;
    }

    private static ObjectNode judge(Case test) {
        ObjectNode line = JSON.createObjectNode().put("id", test.id);
        CertificateContents peer;
        List<CertificateContents> trusted;
        List<CertificateContents> untrusted;
        try {
            peer = certificate(test.peer);
            trusted = certificates(test.trusted);
            untrusted = certificates(test.untrusted);
        } catch (RuntimeException e) {
            return line.put("constraints", "malformed")
                    .put("path", "unreadable: " + e.getMessage())
                    .put("name", "none")
                    .put("result", "FAILURE");
        }
        boolean isOfBetterTls = test.id.startsWith("bettertls::");
        Instant at = test.at.orElseGet(() -> isOfBetterTls ? peer.notBefore().plusSeconds(1) : Instant.now());
        VerificationRequest request = VerificationRequest.of(peer, untrusted, trusted, at);
        VerificationResult result =
                Verification.verify(test.name.map(request::forName).orElse(request));
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

    private static byte[] text(JsonNode pem) {
        return pem.asString().getBytes(StandardCharsets.US_ASCII);
    }

    private static List<byte[]> texts(JsonNode pems) {
        List<byte[]> texts = new ArrayList<>();
        pems.forEach(pem -> texts.add(text(pem)));
        return texts;
    }

    private static CertificateContents certificate(byte[] octets) {
        return CertificateReader.read("certificate", octets).get(0);
    }

    private static List<CertificateContents> certificates(List<byte[]> all) {
        return all.stream().map(Conformance::certificate).toList();
    }
}
