package io.github.pcaconstrain.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.Programs;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scripts/release} says and collects, in a small project of its own. The dry run itself is part of {@code .ci/run}. */
@DisabledOnOs(OS.WINDOWS)
class ReleaseScriptTest {
    private static final String CHANGELOG = """
        # Changelog

        ## [Unreleased]

        ## [1.2.3] - 2026-12-31

        - What is new.

        ## [1.2.2] - not yet released

        - What is old.
        """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void makeProject() throws IOException {
        NeededTools.need("bash", "awk", "git");
        StartScript.copy("scripts/release", folder.resolve("scripts/release"));
        Files.writeString(folder.resolve("CHANGELOG.md"), CHANGELOG);
        Files.writeString(folder.resolve("pom.xml"), "<project>\n  <version>1.2.3</version>\n</project>\n");
        for (String file : List.of(
                "pca-constrain.jar",
                "pca-constrain-1.2.3.jar",
                "pca-constrain-1.2.3-sources.jar",
                "pca-constrain-1.2.3.tar.gz",
                "pca-constrain-1.2.3.zip",
                "pca-constrain-1.2.3-linux-x64.tar.gz",
                "pca-constrain-1.2.3-macos-aarch64.tar.gz",
                "pca-constrain-1.2.3-amd64.deb",
                "pca-constrain-1.2.3.x86_64.rpm",
                "pca-constrain-1.2.30.tar.gz",
                "classes/META-INF/sbom/bom.json")) {
            Path made = folder.resolve("target").resolve(file);
            Files.createDirectories(made.getParent());
            Files.writeString(made, file);
        }
    }

    private Outcome release(String... arguments) {
        List<String> words = new ArrayList<>(List.of("env", "GITHUB_REPOSITORY=owner/name", "scripts/release"));
        words.addAll(List.of(arguments));
        return Programs.run(folder, InputStream.nullInputStream(), words);
    }

    @Test
    void theTextOfAReleaseIsItsSectionAndHowToVerify() {
        Outcome outcome = release("--notes", "1.2.3");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .startsWith("- What is new.\n\n### Verify what you download\n")
                .contains("gh attestation verify FILE --repo owner/name\n", "cosign verify-blob ", "sha256sum --check ")
                .doesNotContain("What is old");
    }

    @Test
    void aVersionWithoutASectionOrADateIsRefused() {
        assertThat(release("--notes", "1.3.0").err())
                .startsWith("release: CHANGELOG.md has no section '## [1.3.0]'\nhint: ");
        assertThat(release("--notes", "1.2.2").err())
                .startsWith(
                        "release: the section of CHANGELOG.md for 1.2.2 has no date\nhint: write it as '## [1.2.2] - ");
        assertThat(release("--notes", "1.2.2-SNAPSHOT").exitCode()).isZero();
    }

    @Test
    void whatBelongsToTheReleaseIsCollected() throws IOException {
        assertThat(release("--collect", "1.2.3", "all").err()).isEmpty();
        assertThat(release("--collect", "1.2.3", "mac", "macos-aarch64").err()).isEmpty();

        assertThat(folder.resolve("all").toFile().list())
                .containsExactlyInAnyOrder(
                        "pca-constrain-1.2.3.jar",
                        "pca-constrain-1.2.3.tar.gz",
                        "pca-constrain-1.2.3.zip",
                        "pca-constrain-1.2.3-linux-x64.tar.gz",
                        "pca-constrain-1.2.3-amd64.deb",
                        "pca-constrain-1.2.3.x86_64.rpm",
                        "pca-constrain-1.2.3.cdx.json");
        assertThat(folder.resolve("all/pca-constrain-1.2.3.jar"))
                .as("the merged one")
                .hasContent("pca-constrain.jar");
        assertThat(folder.resolve("mac").toFile().list()).containsExactly("pca-constrain-1.2.3-macos-aarch64.tar.gz");
        assertThat(release("--collect", "1.2.4", "other").err())
                .startsWith("release: there is no target/pca-constrain-1.2.4-linux-x64.tar.gz\nhint: ")
                .contains("see whether 1.2.4 is the version in pom.xml, which is 1.2.3");
    }

    @Test
    void aDryRunOfWhatIsNotCommittedOrIsTaggedIsRefused() throws IOException {
        git("init", "-q");
        Files.writeString(folder.resolve(".gitignore"), "program*\n"); // what this test writes itself
        assertThat(release("--dry-run").err()).startsWith("release: there are changes that are not committed\n");
        git("add", ".");
        git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "a");
        git("tag", "v1.2.3");

        assertThat(release("--dry-run").err()).startsWith("release: there is a tag v1.2.3 already\n");
    }

    private void git(String... arguments) {
        List<String> words = new ArrayList<>(List.of("git"));
        words.addAll(List.of(arguments));
        Programs.succeed(folder, words);
    }

    @Test
    void anythingElseIsAnsweredWithTheUsage() {
        for (String wrong : List.of("", "--notes", "--collect", "--publish")) {
            assertThat(release(wrong))
                    .extracting(Outcome::exitCode, Outcome::out)
                    .containsExactly(2, "");
            assertThat(release(wrong).err()).startsWith("Makes a release.\n").contains("--dry-run [ARGUMENT...]");
        }
    }
}
