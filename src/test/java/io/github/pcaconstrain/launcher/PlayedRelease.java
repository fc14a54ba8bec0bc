package io.github.pcaconstrain.launcher;

import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.Programs;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A folder that plays a release, with a {@code gh} that knows it. The program in its archive prints its arguments, and ends with 4 where
 * the first is "fail".
 */
final class PlayedRelease {
    static final String VERSION = "1.2.3";
    static final String REPOSITORY = "owner/name";
    static final String NAME = "pca-constrain-1.2.3-linux-x64";

    private static final String PROGRAM = """
        #!/bin/sh
        printf '<%s>' "$@"
        [ "$1" != fail ] || exit 4
        """;

    private static final String GH = """
        #!/bin/sh
        case "$1 $2" in
            'release download')
                [ "$3 $4 $5" = "v1.2.3 --repo owner/name" ] && [ "$6 $8" = "--dir -p" ] && cp "release/$9" "$7"
                ;;
            'attestation verify')
                [ "$4 $5" = "--repo owner/name" ] && grep -q "^$(sha256sum <"$3" | cut -d ' ' -f 1) " "attested"
                ;;
            *) false ;;
        esac || { echo "gh: refused" >&2; exit 1; }
        """;

    private final Path folder;
    private String path;

    private PlayedRelease(Path folder) throws IOException {
        this.folder = folder;
        Path gh = folder.resolve("bin/gh");
        StartScript.executable(
                gh,
                GH.replace("\"release/", "\"" + folder + "/release/")
                        .replace("\"attested", "\"" + folder + "/attested"));
        path = gh.getParent() + File.pathSeparator + System.getenv("PATH");
    }

    /** Makes a release whose archive is attested, or skips the test where that takes a program that is missing. */
    static PlayedRelease in(Path folder) throws IOException {
        NeededTools.need("bash", "curl", "sha256sum", "tar", "xargs");
        PlayedRelease release = new PlayedRelease(folder);
        StartScript.executable(folder.resolve(NAME + "/bin/pca-constrain"), PROGRAM);
        Files.createDirectories(release.archive().getParent());
        release.shell("tar -czf release/" + NAME + ".tar.gz " + NAME + " && rm -r " + NAME);
        release.sumUp();
        release.shell("cp release/SHA256SUMS attested");
        return release;
    }

    Path archive() {
        return folder.resolve("release/" + NAME + ".tar.gz");
    }

    String url() {
        return folder.resolve("release").toUri().toString().replaceFirst("/$", "");
    }

    /** The archive is not what the sums say. */
    void damage() throws IOException {
        Files.write(archive(), new byte[] {1});
    }

    /** The archive and the sums are somebody else's: they agree, and only the attestation tells. */
    void forge() throws IOException {
        StartScript.executable(folder.resolve(NAME + "/bin/pca-constrain"), "#!/bin/sh\necho forged\n");
        shell("tar -czf release/" + NAME + ".tar.gz " + NAME + " && rm -r " + NAME);
        sumUp();
    }

    /** From now on there are only these programs, and no gh. */
    void leaveOnly(String... programs) throws IOException {
        path = StartScript.onlyPrograms(folder.resolve("programs"), programs).toString();
    }

    void putOnPath(List<String> folders) {
        folders.forEach(each -> path = each + File.pathSeparator + path);
    }

    /** Runs a script as a CI system does, with nothing in the environment but this. */
    Outcome bash(Map<String, String> environment, String script) {
        List<String> words = new ArrayList<>(List.of("env", "-i", "PATH=" + path, "HOME=" + folder.resolve("home")));
        environment.forEach((name, value) -> words.add(name + "=" + value));
        words.addAll(List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script));
        return Programs.run(folder, InputStream.nullInputStream(), words);
    }

    private void sumUp() {
        shell("cd release && sha256sum *.tar.gz >SHA256SUMS");
    }

    private void shell(String script) {
        Programs.succeed(folder, List.of("sh", "-c", script));
    }
}
