package io.github.pcaconstrain.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.StartedTool;
import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.OpenSslServer;
import io.github.pcaconstrain.encoding.RawNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that the JDK's TLS, left to itself, does not get a certificate from. */
class AuditOfUnusualServersTest {
    private static final KeyPair KEYS = TestCertificates.generate();
    private static final KeyPair CA_KEYS = TestCertificates.generate();
    private static final X509Certificate ROOT =
            TestCertificates.ca("Server Root").keys(CA_KEYS, CA_KEYS).build();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void needsOpenSsl() {
        NeededTools.need("openssl");
        new Cli(folder).write("root.pem", AuditWorld.pem(ROOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_3", "-tls1_2"})
    void aCaThatTheJdkRefusesTakesNoOtherWithIt(String version) {
        TestCertificates ca = TestCertificates.ca("AD CS CA")
                .keys(CA_KEYS, CA_KEYS)
                .issuer(ROOT)
                .constraints(RawNames.extension("permit example.com; exclude ip:#"));
        String leaf = AuditWorld.pem(leaf("AD CS CA"));
        String adCs = AuditWorld.pem(ca.der());
        new Cli(folder).write("chain.pem", leaf + adCs + AuditWorld.pem(ROOT));
        try (OpenSslServer server = new OpenSslServer(folder, KEYS.getPrivate(), leaf, adCs, version)) {
            Outcome fromServer = new AuditWorld(folder).run(server.name(), "./root.pem", "--json");
            Outcome fromFile = new AuditWorld(folder).run("./chain.pem", "--json");

            assertThat(AuditWorld.codes(fromServer)).contains("ip-length").isEqualTo(AuditWorld.codes(fromFile));
            assertThat(fromServer.out()).contains("\"certificates\": 3").contains("\"unreadable\": 0");
            assertThat(verify(server.name()).exitCode())
                    .isEqualTo(verify("./chain.pem").exitCode())
                    .isEqualTo(1);
        }
    }

    /** In a process of its own, since the JDK reads its limits once. */
    @ParameterizedTest
    @ValueSource(strings = {"-tls1_3", "-tls1_2"})
    void longChainsAndManyAcceptableIssuersAreRead(String version) throws Exception {
        StringBuilder cas = new StringBuilder();
        X509Certificate issuer = ROOT;
        for (int i = 0; i < 12; i++) {
            issuer = TestCertificates.ca("CA" + i)
                    .keys(CA_KEYS, CA_KEYS)
                    .issuer(issuer)
                    .build();
            cas.insert(0, AuditWorld.pem(issuer));
        }
        StringBuilder acceptable = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            acceptable.append(AuditWorld.pem(TestCertificates.ca("An acceptable issuer of clients with the number " + i)
                    .der()));
        }
        new Cli(folder).write("acceptable.pem", acceptable.toString());
        String leaf = AuditWorld.pem(leaf("CA11"));
        String[] options = {version, "-Verify", "1", "-CAfile", "acceptable.pem"};
        try (OpenSslServer server = new OpenSslServer(folder, KEYS.getPrivate(), leaf, cas.toString(), options)) {
            assertThat(process("-ea", "audit", server.name(), "--json", "--at", "2026-06-01"))
                    .contains("\"certificates\": 13")
                    .contains("\"unreadable\": 0");
        }
    }

    @Test
    void aServerThatSpeaksOnlyAnOldVersionIsReportedAsSuch() {
        String leaf = AuditWorld.pem(leaf("Server Root"));
        String[] old = {"-tls1", "-cipher", "ALL:@SECLEVEL=0"};
        try (OpenSslServer server = new OpenSslServer(folder, KEYS.getPrivate(), leaf, AuditWorld.pem(ROOT), old)) {
            assertThat(new AuditWorld(folder).run(server.name()).out()).contains("it speaks only TLS 1.0");
            assertThat(verify(server.name()).err()).contains("it speaks only TLS 1.0");
        }
    }

    /** In a process of its own, since the JDK reads where hosts are once. */
    @Test
    void serversAreFoundAndAskedForByUnusualNames() throws Exception {
        Path hosts = folder.resolve("hosts");
        new Cli(folder).write("hosts", "127.0.0.1 my_host.example dot.example xn--bcher-kva.example\n");
        String leaf = AuditWorld.pem(leaf("Server Root"));
        String[] strict = {
            "-servername", "my_host.example", "-servername_fatal", "-cert2", "server.pem", "-key2", "server.key"
        };
        try (OpenSslServer any = new OpenSslServer(folder, KEYS.getPrivate(), leaf, AuditWorld.pem(ROOT));
                OpenSslServer one = new OpenSslServer(folder, KEYS.getPrivate(), leaf, AuditWorld.pem(ROOT), strict)) {
            assertThat(process(
                            "-Djdk.net.hosts.file=" + hosts,
                            "audit",
                            "my_host.example:" + one.port(),
                            "dot.example.:" + any.port(),
                            "xn--bcher-kva.example:" + any.port(),
                            "--timeout",
                            "30s",
                            "--json"))
                    .contains("\"unreadable\": 0");
        }
    }

    private Outcome verify(String leaf) {
        return new Cli(folder).run("verify", leaf, "--trust", "./root.pem", "--at", "2026-06-01", "--witness", "none");
    }

    private static X509Certificate leaf(String issuer) {
        return TestCertificates.leaf()
                .keys(KEYS, CA_KEYS)
                .issuer(TestCertificates.ca(issuer).keys(CA_KEYS, CA_KEYS).build())
                .names(new GeneralName(GeneralName.dNSName, "www.example.com"))
                .build();
    }

    private String process(String option, String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(StartedTool.command(List.of(option), arguments))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
