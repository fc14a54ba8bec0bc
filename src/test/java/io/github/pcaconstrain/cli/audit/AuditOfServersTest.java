package io.github.pcaconstrain.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ShellWords;
import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.TlsServer;
import io.github.pcaconstrain.cli.TlsServer.Speech;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * TLS servers as sources: {@code audit}, {@code verify} and {@code impact} take what they send and trust none of it.
 */
class AuditOfServersTest {
    private static final KeyPair KEYS = TestCertificates.generate();
    private static final KeyPair CA_KEYS = TestCertificates.generate();
    private static final X509Certificate ROOT =
            TestCertificates.ca("Server Root").keys(CA_KEYS, CA_KEYS).build();
    private static final X509Certificate CA = TestCertificates.ca("Server CA")
            .keys(CA_KEYS, CA_KEYS)
            .issuer(ROOT)
            .constraints(FleetWorld.constraints("example.com"))
            .build();
    private static final X509Certificate LEAF = TestCertificates.leaf()
            .keys(KEYS, CA_KEYS)
            .issuer(CA)
            .names(new GeneralName(GeneralName.dNSName, "www.example.org"))
            .build();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"TLS", "SMTP", "IMAP", "LDAP", "ACTIVE_DIRECTORY"})
    void theChainIsAudited(Speech speech) {
        try (TlsServer server = new TlsServer(speech, KEYS, LEAF, CA)) {
            new Cli(folder).write("root.pem", AuditWorld.pem(ROOT));
            Outcome outcome = new AuditWorld(folder).run(server.name(), "./root.pem");

            assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(1);
            assertThat(outcome.out())
                    .contains("constraint-violated")
                    .contains(server.name() + " #1")
                    .contains("3 certificates read, 2 CAs among them; 0 could not be read");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SILENT,   it did not answer within 1 s",
        "BABBLING, the service on this port does not speak TLS",
        "REFUSING, the server answered '502 not here' instead of 220",
        "ENDLESS,  the server's answer has too many lines",
    })
    void aServerThatSendsNoCertificateIsUnreadable(Speech speech, String why) {
        try (TlsServer server = new TlsServer(speech, KEYS, LEAF, CA)) {
            Outcome outcome = new AuditWorld(folder).run(server.name(), "--timeout", "1s");

            assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(2);
            assertThat(outcome.out())
                    .contains("unreadable  " + server.name())
                    .contains(why)
                    .contains("0 certificates read, 0 CAs among them; 1 could not be read");
            assertThat(new AuditWorld(folder)
                            .run(server.name(), "--timeout", "1s", "--keep-going")
                            .exitCode())
                    .isZero();
        }
    }

    @Test
    void verifyTakesTheServersCertificateAndChain() {
        new Cli(folder).write("root.pem", AuditWorld.pem(ROOT));
        try (TlsServer server = new TlsServer(Speech.TLS, KEYS, LEAF, CA)) {
            Outcome outcome = new Cli(folder)
                    .run("verify", server.name(), "--trust", "./root.pem", "--at", "2026-06-01", "--witness", "none");

            assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(1);
            assertThat(outcome.out()).contains("www.example.org").contains("CN=Server CA");
        }
        try (TlsServer server = new TlsServer(Speech.SILENT, KEYS, LEAF, CA)) {
            Outcome outcome = new Cli(folder).run("verify", server.name(), "--trust", "./root.pem", "--timeout", "1s");

            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err())
                    .isEqualTo("pca-constrain: " + server.name() + ": it did not answer within 1 s\n"
                            + "hint: check the host and the port, or allow more time with --timeout\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "''                    , failed",
        "--name www.example.org, passed",
        "--name 127.0.0.1      , failed",
        "--no-name             , ''",
    })
    void verifyLooksAtTheHostOfTheServer(String options, String verdict) {
        new Cli(folder).write("root.pem", AuditWorld.pem(ROOT));
        try (TlsServer server = new TlsServer(Speech.TLS, KEYS, LEAF, CA)) {
            List<String> command = new ArrayList<>(List.of("verify", server.name(), "--trust", "./root.pem"));
            command.addAll(List.of("--at", "2026-06-01", "--witness", "none"));
            command.addAll(ShellWords.of(options));

            String name = new Cli(folder)
                    .run(command)
                    .out()
                    .lines()
                    .filter(line -> line.startsWith("name "))
                    .findFirst()
                    .orElse("");

            assertThat(name.isEmpty()).isEqualTo(verdict.isEmpty());
            assertThat(name).contains(verdict);
        }
    }

    @Test
    void whatIsUnreadableIsToldWithWhatToDo() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (TlsServer server = new TlsServer(Speech.BABBLING, KEYS, LEAF, CA)) {
            assertThat(new AuditWorld(folder).run(server.name()).out())
                    .contains("fix: check the port; for STARTTLS write");
        }
        assertThat(new AuditWorld(folder).run("127.0.0.1:" + free).out())
                .contains("fix: check the host, the port and that the server is running")
                .doesNotContain("repair");
        assertThat(new AuditWorld(folder).run("nobody.invalid:443").out())
                .contains("fix: check the host name")
                .doesNotContain("repair");
    }

    @Test
    void impactTakesTheServersCertificate() {
        try (TlsServer server = new TlsServer(Speech.SMTP, KEYS, LEAF, CA)) {
            Outcome outcome =
                    new Cli(folder).run("impact", "-p", "example.com", "--at", "2026-06-01T00:00:00Z", server.name());

            assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
            assertThat(outcome.out()).contains("in " + server.name()).contains("not permitted dns:www.example.org");
        }
    }
}
