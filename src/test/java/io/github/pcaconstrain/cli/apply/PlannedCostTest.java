package io.github.pcaconstrain.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan says of the test at its end, and of what AWS charges for. */
@SuppressWarnings("NullAway.Init")
class PlannedCostTest {
    private static final String OF_PARENT = "cost      AWS charges for 1 certificate of the parent";

    @TempDir
    Path folder;

    private ApplyWorld world;

    @BeforeEach
    void start() {
        world = new ApplyWorld();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private Outcome plan(String ca, String arguments) {
        return new Cli(folder)
                .run(("apply --ca " + ca + " --parent " + world.root + " --endpoint-url " + world.endpoint()
                                + " --dry-run " + arguments)
                        .split(" "));
    }

    private static List<String> costs(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome.out()
                .lines()
                .dropWhile(line -> !line.startsWith("test      "))
                .takeWhile(line -> !line.startsWith("sum       "))
                .toList();
    }

    private static String last(Outcome outcome) {
        return outcome.out().lines().reduce("", (line, next) -> next);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --skip-test                           | 1 certificate to issue, 1 CA to change, no names to try
        --permit www.example.com              | 1 certificate to issue, 1 CA to change, up to 1 name to try
        --permit www.example.com --revoke-old | 1 certificate to issue, 1 CA to change, 1 certificate to revoke, up to 1 name to try
        """)
    void aPlanEndsWithItsSum(String arguments, String sum) {
        assertThat(last(plan(world.ca, "-p example.com " + arguments))).isEqualTo("sum       " + sum);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        -p example.com                                         | test      up to 8 names through ACM             | ; the test certificates of ACM are free
        -p example.com --permit www.example.com                | test      up to 1 name through ACM              | ; the test certificates of ACM are free
        -p example.com --via pca                               | test      up to 8 names through AWS Private CA  | , and up to 8 test certificates
        -p example.com --via pca --deny www.example.org        | test      up to 1 name through AWS Private CA   | , and up to 1 test certificate
        -p example.com --skip-test                             | test      none, because of --skip-test             | ``
        -p example.com,dn:CN=www.example.com --permit www.example.com | test      up to 1 name through ACM       | ; the test certificates of ACM are free
        """)
    void isThatOfThisPlan(String arguments, String test, String cost) {
        assertThat(costs(plan(world.ca, arguments))).containsExactly(test, OF_PARENT + cost);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        SHORT | -p example.com               | the CA is in short-lived mode and issues certificates for at most 7 days, but ACM requests 395
        USUAL | -p example.com,dn:O=Acme     | ACM cannot issue certificates from this CA: their subjects would be the domain name alone, such as CN=www.example.com, which the permitted subject names do not allow
        """)
    void aTestThatCannotSucceedIsNotPromised(String kind, String arguments, String reason) {
        String ca = kind.equals("SHORT") ? world.shortLived() : world.ca;

        assertThat(costs(plan(ca, arguments)))
                .containsExactly(
                        "test      will reach no verdict: " + reason, "          fix: test with --via pca", OF_PARENT);
        assertThat(costs(plan(ca, arguments + " --via pca")))
                .hasSize(2)
                .first()
                .asString()
                .contains("AWS Private CA");
    }

    @Test
    void aCertificateThatEndsTooSoonForAcmIsToldOf() {
        assertThat(costs(plan(world.ca, "-p example.com --validity 100d")).get(0))
                .startsWith("test      will reach no verdict: the CA's certificate expires at ")
                .endsWith(", and a test certificate is valid for 395 days");
    }

    /** The plan counts what will be requested, and says what will not be. */
    @Test
    void namesThatAcmIssuesNothingForAreNotPromised() {
        String rest = "          6 names cannot be tested through ACM; --via pca can";
        Outcome planned = plan(world.ca, "-p example.com,ip:10.0.0.0/8");

        assertThat(costs(planned)).startsWith("test      up to 8 names through ACM", rest);
        assertThat(last(planned)).endsWith(", up to 8 names to try");
        assertThat(costs(plan(world.ca, "-p ip:10.0.0.0/8")).get(0))
                .isEqualTo("test      will reach no verdict: " + rest.strip());
    }

    /** Cut off after the parent has signed: no other certificate is asked for, and none is charged for. */
    @Test
    void aResumedRunAsksForNothingThatItHas() {
        world.misbehave("fail=ImportCertificateAuthorityCertificate:InvalidRequestException");
        assertThat(world.apply(folder, "--yes").exitCode()).isEqualTo(3);
        world.misbehave("latency=0");

        Outcome planned = world.apply(folder, "--dry-run");
        assertThat(costs(planned))
                .containsExactly(
                        "test      up to 2 names through ACM",
                        "cost      none: the parent has signed already; the test certificates of ACM are free");
        assertThat(last(planned)).isEqualTo("sum       no certificate to issue, 1 CA to change, up to 2 names to try");

        Outcome resumed = world.apply(folder, "--yes");
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.err())
                .contains("issue: the certificate is already in ./run\n")
                .doesNotContain("asking ");
        assertThat(world.signedByRoot()).isOne();
    }
}
