package io.github.pcaconstrain.ca;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Commands for the user mean the service that was asked, and a shell takes them as they stand. */
class AwsCliTest {
    private static final CaArn CA = CaArn.parse(
            "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/" + "11223344-1234-1122-2233-112233445566");
    private static final String CERTIFICATE = "arn:aws:acm:eu-west-1:111122223333:certificate/x";
    private static final String OPTIONS = " --region eu-west-1 --profile dev --endpoint-url http://127.0.0.1:4566";

    static final Map<String, Function<AwsCli, String>> COMMANDS = Map.of(
            "acm-pca revoke-certificate --certificate-authority-arn " + CA
                    + " --certificate-serial 0a:0b --revocation-reason SUPERSEDED" + OPTIONS,
            cli -> cli.revoke(CA, "0a:0b", RevocationReason.SUPERSEDED),
            "acm-pca update-certificate-authority --certificate-authority-arn " + CA + " --status ACTIVE" + OPTIONS,
            cli -> cli.enable(CA),
            "acm-pca restore-certificate-authority --certificate-authority-arn " + CA + OPTIONS,
            cli -> cli.restore(CA),
            "acm-pca create-permission --certificate-authority-arn " + CA + " --principal acm.amazonaws.com"
                    + " --actions IssueCertificate GetCertificate ListPermissions" + OPTIONS,
            cli -> cli.permitAcm(CA),
            "acm delete-certificate --certificate-arn " + CERTIFICATE + OPTIONS,
            cli -> cli.delete(CERTIFICATE),
            "acm list-certificates --includes keyTypes=RSA_2048,EC_prime256v1,EC_secp384r1 --query"
                    + " \"CertificateSummaryList[?DomainName=='www.example.com']\"" + OPTIONS,
            cli -> cli.find("www.example.com", "eu-west-1"),
            "iam create-service-linked-role --aws-service-name acm.amazonaws.com --profile dev",
            AwsCli::createAcmRole,
            "acm-pca describe-certificate-authority --certificate-authority-arn " + CA + OPTIONS,
            cli -> cli.describe(CA),
            "sso login --profile dev",
            AwsCli::signIn);

    static final List<Map.Entry<String, Function<AwsCli, String>>> ROWS = List.copyOf(COMMANDS.entrySet());

    @ParameterizedTest
    @FieldSource("ROWS")
    void everyCommandHasRegionProfileAndEndpoint(Map.Entry<String, Function<AwsCli, String>> row) {
        AwsCli cli = AwsCli.of(Optional.of("dev"), Optional.of("http://127.0.0.1:4566"));

        assertThat(row.getValue().apply(cli)).isEqualTo("aws " + row.getKey());
    }

    @Test
    void aCaOfTheParentsAccountHasTheProfileOfThatAccount() {
        AwsCli cli = AwsCli.of(Optional.of("dev"), Optional.empty())
                .withParent(CA::equals, AwsCli.of(Optional.of("pki"), Optional.empty()));
        CaArn other = CaArn.parse(CA.toString().replace("111122223333", "444455556666"));

        assertThat(cli.enable(CA)).endsWith(" --profile pki");
        assertThat(cli.enable(other)).endsWith(" --profile dev");
    }

    /** A shell runs it, with a program in the place of {@code aws} that prints what it is called with. */
    @Test
    void aRoleIsAssumedBeforeTheCommand(@TempDir Path folder) throws Exception {
        Path aws = folder.resolve("aws");
        Files.writeString(aws, """
            #!/bin/sh
            case "$1" in
              sts) echo "$@" >> "$0.log"; printf 'AWS_ACCESS_KEY_ID=ASIA\tAWS_SECRET_ACCESS_KEY=a/b+c=\tAWS_SESSION_TOKEN=t==\n' ;;
              *) echo "$AWS_ACCESS_KEY_ID $AWS_SECRET_ACCESS_KEY $AWS_SESSION_TOKEN $*" ;;
            esac
            """);
        assertThat(aws.toFile().setExecutable(true)).isTrue();
        AwsCli cli = AwsCli.of(Optional.of("dev"), Optional.empty())
                .assuming(
                        AssumedRole.parse("arn:aws:iam::444455556666:role/pki").with("the-id"));

        ProcessBuilder shell = new ProcessBuilder("sh", "-c", cli.enable(CA) + "; echo \"[$AWS_SESSION_TOKEN]\"");
        shell.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        Process process = shell.redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(printed)
                .isEqualTo("ASIA a/b+c= t== acm-pca update-certificate-authority --certificate-authority-arn " + CA
                        + " --status ACTIVE --region eu-west-1\n[]\n");
        assertThat(Files.readString(folder.resolve("aws.log")))
                .startsWith("sts assume-role --role-arn arn:aws:iam::444455556666:role/pki --role-session-name"
                        + " pca-constrain --external-id the-id --query Credentials.[")
                .endsWith(" --output text --region eu-west-1 --profile dev\n");
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void noCommandIsGivenForASandboxInThisProcess(Map.Entry<String, Function<AwsCli, String>> row) {
        assertThat(row.getValue().apply(AwsCli.ofSandbox("/home/me/my state")))
                .isEqualTo("use any AWS client while this is running: pca-constrain sandbox --dir '/home/me/my state'");
        assertThat(row.getValue().apply(AwsCli.ofSandboxInMemory()))
                .isEqualTo("nothing to do: this sandbox is gone when the command ends");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
        dev, dev
        my team, 'my team'
        it's, "'it'\\''s'"
        $HOME, '$HOME'
        a;b, 'a;b'
        Büro, 'Büro'
        """)
    void aShellTakesAProfileForOneWord(String profile, String written) {
        AwsCli cli = AwsCli.of(Optional.of(profile), Optional.empty());

        assertThat(cli.restore(CA)).endsWith(" --profile " + written);
    }

    /**
     * So that none is printed without what it takes to reach the service; help texts give examples of their own. Policies of IAM are
     * collected elsewhere, by people who may read them: how is theirs to say.
     */
    @Test
    void noOtherClassWritesCommandsForAws() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/io/github/pcaconstrain"))) {
            assertThat(sources.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.endsWith("AwsCli.java") && !file.endsWith("SandboxCommand.java"))
                            .filter(file -> !file.toString()
                                    .contains(Path.of("sandbox", "page").toString())) // imports none of the rest
                            .filter(file -> read(file).matches("(?s).*[\"']aws (?!iam\\b)[a-z].*")))
                    .isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
