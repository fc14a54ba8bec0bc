import io.github.pcaconstrain.encoding.CertificateContents;
import io.github.pcaconstrain.encoding.CertificateReader;
import io.github.pcaconstrain.policy.ChainLink;
import io.github.pcaconstrain.policy.Decision;
import io.github.pcaconstrain.policy.IpAddress;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.PathConstraints;
import io.github.pcaconstrain.policy.PresentedName;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Judges chains in the format of x509-limbo's test cases: trusted and untrusted certificates, a peer certificate, a
 * time and a peer name. For each case it prints what our engine says of the name constraints, what the JDK's PKIX
 * validator says of the path without them, whether the peer name is among the certificate's names, and the three
 * together. Every path from the peer to a trusted certificate is tried; one that passes is enough.
 */
public final class Conformance {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_PATHS = 64;
    private static final int MAX_LENGTH = 32;
    private static final String OK = "ok";

    /** The verdicts on one path, or on the best of several. */
    private record Judgement(String constraints, String path) {
        boolean passes() {
            return constraints.equals(OK) && path.equals(OK);
        }

        /** The lower, the better. */
        int rank() {
            return (constraints.equals(OK) ? 0 : 2) + (path.equals(OK) ? 0 : 1);
        }
    }

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
        List<List<CertificateContents>> paths = new ArrayList<>();
        findPaths(List.of(peer), trusted, untrusted, paths);
        Judgement best = paths.stream()
                .map(path -> judge(path, at))
                .min(Comparator.comparingInt(Judgement::rank))
                .orElse(new Judgement(OK, "no path to a trusted certificate"));
        String name = name(test.path("expected_peer_name"), peer);
        boolean success = best.passes() && !name.equals("mismatch");
        return line.put("constraints", best.constraints())
                .put("path", best.path())
                .put("name", name)
                .put("result", success ? "SUCCESS" : "FAILURE");
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

    /** Extends a path, the peer first, by every issuer that its last certificate names. */
    private static void findPaths(
            List<CertificateContents> path,
            List<CertificateContents> trusted,
            List<CertificateContents> untrusted,
            List<List<CertificateContents>> found) {
        CertificateContents last = path.get(path.size() - 1);
        if (path.size() > MAX_LENGTH || found.size() >= MAX_PATHS) {
            return;
        }
        for (CertificateContents anchor : trusted) {
            if (last.issuer().matches(anchor.subject())) {
                found.add(append(path, anchor));
            }
        }
        for (CertificateContents issuer : untrusted) {
            if (last.issuer().matches(issuer.subject()) && !path.contains(issuer)) {
                findPaths(append(path, issuer), trusted, untrusted, found);
            }
        }
    }

    private static <T> List<T> append(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }

    private static Judgement judge(List<CertificateContents> peerFirst, Instant at) {
        List<ChainLink> anchorFirst = new ArrayList<>();
        peerFirst.forEach(certificate -> anchorFirst.add(0, certificate.link()));
        Decision decision =
                PathConstraints.check(anchorFirst, LeadingDot.ONLY_BELOW).decision();
        String constraints =
                switch (decision) {
                    case PERMITTED -> OK;
                    case EXCLUDED, NOT_PERMITTED -> "violation";
                    case MALFORMED -> "malformed";
                    case UNSUPPORTED -> "unsupported";
                };
        return new Judgement(constraints, standardValidator(peerFirst, at));
    }

    /** The JDK's verdict on signatures, times, basic constraints and key usage; what it says of names does not count. */
    private static String standardValidator(List<CertificateContents> peerFirst, Instant at) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> path = new ArrayList<>();
            for (CertificateContents certificate : peerFirst) {
                path.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(certificate.der())));
            }
            X509Certificate anchor = path.remove(path.size() - 1);
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            if (Date.from(at).after(anchor.getNotAfter())) {
                return "the trusted certificate has expired";
            }
            CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(path), parameters);
            return OK;
        } catch (CertPathValidatorException e) {
            return e.getReason() == PKIXReason.INVALID_NAME ? OK : String.valueOf(e.getMessage());
        } catch (Exception e) { // the JDK throws unchecked exceptions, too, on constraints that it cannot read
            return "not judged: " + e;
        }
    }

    private static String name(JsonNode expected, CertificateContents peer) {
        String value = expected.path("value").asString("");
        if (value.isEmpty()) {
            return "none";
        }
        boolean match =
                switch (expected.path("kind").asString("")) {
                    case "DNS" -> peer.names().stream().anyMatch(name -> matchesHost(name, value));
                    case "IP" -> peer.names().contains(
                            new PresentedName.Ip(IpAddress.parse(value).orElseThrow()));
                    case "RFC822" -> peer.names().contains(new PresentedName.Email(value));
                    default -> false;
                };
        return match ? OK : "mismatch";
    }

    /** RFC 6125: equal without regard to case, or a wildcard in place of the whole first label. */
    private static boolean matchesHost(PresentedName name, String host) {
        if (!(name instanceof PresentedName.Dns dns)) {
            return false;
        }
        String presented = dns.value().toLowerCase(Locale.ROOT);
        String wanted = host.toLowerCase(Locale.ROOT);
        int dot = wanted.indexOf('.');
        return presented.equals(wanted)
                || dot > 0 && presented.startsWith("*.") && presented.substring(1).equals(wanted.substring(dot));
    }
}
