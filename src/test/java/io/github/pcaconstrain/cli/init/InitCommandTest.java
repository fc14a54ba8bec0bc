package io.github.pcaconstrain.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.Golden;
import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.SampleCertificates;
import io.github.pcaconstrain.cli.TerminalRun;
import io.github.pcaconstrain.cli.TerminalRun.Outcome;
import io.github.pcaconstrain.cli.apply.ApplyWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code init} asks, and writes a policy that other commands read as it is. */
@SuppressWarnings("NullAway.Init")
class InitCommandTest {
    @TempDir
    Path folder;

    private Outcome init(String input, String... more) {
        return TerminalRun.dumb().run(input, command(more));
    }

    private List<String> command(String... more) {
        return Stream.concat(Stream.of("init", "-o", file()), Stream.of(more)).toList();
    }

    private String file() {
        return folder.resolve("policy.yaml").toString();
    }

    private String written() throws IOException {
        return Files.readString(folder.resolve("policy.yaml"));
    }

    @Test
    void everyAnswerIsInTheFileAndExplained() throws IOException {
        Outcome outcome = init("""
            api.dev.example.com, test.example.com
            10.20.0.0/16, fd12:3456:789a::/48
            dev.example.com

            prod.api.dev.example.com, ip:10.20.255.0/24
            y
            """);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).isEmpty();
        Golden.compare(Golden.file("init/policy.yaml"), written());
        Golden.compare(Golden.file("init/asked.txt"), outcome.err().replace(folder.toString(), "FOLDER"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        dev.example.com;;;;;n       | -p dev.example.com
        dev.example.com;;;;;Y       | -p dev.example.com,ip:192.0.2.0/32,ip:100::/128,email:invalid,uri:invalid
        a.example, b.example,;;;;;  | -p a.example,b.example,ip:192.0.2.0/32,ip:100::/128,email:invalid,uri:invalid
        ;;;;dev.example.com;        | -e dev.example.com
        ;;;api.example.com;;        | -p uri:api.example.com,dns:invalid,ip:192.0.2.0/32,ip:100::/128,email:invalid
        ;IP: 10.0.0.0/8;;;;         | -p ip:10.0.0.0/8,dns:invalid,email:invalid,uri:invalid
        ;;.example.com;;b.example;n | -p email:.example.com -e b.example
        """)
    void theFileMeansWhatWasTyped(String answers, String options) {
        Outcome outcome = init(answers.replace(';', '\n') + "\n");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();

        Cli cli = new Cli(folder);
        cli.write(
                "options.der",
                cli.run(("encode -q --as der " + options).split(" ", -1)).octets());
        assertThat(cli.run("diff", "./policy.yaml", "./options.der").out())
                .isEqualTo("equivalent: both allow exactly the same names\nidentical encoding\n");
    }

    /** Each command reads the file, and finds in it what the same options would say. */
    @Test
    void encodeCheckAndApplyReadTheFile() throws IOException {
        init("dev.example.com\n10.20.0.0/16\n\n\nprod.dev.example.com\n\n");
        Cli cli = new Cli(folder);

        assertThat(cli.run("encode", "--policy", "./policy.yaml").out())
                .isEqualTo(cli.run(
                                "encode",
                                "-p",
                                "dev.example.com,ip:10.20.0.0/16,email:invalid,uri:invalid",
                                "-e",
                                "prod.dev.example.com")
                        .out());
        assertThat(cli.run("lint", "--policy", "./policy.yaml", "--lint-profile", "pca")
                        .exitCode())
                .isZero();
        assertThat(cli.run("check", "--policy", "./policy.yaml", "a.dev.example.com", "email:a@b.example")
                        .exitCode())
                .isEqualTo(1);
        try (ApplyWorld world = new ApplyWorld()) {
            Cli.Outcome plan =
                    world.run(folder, "apply", "--parent", world.root, "--policy", "./policy.yaml", "--dry-run");
            assertThat(plan.exitCode()).as(plan.err()).isZero();
        }
    }

    @Test
    void findingsAreShownAndErrorsAskAgain() {
        Outcome outcome = init("""
            *.dev.example.com
            10.0.0.1
            com, dev.example.com, a.dev.example.com
            10.20.0.1/16
            dns:x.example
            10.20.0.0/16


            prod.dev.example.com
            n
            """);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err())
                .contains("DNS names:   constraint 'dns:*.dev.example.com': ")
                .contains("DNS names:   constraint '10.0.0.1': it is an IP address")
                .contains("permitted dns:a.dev.example.com: ")
                .contains("Networks:   constraint 'ip:10.20.0.1/16': ")
                .contains("Networks:   constraint 'ip:dns:x.example': ")
                .contains("Exclude:   excluded dns:prod.dev.example.com: most verifiers");
    }

    @Test
    void aPolicyThatLimitsNothingIsRefused() {
        Outcome outcome = init("\n\n\n\n\n");

        assertThat(outcome.exitCode()).isEqualTo(130);
        assertThat(outcome.err()).contains("nothing is limited yet");
        assertThat(folder.resolve("policy.yaml")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dev.example.com\n", "dev.example.com\n\n\n\n\nmaybe\n"})
    void ctrlDWritesNothing(String input) {
        Outcome outcome = init(input);

        assertThat(outcome.exitCode()).isEqualTo(130);
        assertThat(outcome.lastLine()).isEqualTo("Cancelled. Nothing was changed.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileIsOnlyReplacedOnDemand() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), "mine");

        Outcome refused = init("dev.example.com\n\n\n\n\n\n");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).doesNotContain("DNS names").contains("--force");
        assertThat(written()).isEqualTo("mine");

        assertThat(init("dev.example.com\n\n\n\n\n\n", "--force").exitCode()).isZero();
        assertThat(written()).contains("dev.example.com");
    }

    @Test
    void theFileCanBeStandardOutput() {
        Outcome outcome = TerminalRun.dumb().run("dev.example.com\n\n\n\n\nn\n", List.of("init", "-o", "-"));

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).startsWith("# Name constraints").endsWith("critical: true\n");
    }

    /** Twelve hosts below one domain, and a stray. */
    private void writeCertificates() {
        List<TestCertificates> certificates = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            certificates.add(leaf(10 + i, new GeneralName(GeneralName.dNSName, "h" + i + ".dev.example.com")));
        }
        certificates.add(leaf(30, new GeneralName(GeneralName.dNSName, "www.partner.net")));
        write("certs/all.pem", certificates);
    }

    private static TestCertificates leaf(long serial, GeneralName name) {
        return TestCertificates.leaf()
                .subject(new X500Name("O=Acme,CN=" + serial))
                .serial(serial)
                .names(name);
    }

    private void write(String name, List<TestCertificates> certificates) {
        new Cli(folder).write(name, SampleCertificates.pem(certificates.toArray(TestCertificates[]::new)));
    }

    private String certificates() {
        return folder.resolve("certs").toString();
    }

    private int checked(String name) {
        return new Cli(folder).run("check", "--policy", "./policy.yaml", name).exitCode();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSuggestionIsTakenAsItIs(boolean isArgument) throws IOException {
        writeCertificates();

        Outcome outcome = isArgument ? init("y\nn\n", certificates()) : init(certificates() + "\ny\nn\n");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err())
                .contains("dns:dev.example.com", "2 entries cover 12 of 13 certificates (92.3%); 1 is left out\n")
                .contains("left out: foreign-domain: ", "Use this policy? [Y/n/e]: ")
                .contains("Next: pca-constrain apply --policy ");
        assertThat(written())
                .startsWith("# Suggested by pca-constrain init as of ")
                .contains("- \"dev.example.com\" # 12 certificates, newest 2026-01-01\n")
                .contains("#   foreign-domain: ");
        assertThat(checked("h1.dev.example.com")).isZero();
        assertThat(checked("www.partner.net")).isEqualTo(1);
        assertThat(checked("email:anybody@else.example")).isZero();
    }

    @Test
    void aSuggestionIsClosedOnRequest() throws IOException {
        writeCertificates();

        assertThat(init("\n\n", certificates()).exitCode()).isZero();

        assertThat(written()).contains("- \"invalid\" # a reserved value that nobody can use");
        assertThat(checked("email:anybody@else.example")).isEqualTo(1);
    }

    @Test
    void aSuggestionIsEdited() throws IOException {
        writeCertificates();

        Outcome outcome = init("e\ndev.example.com, partner.net\n\n\n\nsecret.dev.example.com\nn\n", certificates());

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err())
                .contains("DNS names [dev.example.com; - for none]: ")
                .contains("note: kept, since no question asks for it: dn:O=Acme\n");
        assertThat(written()).startsWith("# Name constraints of a CA").contains("O=Acme");
        assertThat(checked("www.partner.net")).isZero();
        assertThat(checked("a.secret.dev.example.com")).isEqualTo(1);
    }

    @Test
    void whatIsSuggestedStaysWhereEnterIsPressedAndGoesWithADash() throws IOException {
        writeCertificates();

        assertThat(init("e\n\n\n\n\n\nn\n", certificates()).exitCode()).isZero();
        assertThat(checked("h1.dev.example.com")).isZero();
        assertThat(init("e\n-\n10.0.0.0/8\n\n\n\nn\n", certificates(), "--force")
                        .exitCode())
                .isZero();
        assertThat(written()).contains("10.0.0.0/8").doesNotContain("\"dev.example.com\"");
    }

    @Test
    void whoDeclinesStartsFromNothing() throws IOException {
        writeCertificates();

        Outcome outcome = init("n\nother.example\n\n\n\n\nn\n", certificates());

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(written()).contains("other.example").doesNotContain("\"dev.example.com\"", "Acme");
    }

    @Test
    void withoutASuggestionTheQuestionsAreAsked() throws IOException {
        List<TestCertificates> cas = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            cas.add(TestCertificates.ca("Root " + i).subject(new X500Name("O=Org " + i + ",CN=Root " + i)));
        }
        write("certs/cas.pem", cas);

        Outcome outcome = init("dev.example.com\n\n\n\n\nn\n", certificates());

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("warning: no policy fits these certificates");
        assertThat(written()).contains("dev.example.com");
    }

    /** Forbidding them would break the certificates that were read. */
    @Test
    void aTypeInUseIsNotForbidden() throws IOException {
        List<TestCertificates> certificates = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            certificates.add(TestCertificates.leaf()
                    .serial(10 + i)
                    .names(
                            new GeneralName(GeneralName.dNSName, "h" + i + ".dev.example.com"),
                            new GeneralName(GeneralName.uniformResourceIdentifier, "urn:uuid:" + i)));
        }
        write("certs/all.pem", certificates);

        Outcome outcome = init("y\ny\n", certificates());

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err())
                .contains("not limited: URIs (too many of them have no host, and no constraint can permit those)")
                .contains("This policy does not limit IP addresses and email addresses: ");
        assertThat(checked("uri:urn:uuid:1")).isZero();
        assertThat(checked("email:anybody@else.example")).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadEndsBeforeAnyQuestion() {
        Outcome nothing = init("y\n", folder.resolve("nosuch").toString());
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.err()).contains("there is no such file").doesNotContain("Use this policy");

        new Cli(folder).write("notes/a.txt", "none\n");
        Outcome empty = init("y\n", folder.resolve("notes").toString());
        assertThat(empty.exitCode()).isEqualTo(2);
        assertThat(empty.lastLine()).startsWith("hint: give files or folders with certificates, or ");
    }

    @Test
    void anAnswerNamesCertificatesOrDomains() {
        writeCertificates();

        Outcome outcome = init(folder.resolve("nosuch") + "\ndev.example.com, " + certificates() + "\n");

        assertThat(outcome.exitCode()).isEqualTo(130);
        assertThat(outcome.err())
                .contains("nosuch: there is no such file or folder")
                .contains("dev.example.com is not a file, a folder or a server; name either certificates or what to"
                        + " permit");
    }

    @Test
    void withoutATerminalSuggestIsTheWay() {
        Outcome outcome = TerminalRun.none().run("", List.of("init", "my certs", "-o", "a.yaml"));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.lastLine())
                .isEqualTo("hint: to have a policy suggested without questions: pca-constrain suggest 'my certs' -o"
                        + " a.yaml");
    }

    @Test
    void theCaOfASandboxIsPointedTo() throws IOException {
        try (ApplyWorld world = new ApplyWorld()) {
            Outcome outcome = init("y\nn\n", world.ca, "--endpoint-url", world.endpoint());

            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            assertThat(written()).contains("# From: " + world.ca + "\n");
        }
    }

    static Stream<TerminalRun> placesWithoutAnybody() {
        return Stream.of(TerminalRun.none(), TerminalRun.ofCi());
    }

    @ParameterizedTest
    @MethodSource("placesWithoutAnybody")
    void withoutATerminalTheErrorSaysWhatToDo(TerminalRun terminal) {
        Outcome outcome = terminal.run("dev.example.com\n", command());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).isEqualTo("""
            pca-constrain: init asks questions, and there is no terminal to ask at
            hint: give the constraints to the other commands as -p and -e, such as 'encode -p example.com', or write a \
            policy file by hand (docs/reference/policy.md)
            """);
    }
}
