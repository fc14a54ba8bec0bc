package io.github.pcaconstrain.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the GitHub action runs, on a folder that plays the release. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class FetchReleaseTest {
    private static final Path SCRIPT = Path.of("scripts/fetch-release").toAbsolutePath();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private PlayedRelease release;

    @BeforeEach
    void playRelease() throws IOException {
        release = PlayedRelease.in(folder);
    }

    private Outcome fetch(Map<String, String> settings) {
        Map<String, String> environment = new TreeMap<>(settings);
        environment.putIfAbsent("VERSION", PlayedRelease.VERSION);
        environment.put("RUNNER_TOOL_CACHE", folder.resolve("tools").toString());
        environment.put("GITHUB_PATH", folder.resolve("path").toString());
        return release.bash(environment, "'" + SCRIPT + "'");
    }

    private Outcome fetchFromFolder() {
        return fetch(Map.of("RELEASE_URL", release.url()));
    }

    private Outcome fetchFromRepository() {
        return fetch(Map.of("REPOSITORY", PlayedRelease.REPOSITORY));
    }

    private void assertNothingIsKept() {
        assertThat(folder.resolve("tools/pca-constrain")).isEmptyDirectory();
        assertThat(folder.resolve("path")).doesNotExist();
    }

    @Test
    void aReleaseIsVerifiedKeptAndPutOnThePath() throws IOException {
        Outcome first = fetchFromRepository();
        Path bin = folder.resolve("tools/pca-constrain/" + PlayedRelease.NAME + "/bin");

        assertThat(first)
                .extracting(Outcome::exitCode, Outcome::out, Outcome::err)
                .containsExactly(0, bin + "\n", "");
        assertThat(folder.resolve("path")).hasContent(bin.toString());
        assertThat(bin.resolve("pca-constrain")).isExecutable();

        Files.delete(release.archive());

        assertThat(fetchFromRepository().exitCode()).as("it is still there").isZero();
    }

    @Test
    void aFolderHasNoAttestationAndANoteSaysSo() {
        assertThat(fetchFromFolder())
                .extracting(Outcome::exitCode, Outcome::err)
                .containsExactly(
                        0,
                        "pca-constrain: note: " + PlayedRelease.NAME
                                + ".tar.gz has the right checksum. Its attestation is not"
                                + " verified, since REPOSITORY is not set.\n");
    }

    @Test
    void whatIsNotWhatTheReleaseSaysIsNotKept() throws IOException {
        release.damage();

        Outcome refused = fetchFromFolder();

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(PlayedRelease.NAME + ".tar.gz is not what SHA256SUMS says\nhint: ");
        assertNothingIsKept();
    }

    @Test
    void whatHasTheRightChecksumButNoAttestationIsNotKept() throws IOException {
        release.forge();

        Outcome refused = fetchFromRepository();

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains(PlayedRelease.NAME + ".tar.gz has no valid attestation\nhint: do not use it");
        assertNothingIsKept();
    }

    @Test
    void aFolderWithARepositoryNeedsTheAttestationToo() throws IOException {
        release.forge();

        Outcome refused = fetch(Map.of("RELEASE_URL", release.url(), "REPOSITORY", PlayedRelease.REPOSITORY));

        assertThat(refused.err()).contains("has no valid attestation");
        assertNothingIsKept();
    }

    @Test
    void withoutGhNothingIsUsedThatItShouldVerify() throws IOException {
        release.leaveOnly("bash", "uname");

        Outcome refused = fetchFromRepository();

        assertThat(refused).extracting(Outcome::exitCode, Outcome::err).containsExactly(2, """
            pca-constrain: cannot verify the attestation of version 1.2.3: found no gh on PATH
            hint: install the GitHub CLI, or set RELEASE_URL and no REPOSITORY to go by the checksum alone
            """);
    }

    @Test
    void aKeptDownloadIsVerifiedAgain() throws IOException {
        Path downloads = folder.resolve("downloads");
        Map<String, String> settings =
                Map.of("REPOSITORY", PlayedRelease.REPOSITORY, "DOWNLOADS", downloads.toString());
        assertThat(fetch(settings).exitCode()).isZero();
        Path kept = downloads.resolve(release.archive().getFileName());
        Path elsewhere = Files.move(folder.resolve("tools"), folder.resolve("other machine"));
        assertThat(elsewhere).isDirectory();
        Files.write(kept, new byte[] {1});

        assertThat(fetch(settings).err()).contains("is not what SHA256SUMS says");
        assertThat(kept).doesNotExist();
        assertThat(fetch(settings).exitCode()).isZero();
        assertThat(kept).hasSameBinaryContentAs(release.archive());
    }

    @Test
    void aVersionThatIsNotThereOrNoVersionIsTold() {
        assertThat(fetch(Map.of("REPOSITORY", PlayedRelease.REPOSITORY, "VERSION", "1.2.4"))
                        .err())
                .contains(
                        "cannot fetch SHA256SUMS of version 1.2.4\nhint: see whether owner/name has a release v1.2.4");
        assertThat(fetch(Map.of("RELEASE_URL", release.url() + "/no", "VERSION", "1.2.4"))
                        .err())
                .contains(
                        "cannot fetch SHA256SUMS of version 1.2.4\nhint: see whether " + release.url() + "/no has it");
        assertThat(fetch(Map.of("REPOSITORY", PlayedRelease.REPOSITORY, "VERSION", "latest"))
                        .err())
                .isEqualTo("""
                    pca-constrain: cannot fetch version 'latest'
                    hint: name a release, such as 0.1.0
                    """);
        assertThat(fetch(Map.of()).err())
                .startsWith(
                        "pca-constrain: cannot fetch version 1.2.3: neither REPOSITORY nor RELEASE_URL is set\nhint: ");
    }
}
