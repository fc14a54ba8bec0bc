package io.github.pcaconstrain.cli.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.apply.ApplyWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What this machine writes down of certificates: whether it is there, whole, and of the service that was asked. */
@SuppressWarnings("NullAway.Init")
class RecordsTest {
    private static final String RECORD = "state/pca-constrain/certificates.jsonl";
    private static final Map<String, String> STATE = Map.of("XDG_STATE_HOME", "./state");
    private static final String NO_FOLDER = "neither XDG_STATE_HOME nor HOME names a folder";

    @TempDir
    Path folder;

    @Test
    void aPlanToInstallSaysThatThereIsNoRecord() {
        try (ApplyWorld world = new ApplyWorld()) {
            issue(world, STATE);
            assertThat(plan(world, Map.of()))
                    .contains("names neither a CRL nor an OCSP responder; this machine keeps no record of certificates,"
                            + " because "
                            + NO_FOLDER);
            assertThat(plan(world, Map.of("XDG_STATE_HOME", "./elsewhere")))
                    .contains("; this machine has no record of certificates: there is no ./elsewhere");
            assertThat(plan(world, STATE)).doesNotContain("record");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"arn\": \"arn:aws", "null", "{\"serial\": [1]}", "[]", "\u0000"})
    void aDamagedRecordIsSaidToBe(String line) {
        try (ApplyWorld world = new ApplyWorld()) {
            issue(world, STATE);
            String whole = new Cli(folder).read(RECORD);
            new Cli(folder).write(RECORD, whole + "\n\n" + line + "\n" + whole);
            long number = whole.lines().count() + 2;
            String flaw = "line " + number + " of ./" + RECORD + " cannot be read";

            String plan = plan(world, STATE);

            assertThat(plan)
                    .contains("warning: the record of certificates on this machine is damaged: " + flaw)
                    .contains("revocation not checked: ")
                    .contains("; " + flaw);
            assertThat(issue(world, STATE, "--force").err()).contains("is damaged: " + flaw);
        }
    }

    @Test
    void anIssueWithoutAFolderForRecordsSaysSoOnce() {
        try (ApplyWorld world = new ApplyWorld()) {
            assertThat(issue(world, Map.of()).err())
                    .containsOnlyOnce("this run's certificates are recorded only in its folder, because " + NO_FOLDER);
        }
    }

    @Test
    void aRehearsalLeavesNothingAmongTheRecordsOfAws() {
        Outcome applied = new Cli(folder)
                .with(STATE)
                .run("apply", "--sandbox=./box", "-p", "example.com", "--yes", "--out-dir", "./run", "--skip-test");

        assertThat(applied.exitCode()).as(applied.err()).isZero();
        assertThat(folder.resolve("state")).doesNotExist();
        assertThat(folder.resolve("box/records/certificates.jsonl")).isNotEmptyFile();
    }

    @Test
    void aSandboxInMemoryHasNoRecords() {
        Outcome applied = new Cli(folder)
                .run("apply", "--sandbox=:memory:", "-p", "example.com", "--yes", "--out-dir", "./run", "--skip-test");

        assertThat(applied.exitCode()).as(applied.err()).isZero();
        assertThat(applied.err()).doesNotContain("no record");
    }

    @Test
    void aTestWithoutAFolderForRecordsSaysSo() {
        try (ApplyWorld world = new ApplyWorld()) {
            Outcome without = world.run(folder, "test", "--permit", "www.example.com");
            Outcome with = run(world, STATE, "test", List.of("--permit", "www.example.com"));

            assertThat(without.exitCode()).as(without.err()).isZero();
            assertThat(without.err())
                    .containsOnlyOnce("warning: no record of this test is kept, because " + NO_FOLDER
                            + ": if it is killed, its certificates stay until you remove them");
            assertThat(with.err()).doesNotContain("no record");
            assertThat(Files.exists(folder.resolve("state"))).isTrue();
        }
    }

    private Outcome issue(ApplyWorld world, Map<String, String> environment, String... more) {
        List<String> arguments = Stream.concat(
                        Stream.of("--parent", world.root, "-p", "example.com", "--out-dir", "./issued"),
                        Stream.of(more))
                .toList();
        Outcome outcome = run(world, environment, "issue", arguments);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome;
    }

    private String plan(ApplyWorld world, Map<String, String> environment) {
        Outcome outcome = run(world, environment, "install", List.of("--from", "./issued", "--dry-run"));
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome.err();
    }

    private Outcome run(ApplyWorld world, Map<String, String> environment, String command, List<String> more) {
        return new Cli(folder)
                .with(environment)
                .run(Stream.concat(
                                Stream.of(command, "--ca", world.ca, "--endpoint-url", world.endpoint()), more.stream())
                        .toList());
    }
}
