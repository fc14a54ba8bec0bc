package io.github.pcaconstrain.cli.audit;

import static io.github.pcaconstrain.cli.audit.AuditWorld.pem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A form that the CAs above close is not left open by a CA that does not speak of it. */
@SuppressWarnings("NullAway.Init")
class AuditOpenFormsTest {
    @TempDir
    Path folder;

    private final KeyPair keys = TestCertificates.generate();

    private X509Certificate ca(String name, X509Certificate issuer, String... permitted) {
        return TestCertificates.ca(name)
                .issuer(issuer)
                .keys(keys, keys)
                .constraints(FleetWorld.constraints(permitted))
                .build();
    }

    private List<String> open(X509Certificate... bundle) {
        Outcome outcome = new Cli(folder)
                .write("in.pem", pem(bundle))
                .run(
                        "audit",
                        "--at",
                        "2026-06-01",
                        "--json",
                        "--only",
                        "form-left-open,directory-name-open",
                        "./in.pem");
        return JsonMapper.shared()
                .readTree(outcome.out())
                .get("findings")
                .valueStream()
                .map(finding -> finding.get("subject").asString() + " "
                        + finding.get("code").asString() + last(finding))
                .toList();
    }

    private static String last(JsonNode finding) {
        String message = finding.get("message").asString();
        return (message.contains("URI") || message.contains("uniformResource") ? " URI" : "")
                + (message.contains("IP") || message.contains("iPAddress") ? " IP" : "");
    }

    @Test
    void whatTheIssuerClosesIsClosedBelow() {
        X509Certificate root = TestCertificates.ca("Root").keys(keys, keys).build();
        X509Certificate policy = ca("Policy", root, "example.com", "email:invalid", "ip:192.0.2.0/32", "dn:O=Acme");
        X509Certificate issuing = ca("Issuing", policy, "a.example.com");

        assertThat(open(root, policy, issuing))
                .containsExactly("CN=Policy form-left-open URI", "CN=Issuing form-left-open URI");
        assertThat(open(issuing, root)).contains("CN=Issuing form-left-open URI IP", "CN=Issuing directory-name-open");
    }

    /** A second issuer without the constraints opens it again. */
    @Test
    void onlyWhatEveryPathClosesIsClosed() {
        X509Certificate root = TestCertificates.ca("Root").keys(keys, keys).build();
        X509Certificate closed = ca("Policy", root, "example.com", "ip:192.0.2.0/32");
        X509Certificate open = ca("Policy", root, "example.com");
        X509Certificate issuing = ca("Issuing", closed, "a.example.com");

        assertThat(open(root, closed, open, issuing)).contains("CN=Issuing form-left-open URI IP");
    }
}
