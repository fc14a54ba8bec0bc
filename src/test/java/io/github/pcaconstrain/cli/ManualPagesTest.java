package io.github.pcaconstrain.cli;

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
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual: man(1) renders each page without a warning, and a page says what the help of its command says. */
class ManualPagesTest {
    private static final Map<String, String> PAGES = ManualPages.all("2026-01-01");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void everyCommandHasAPage() {
        List<String> names = new ArrayList<>(Overview.commands().stream()
                .map(command -> "pca-constrain-" + command + ".1")
                .toList());
        names.add("pca-constrain.1");

        assertThat(PAGES.keySet()).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void manRendersThemWithoutAWarningAndAsTheHelpSays() throws IOException {
        NeededTools.need("man");
        List<String> words = new ArrayList<>(List.of(
                "env", "LC_ALL=C.UTF-8", "MANWIDTH=100", "MANROFFSEQ=", "man", "--warnings=w", "-P", "cat", "-l"));
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
            words.add(Files.writeString(folder.resolve(page.getKey()), page.getValue())
                    .toString());
        }

        Outcome rendered = Programs.run(folder, InputStream.nullInputStream(), words);

        assertThat(rendered.err()).isEmpty();
        assertThat(rendered.exitCode()).isZero();
        Map<String, String> texts = new TreeMap<>();
        for (String text : rendered.out().split("(?m)^(?=PCA-CONSTRAIN[A-Z-]*\\(1\\) )", -1)) {
            texts.put(text.replaceAll("(?s)\\(.*", "").toLowerCase(Locale.ROOT), squeezed(text));
        }
        for (String command : Overview.commands()) {
            String text = texts.getOrDefault("pca-constrain-" + command, "");
            String help = new Cli(folder).run("help", command).out();
            for (String line : help.split("\n", -1)) {
                assertThat(text).as(command).contains(line.startsWith("Usage: ") ? "NAME" : squeezedHelp(line));
            }
        }
    }

    // Headings have no colon in a manual, and man breaks commands without a backslash.
    private static String squeezedHelp(String line) {
        return squeezed(line.replaceAll("^(\\S.*):$", "$1")
                .replaceAll(" \\\\$", "")
                .replaceAll("^ *\\$ ", "")
                .replace("Exit codes", "EXIT STATUS")
                .replace("Examples", "EXAMPLES"));
    }

    // Columns and the ends of lines differ.
    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
