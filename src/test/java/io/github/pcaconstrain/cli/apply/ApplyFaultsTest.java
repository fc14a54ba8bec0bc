package io.github.pcaconstrain.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every verb on an AWS that throttles, fails and takes its time. With a fifth of the calls throttled, nine attempts all fail
 * about once in a million calls, so that chance does not decide.
 */
@SuppressWarnings("NullAway.Init")
class ApplyFaultsTest {
    private static final String FAULTS = "throttle=0.2,error=0.02,in-progress=3,latency=3,seed=";

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

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void applyHasOneCertificateSigned(int seed) {
        world.misbehave(FAULTS + seed);

        Outcome outcome = world.apply(folder, "--yes", "--revoke-old");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("2 as expected");
        assertThat(world.signedByRoot()).isOne();
        assertThat(world.managed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void theVerbsOneByOne(int seed) {
        world.misbehave(FAULTS + seed);

        succeed("csr", "-o", "./ca.csr");
        succeed("issue", "--parent", world.root, "-p", "example.com", "--out-dir", "./issued");
        succeed("install", "--from", "./issued", "--yes");
        succeed("test", "--permit", "www.example.com", "--deny", "www.example.org");

        assertThat(world.signedByRoot()).isOne();
        assertThat(world.managed()).isEmpty();
    }

    private void succeed(String command, String... more) {
        Outcome outcome = world.run(folder, command, more);
        assertThat(outcome.exitCode()).as(command + "\n" + outcome.err()).isZero();
    }
}
