package io.github.pcaconstrain.cli.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.TerminalRun;
import io.github.pcaconstrain.cli.TerminalRun.Outcome;
import io.github.pcaconstrain.cli.apply.TwoAccountWorld;
import io.github.pcaconstrain.sandbox.TwoAccounts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With credentials for the account of the parent, the parent is chosen among the CAs of that account. */
@SuppressWarnings("NullAway.Init")
class ParentQuestionsTest {
    private static final String PARENT = "Which CA is to sign its certificate?\n";

    @TempDir
    Path folder;

    private TwoAccountWorld world;

    @BeforeEach
    void start() {
        world = new TwoAccountWorld(folder, config -> config);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private Outcome apply(String input, List<String> credentials) {
        List<String> all = new ArrayList<>(List.of("apply", "-p", "example.com", "--dry-run"));
        all.addAll(credentials);
        all.addAll(List.of("--endpoint-url", world.sandbox().endpoint().toString()));
        return TerminalRun.dumb().with("AWS_REGION", "us-east-1").run(input, all);
    }

    static Stream<List<String>> credentials() {
        return Stream.of(
                List.of("--parent-profile", TwoAccountWorld.PROFILE),
                List.of("--parent-role", TwoAccounts.ROLE, "--parent-external-id", TwoAccounts.EXTERNAL_ID));
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void theParentIsListedWithItsAccount(List<String> credentials) {
        Outcome outcome = apply("1\n1\n", credentials);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err())
                .contains(PARENT + "  1  ")
                .contains("in account " + TwoAccounts.PKI + "; no name constraints\n1 CA\n");
        assertThat(outcome.out()).contains("parent    " + world.root + "\n");
        assertThat(world.calls())
                .contains(
                        TwoAccounts.APPLICATIONS + " ListCertificateAuthorities",
                        TwoAccounts.PKI + " ListCertificateAuthorities",
                        TwoAccounts.PKI + " GetCertificateAuthorityCertificate");
    }

    /** A refusal in one account says nothing about the other. */
    @Test
    void whereTheParentsAccountRefusesTheListTheArnIsTyped() {
        world.misbehave((context, operation, input, next) -> {
            if (operation.equals("ListCertificateAuthorities")
                    && context.caller().arn().contains(TwoAccounts.PKI)) {
                throw io.github.pcaconstrain.sandbox.wire.AwsError.of("AccessDeniedException", "no");
            }
            return next.get();
        });

        Outcome outcome = apply("1\n" + world.root + "\n", List.of("--parent-profile", TwoAccountWorld.PROFILE));

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err())
                .containsOnlyOnce("the CAs cannot be listed")
                .contains("so --parent has to be typed", PARENT + "ARN: ");
    }
}
