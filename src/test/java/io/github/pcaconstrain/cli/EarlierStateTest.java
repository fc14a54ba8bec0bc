package io.github.pcaconstrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** State that earlier versions have written, which {@code src/test/resources/state/README.md} lists, is gone on with. */
@SuppressWarnings("NullAway.Init")
class EarlierStateTest {
    private static final Path STATES = Path.of("src/test/resources/state");
    private static final String NOBODY_ANSWERS = "http://127.0.0.1:9";

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("states")
    void aSandboxHasItsCasAndTheirKeys(Path state) throws IOException {
        Outcome outcome = in(state).run("csr", "--sandbox=./sandbox", "--json");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("CN=Sandbox Subordinate CA");
    }

    @ParameterizedTest
    @MethodSource("states")
    void aRunThatHasEndedIsKnownToHave(Path state) throws IOException {
        Cli cli = in(state);
        Outcome outcome = cli.run(apply(
                "issued",
                ".dev.example.com",
                ".prod.dev.example.com",
                "app.dev.example.com",
                "app.prod.dev.example.com"));

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).startsWith("unchanged");
        assertThat(requests(cli, "issued")).isOne();
    }

    @ParameterizedTest
    @MethodSource("states")
    void aRunThatWasCutOffIsFinishedWithTheCertificateThatItHadAskedFor(Path state) throws IOException {
        Cli cli = in(state);
        Outcome outcome =
                cli.run(apply("unfinished", ".test.example.com", "", "app.test.example.com", "app.dev.example.com"));

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("2 as expected");
        assertThat(requests(cli, "unfinished")).isOne();
    }

    @ParameterizedTest
    @MethodSource("states")
    void whatWasIssuedCanBeInstalled(Path state) throws IOException {
        Outcome outcome = in(state).run("install", "--dry-run", "--sandbox=./sandbox", "--from", "./issued");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    }

    @ParameterizedTest
    @MethodSource("states")
    void certificatesThatWereFetchedAreNotAskedForAndTheirFindingsAreAccepted(Path state) throws IOException {
        Outcome outcome = in(state)
                .with(Map.of("AWS_ACCESS_KEY_ID", "none", "AWS_SECRET_ACCESS_KEY", "none"))
                .run(
                        "audit",
                        "./report.json",
                        "--fetched=./fetched",
                        "--baseline=./baseline.txt",
                        "--at=2026-12-01",
                        "--endpoint-url=" + NOBODY_ANSWERS);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("8 certificates read, 4 CAs among them; 0 could not be read", "16 accepted by the baseline");
    }

    static Stream<Path> states() throws IOException {
        try (Stream<Path> files = Files.list(STATES)) {
            return files.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    private Cli in(Path state) throws IOException {
        try (Stream<Path> files = Files.walk(state)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(state.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return new Cli(folder);
    }

    private static List<String> apply(String run, String permitted, String excluded, String permit, String deny) {
        List<String> words = new ArrayList<>(List.of("apply", "--yes", "--sandbox=./sandbox", "-p", permitted));
        if (!excluded.isEmpty()) {
            words.addAll(List.of("-e", excluded));
        }
        words.addAll(
                Arrays.asList("--validity", "2046-11-01", "--permit", permit, "--deny", deny, "--out-dir", "./" + run));
        return words;
    }

    private static long requests(Cli cli, String run) {
        return cli.read(run + "/journal.jsonl")
                .lines()
                .filter(line -> line.contains("\"step\":\"requesting\""))
                .count();
    }
}
