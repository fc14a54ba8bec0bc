package io.github.pcaconstrain.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.Golden;
import io.github.pcaconstrain.cli.PseudoTerminal;
import io.github.pcaconstrain.cli.Screen;
import io.github.pcaconstrain.cli.Screen.Span;
import io.github.pcaconstrain.docs.TerminalPicture.Palette;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first command of the README does what the README says, and looks as its picture shows it. */
class FirstCommandTest {
    private static final int COLUMNS = 112;
    private static final int ROWS = 200;
    private static final String TITLE =
            "A run of pca-constrain apply on the sandbox: the plan, the issued and installed"
                    + " certificate, and the names that were tested";

    /** What the picture shows of the plan, of what was done, and of the test; all of it would be three times as long. */
    private static final Pattern SHOWN = Pattern.compile("(?:CA|parent|names|breaks|test|cost|sum|installed) +\\S.*|"
            + " +\\(CN=.*| +\\+ permitted dns:.*| +\\d+ names cannot be tested .*|.*: the certificate is exactly as"
            + " requested.*|permitted dns:api\\.dev\\.example\\.com|outside every constraint|verdict .*|as expected .*"
            + " dns:(?:\\S*api\\.dev|sibling\\.dev|probe)\\.example\\.\\S+ .*|\\d+ as expected, .*");

    /** What wrapped the line before. */
    private static final Pattern CONTINUED = Pattern.compile(" {40,}\\S.*");

    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=applied-)[0-9a-f]{8}");

    private static final List<Span> ELLIPSIS = List.of(new Span(0, "\u22ee", false, -1));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void theFirstCommandOfTheReadmeSucceedsAndLooksLikeItsPicture() throws IOException {
        Files.copy(
                Path.of("examples", "servers.yaml"),
                Files.createDirectory(folder.resolve("examples")).resolve("servers.yaml"));
        String documented = firstCommand(Files.readString(Path.of("README.md")));
        assertThat(documented).startsWith("scripts/pca-constrain ");

        try (PseudoTerminal terminal = PseudoTerminal.in(folder)
                .columns(COLUMNS)
                .rows(ROWS)
                .with("XDG_STATE_HOME", folder.resolve("state").toString())
                .run(documented.substring("scripts/".length()))) {
            assertThat(terminal.waitForEnd()).as(terminal.toString()).isZero();
            assertThat(terminal.lines())
                    .anyMatch(
                            line -> line.matches("as expected +refused +refused +dns:notapi\\.dev\\.example\\.com .*"))
                    .contains("permitted dns:api.dev.example.com", "outside every constraint")
                    .contains("13 as expected, 2 observed, 16 not tested")
                    .anyMatch(line -> line.startsWith("Changed: a certificate was issued"));
            picture(documented, terminal.raw());
        }
    }

    private static void picture(String command, String raw) {
        Screen screen = new Screen(COLUMNS, ROWS);
        screen.write(withFixedIdentifiers(raw));
        List<List<Span>> lines = new ArrayList<>();
        lines.add(List.of(new Span(0, "$ " + command, true, -1)));
        for (int i = 0; i < screen.lines().size(); i++) {
            String line = screen.lines().get(i);
            boolean isAfterCut = lines.get(lines.size() - 1).equals(ELLIPSIS);
            if (SHOWN.matcher(line).matches()
                    || (!isAfterCut && CONTINUED.matcher(line).matches())) {
                lines.add(screen.spans().get(i));
            } else if (lines.size() > 1 && !isAfterCut) {
                lines.add(ELLIPSIS);
            }
        }
        while (lines.get(lines.size() - 1).equals(ELLIPSIS)) {
            lines.remove(lines.size() - 1);
        }
        for (Palette palette : Palette.values()) {
            Golden.compare(
                    Path.of("docs", "pictures", "apply-" + palette.scheme() + ".svg"),
                    new TerminalPicture(TITLE, COLUMNS, lines).svg(palette));
        }
    }

    /** Every run has others. */
    private static String withFixedIdentifiers(String text) {
        Map<String, String> fixed = new LinkedHashMap<>();
        return UUIDS.matcher(text)
                .replaceAll(found -> fixed.computeIfAbsent(
                        found.group(),
                        id -> UUID.nameUUIDFromBytes(("id " + fixed.size()).getBytes(StandardCharsets.UTF_8))
                                .toString()
                                .substring(0, id.length())));
    }

    private static String firstCommand(String readme) {
        String start = "```sh\n";
        return readme.substring(readme.indexOf(start) + start.length())
                .lines()
                .findFirst()
                .orElseThrow();
    }
}
