package io.github.pcaconstrain.cli.input;

import static io.github.pcaconstrain.cli.audit.AuditWorld.pem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that take certificates or constraints find the same in a file, whatever its form. */
class GivenInputTest {
    private static final String BASE64 = "MBGgDzANggtleGFtcGxlLmNvbQ==";
    private static final X509Certificate CONSTRAINED = TestCertificates.ca("Constrained")
            .constraints(Base64.getDecoder().decode(BASE64))
            .build();
    private static final X509Certificate FREE = TestCertificates.ca("Free").build();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Cli cli = new Cli(Path.of(""));

    @BeforeEach
    void writePolicy() {
        cli = new Cli(folder).write("policy.yaml", "permitted: {dns: [example.com]}");
    }

    private void write(String form) throws Exception {
        byte[] content = switch (form) {
            case "certificate" -> pem(CONSTRAINED).getBytes(StandardCharsets.US_ASCII);
            case "certificate in DER" -> CONSTRAINED.getEncoded();
            case "certificate in base64" -> Base64.getEncoder().encode(CONSTRAINED.getEncoded());
            case "policy" -> cli.run("decode", BASE64).octets();
            default -> cli.run("encode", "-p", "example.com", "--as", form).octets();
        };
        Files.write(folder.resolve("in"), content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "policy",
                "passthrough",
                "der",
                "base64",
                "pem",
                "openssl",
                "terraform",
                "cloudformation",
                "certificate",
                "certificate in DER",
                "certificate in base64"
            })
    void everyFormOfConstraintsMeansTheSameToEveryCommand(String form) throws Exception {
        write(form);

        assertThat(cli.run("decode", "./in").out())
                .isEqualTo(cli.run("decode", BASE64).out());
        assertThat(cli.run("diff", "./policy.yaml", "./in").exitCode()).isZero();
        assertThat(cli.run("diff", "--bytes", BASE64, "./in").exitCode()).isZero();
        assertThat(cli.run("lint", "--fail-on", "error", "./in").err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PEM", "DER", "base64"})
    void aCertificateWithoutConstraintsIsOneInEveryForm(String form) throws Exception {
        byte[] der = FREE.getEncoded();
        Files.write(
                folder.resolve("in"),
                form.equals("DER")
                        ? der
                        : form.equals("PEM")
                                ? pem(FREE).getBytes(StandardCharsets.US_ASCII)
                                : Base64.getEncoder().encode(der));

        assertThat(cli.run("decode", "./in").err())
                .contains("./in: the certificate of CN=Free has no name constraints");
        assertThat(cli.run("diff", "./policy.yaml", "./in").exitCode()).isEqualTo(1);
        assertThat(cli.run("lint", "--json", "./in").out()).contains("CN=Free");
    }

    @Test
    void constraintsBesideACertificateAreNotLeftOut() {
        String constraints =
                cli.run("encode", "-q", "-p", "ip:10.0.0.0/8", "--as", "pem").out();
        cli.write("both.pem", pem(FREE) + constraints);

        for (Outcome outcome : new Outcome[] {
            cli.run("decode", "./both.pem"), cli.run("diff", "./policy.yaml", "./both.pem"),
        }) {
            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err()).contains("./both.pem: it holds 2 certificates and sets of constraints");
        }
        assertThat(cli.run("lint", "--json", "./both.pem").out())
                .contains("CN=Free")
                .contains("\"./both.pem\"");
    }

    @ParameterizedTest
    @CsvSource({
        "decode, the argument: ",
        "diff, the argument: ",
        "lint, MBGgDzANggtleGFtcGxlLmNvbXX=: there is no such file",
    })
    void base64ItselfIsTheArgument(String command, String error) {
        String broken = "MBGgDzANggtleGFtcGxlLmNvbXX=";
        Outcome outcome = command.equals("diff") ? cli.run(command, broken, "./policy.yaml") : cli.run(command, broken);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("pca-constrain: " + error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"decode", "diff", "lint"})
    void anEmptyFileIsCalledSo(String command) {
        cli.write("empty", "");
        Outcome outcome =
                command.equals("diff") ? cli.run(command, "./empty", "./policy.yaml") : cli.run(command, "./empty");

        assertThat(outcome.err()).startsWith("pca-constrain: ./empty: it is empty\n");
    }
}
