package io.github.pcaconstrain.cli.encode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.Programs;
import io.github.pcaconstrain.ShellWords;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * OpenSSL as a witness: it makes the same bytes from the configuration that we write, and we read the configurations and
 * certificates of its users. Left out where there is no openssl, but never in continuous integration.
 */
class OpenSslTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @BeforeAll
    static void makeKey() {
        NeededTools.need("openssl");
        openssl("ecparam -name prime256v1 -genkey -noout -out key.pem");
        openssl("req -new -key key.pem -subj /CN=Subordinate -out ca.csr");
    }

    static List<String> policies() {
        return Policies.all();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void opensslMakesTheSameExtension(String policy) throws IOException {
        Extension extension = extension(certificate(encode(policy, "openssl")));

        assertThat(extension.getExtnValue().getOctets())
                .isEqualTo(encode(policy, "der").octets());
        assertThat(extension.isCritical()).isEqualTo(!policy.contains("'critical': false"));
    }

    @Test
    void theCommandInTheConfigurationMakesACertificate() throws IOException {
        Outcome config = encode("{'permitted': ['dns:example.com']}", "openssl");
        Cli cli = new Cli(folder).write("this.cnf", config.octets());
        openssl("req -x509 -key key.pem -subj /CN=Parent -days 3650 -out parent.pem");
        Files.copy(folder.resolve("key.pem"), folder.resolve("parent.key"));
        String command = config.out().lines().findFirst().orElseThrow().substring("# openssl ".length());

        openssl(command + " -CAcreateserial -out issued.pem");

        assertThat(cli.run("check", "--cert", "./issued.pem", "www.example.com").exitCode())
                .isZero();
        assertThat(cli.run("check", "--cert", "./issued.pem", "www.example.org").exitCode())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nameConstraints = critical, permitted;DNS:example.com, excluded;DNS:legacy.example.com",
                "nameConstraints=permitted;email:.example.com,permitted;IP:10.0.0.0/255.0.0.0",
                "nameConstraints = permitted;URI:.example.com",
                "nameConstraints = permitted;IP:2001:db8:0:0:0:0:0:0/ffff:ffff:0:0:0:0:0:0",
                "nameConstraints = critical, @n\n[n]\npermitted;DNS.a = a.test # ours\nexcluded;IP.0 = 0.0.0.0/0.0.0.0",
                "nameConstraints = @nc\n[other]\npermitted;DNS = example.org\n[nc]\npermitted;DNS = example.com",
                "nameConstraints = critical, DER:3011A00F300D820B6578616D706C652E636F6D"
            })
    void weReadConfigurationsAsOpensslDoes(String config) throws IOException {
        Cli cli = new Cli(folder).write("hand.cnf", config + "\n");
        cli.write("made.der", certificate(config.getBytes(StandardCharsets.UTF_8)));

        Outcome fromConfig = cli.run("decode", "./hand.cnf");
        Outcome fromCertificate = cli.run("decode", "./made.der");

        assertThat(fromConfig.exitCode()).as(fromConfig.err()).isZero();
        assertThat(fromConfig.out()).isEqualTo(fromCertificate.out());
    }

    @Test
    void weReadDirectoryNamesThatOpensslMade() throws IOException {
        String config = """
            nameConstraints = critical, @nc
            [nc]
            permitted;dirName.0 = dn
            permitted;email.0 = user@example.com
            excluded;DNS.0 = .example.org
            [dn]
            C = US
            O = Acme, Inc.
            """;
        Cli cli = new Cli(folder).write("made.der", certificate(config.getBytes(StandardCharsets.UTF_8)));

        assertThat(cli.run("decode", "./made.der").out()).isEqualTo("""
            permitted:
              directoryName:
                - "O=Acme\\\\, Inc.,C=US"
              email:
                - "user@example.com"
            excluded:
              dns:
                - ".example.org"
            critical: true
            """);
    }

    private static Outcome encode(String policy, String form) {
        Outcome outcome = new Cli(folder)
                .input(Policies.json(policy))
                .run("encode", "--policy", "-", "--profile", "rfc5280", "--as", form);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome;
    }

    private static byte[] certificate(Outcome config) throws IOException {
        return certificate(config.octets());
    }

    private static byte[] certificate(byte[] config) throws IOException {
        new Cli(folder).write("this.cnf", config);
        openssl("x509 -req -in ca.csr -signkey key.pem -days 1 -extfile this.cnf -outform DER -out made.crt");
        return Files.readAllBytes(folder.resolve("made.crt"));
    }

    private static Extension extension(byte[] certificate) throws IOException {
        try (InputStream in = new ByteArrayInputStream(certificate)) {
            return Certificate.getInstance(in.readAllBytes())
                    .getTBSCertificate()
                    .getExtensions()
                    .getExtension(Extension.nameConstraints);
        }
    }

    private static void openssl(String args) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(ShellWords.of(args));
        Outcome outcome = Programs.run(folder, InputStream.nullInputStream(), command);
        assertThat(outcome.exitCode()).as(args + "\n" + outcome.err()).isZero();
    }
}
