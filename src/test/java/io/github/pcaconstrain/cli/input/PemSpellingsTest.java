package io.github.pcaconstrain.cli.input;

import static io.github.pcaconstrain.cli.SampleCertificates.LEAF;
import static io.github.pcaconstrain.cli.SampleCertificates.LOWER;
import static io.github.pcaconstrain.cli.SampleCertificates.ROOT;
import static io.github.pcaconstrain.cli.SampleCertificates.UPPER;
import static io.github.pcaconstrain.cli.SampleCertificates.pem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.pem.Spelling;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file holds does not depend on the command that reads it. */
class PemSpellingsTest {
    private static final String AT = "--at=2026-06-01";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    static Stream<Spelling> spellings() {
        int lines = (int) pem(LOWER).lines().count();
        return Stream.concat(Spelling.all(lines).stream(), Spelling.fewJoined(lines).stream());
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void everyCommandReadsBothCertificatesOrNamesTheLine(Spelling spelling) {
        Cli cli = new Cli(folder).write("root.pem", pem(ROOT)).write("leaf.pem", pem(LEAF));
        cli.write("two.pem", spelling.of(pem(LOWER), pem(UPPER)));
        boolean read = spelling.line() == 0;
        String place = "./two.pem:" + spelling.line() + ": ";

        List<Outcome> outcomes = new ArrayList<>();
        // www.example.com is permitted by the upper one alone.
        outcomes.add(cli.run("check", "--cert", "./two.pem", "www.example.com"));
        outcomes.add(cli.run("decode", "./two.pem"));
        outcomes.add(cli.run("diff", "./two.pem", "./root.pem"));
        outcomes.add(cli.run("lint", "--fail-on=info", "./two.pem"));
        outcomes.add(
                cli.run("verify", AT, "--witness=none", "./leaf.pem", "--chain", "./two.pem", "--trust", "./root.pem"));
        outcomes.add(
                cli.run("verify", AT, "--witness=none", "./leaf.pem", "--chain", "./two.pem", "--trust", "./two.pem"));
        outcomes.add(cli.run("verify", AT, "--witness=none", "./two.pem", "--trust", "./root.pem"));
        for (Outcome outcome : outcomes) {
            assertThat(outcome.err().contains(place)).as(outcome.err()).isEqualTo(!read);
            assertThat(outcome.exitCode()).as(outcome.err()).matches(code -> read || code == 2);
        }
        if (read) {
            assertThat(outcomes.get(0).exitCode()).as(outcomes.get(0).out()).isEqualTo(1);
            assertThat(outcomes.get(1).err()).contains("it holds 2 certificates");
            assertThat(outcomes.get(2).err()).contains("it holds 2 certificates");
            assertThat(outcomes.get(3).out()).contains("CN=Lower").contains("CN=Upper");
            assertThat(outcomes.get(4).exitCode()).as(outcomes.get(4).out()).isZero();
        }
        Outcome audited = cli.run("audit", AT, "./two.pem");
        assertThat(audited.exitCode() == 2).as(audited.out() + audited.err()).isEqualTo(!read);
        assertThat(audited.out()).contains(read ? "2 certificates read, 2 CAs" : "line " + spelling.line() + ": ");
        Outcome impact = cli.run("impact", "-p", "example.com", "./two.pem");
        assertThat(impact.err() + impact.out()).contains(read ? "2 " : place);
    }

    /** A few of them, since each of these commands starts a sandbox. */
    @Test
    void certificatesToInstallAndRequestsAreReadLikewise() {
        Cli cli = new Cli(folder).write("root.pem", pem(ROOT));
        List<String> few = List.of("glued", "UTF-16, little end first", "----BEGIN CERTIFICATE----");
        for (Spelling spelling :
                spellings().filter(one -> few.contains(one.name())).toList()) {
            cli.write("two.pem", spelling.of(pem(LOWER), pem(UPPER)));
            String place = "./two.pem:" + spelling.line() + ": ";
            Outcome csr = cli.run("issue", "--sandbox=./state", "--csr", "./two.pem", "-p", "example.com", "--dry-run");
            assertThat(csr.exitCode()).isEqualTo(2);
            assertThat(csr.err()).contains(spelling.line() == 0 ? "it holds no CSR" : place);
            Outcome one = install(cli, "./two.pem", "./root.pem");
            assertThat(one.exitCode()).isEqualTo(2);
            assertThat(one.err()).contains(spelling.line() == 0 ? "it holds 2 certificates" : place);
            assertThat(install(cli, "./root.pem", "./two.pem").err().contains(place))
                    .isEqualTo(spelling.line() > 0);
        }
    }

    private static Outcome install(Cli cli, String certificate, String chain) {
        return cli.run("install", "--sandbox=./state", "--cert", certificate, "--chain", chain, "--dry-run");
    }

    @Test
    void oneOfTwoIsStillJudgedByAnAudit() {
        Cli cli = new Cli(folder).write("two.pem", pem(UPPER) + pem(LOWER).replace("-----BEGIN", "----BEGIN"));
        assertThat(cli.run("audit", AT, "./two.pem").out())
                .contains("(CN=Upper)")
                .contains("1 could not be read");
    }

    @Test
    void trustSettingsAreToldOfAndNotApplied() {
        byte[] der = LOWER.der();
        byte[] trusted = java.util.Arrays.copyOf(der, der.length + 12);
        System.arraycopy(java.util.HexFormat.of().parseHex("300a300806062a0304050607"), 0, trusted, der.length, 12);
        Cli cli = new Cli(folder).write("trusted.pem", "\n" + pem("TRUSTED CERTIFICATE", trusted));

        String told = "./trusted.pem:2: this certificate's OpenSSL trust settings are not applied";
        Outcome decoded = cli.run("decode", "./trusted.pem");
        assertThat(decoded.exitCode()).isZero();
        assertThat(decoded.err()).contains(told);
        assertThat(cli.run("check", "--cert", "./trusted.pem", "www.dev.example.com")
                        .err())
                .contains(told);
        assertThat(cli.run("lint", "./trusted.pem").err()).contains(told);
        assertThat(cli.run("impact", "-p", "example.com", "./trusted.pem").err())
                .contains(told);
        assertThat(cli.run("audit", AT, "./trusted.pem").out())
                .contains("trust-settings-ignored")
                .contains("line 2");
    }

    @Test
    void policiesMayBeInUtf16() {
        byte[] policy = "\ufeffpermitted:\n  dns: [example.com]\n".getBytes(StandardCharsets.UTF_16LE);
        Cli cli = new Cli(folder).write("policy.yaml", policy);
        assertThat(cli.run("encode", "--as=base64", "--policy", "./policy.yaml").out())
                .isEqualTo(cli.run("encode", "--as=base64", "-p", "example.com").out());
    }

    @Test
    void constraintsInPemAreReadInEverySpelling() {
        Cli cli = new Cli(folder);
        String constraints = cli.run("encode", "--as=pem", "-p", "example.com").out();
        for (String text :
                List.of(constraints, "\ufeff" + constraints, constraints.replace("\n", "\r\n"), "x " + constraints)) {
            cli.write("nc.pem", text);
            assertThat(cli.run("decode", "./nc.pem").out()).contains("example.com");
            assertThat(cli.run("lint", "./nc.pem").exitCode()).isZero();
            assertThat(cli.run("diff", "./nc.pem", "./nc.pem").exitCode()).isZero();
        }
        cli.write("nc.pem", constraints + constraints);
        assertThat(cli.run("decode", "./nc.pem").exitCode()).isEqualTo(2);
        cli.write("nc.pem", constraints + pem(LOWER));
        assertThat(cli.run("decode", "./nc.pem").exitCode()).isEqualTo(2);
    }
}
