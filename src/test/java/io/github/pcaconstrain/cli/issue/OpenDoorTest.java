package io.github.pcaconstrain.cli.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.cli.apply.ApplyWorld;
import io.github.pcaconstrain.sandbox.PcaClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that have a parent sign say whom else its policy lets sign around the constraints. */
@SuppressWarnings("NullAway.Init")
class OpenDoorTest {
    private static final String GUARD = "to narrow the share: pca-constrain ";
    private static final String WITHOUT = "SubordinateCACertificate_PathLen0";

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
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
        issue | 444455556666                         | SubordinateCACertificate_PathLen0                | 444455556666
        apply | 444455556666                         | SubordinateCACertificate_PathLen0                | 444455556666
        issue | *                                    | *                                                | everyone
        issue | arn:aws:iam::444455556666:role/Build | *CACertificate*                                  | arn:aws:iam::444455556666:role/Build
        issue | 444455556666                         | SubordinateCACertificate_PathLen0_APIPassthrough | none
        apply | 444455556666                         | EndEntityCertificate                             | none
        """)
    void whoMaySignAroundIsToldInOneLine(String command, String principal, String template, String told) {
        share(principal, template);

        List<String> lines = lines(command);

        if (told == null) {
            assertThat(lines).isEmpty();
        } else {
            assertThat(lines)
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .contains(
                                    "the policy of the parent lets " + told + " have it sign CAs without constraints"));
        }
    }

    /** The role is for the reader to fill in. */
    @Test
    void theCommandCanBeTyped() {
        share("444455556666", WITHOUT);
        String line = lines("issue").get(0);
        String command = line.substring(line.indexOf(GUARD) + GUARD.length())
                .replace("$ROLE_ARN", "arn:aws:iam::444455556666:role/Signer");

        Outcome outcome = new Cli(folder).run(List.of(command.split(" ")));

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("acm-pca:IssueCertificate");
    }

    @Test
    void aParentWithoutAPolicyIsNotMentioned() {
        assertThat(lines("issue")).isEmpty();
        assertThat(run("issue", "-v").err()).doesNotContain("GetPolicy");
    }

    @Test
    void whereItMayNotBeReadOnlyVerboseSaysSo() {
        share("444455556666", WITHOUT);
        world.misbehave("fail=GetPolicy:AccessDeniedException");

        Outcome usual = run("issue");
        world.misbehave("fail=GetPolicy:AccessDeniedException"); // a fault happens once
        Outcome verbose = run("issue", "-v");

        assertThat(usual.exitCode()).as(usual.err()).isZero();
        assertThat(usual.err()).doesNotContain("GetPolicy").doesNotContain("the policy of the parent");
        assertThat(verbose.err().lines().filter(line -> line.contains("AWS refused GetPolicy")))
                .as(verbose.err())
                .hasSize(1);
    }

    private void share(String principal, String template) {
        String policy = """
                {"Version": "2012-10-17", "Statement": [{"Sid": "Share", "Effect": "Allow", "Principal": {"AWS": "%s"},
                  "Action": "acm-pca:IssueCertificate", "Resource": "%s",
                  "Condition": {"StringLike": {"acm-pca:TemplateArn": "arn:aws:acm-pca:::template/%s/V1"}}}]}
                """.formatted(principal, world.root, template);
        try (PcaClient pca = PcaClient.of(URI.create(world.endpoint()), "us-east-1")) {
            pca.sdk().putPolicy(r -> r.resourceArn(world.root).policy(policy));
        }
    }

    private List<String> lines(String command) {
        return run(command).err().lines().filter(line -> line.contains(GUARD)).toList();
    }

    private Outcome run(String command, String... more) {
        List<String> args = new ArrayList<>(List.of("--parent", world.root, "-p", "example.com", "--dry-run"));
        args.addAll(List.of(more));
        return world.run(folder, command, args.toArray(String[]::new));
    }
}
