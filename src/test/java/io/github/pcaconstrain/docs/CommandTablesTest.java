package io.github.pcaconstrain.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of commands have all of them. */
class CommandTablesTest {
    private static final Pattern HEADING = Pattern.compile("(?m)^## (\\S+)$");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| (`[^|]*) \\|");
    private static final Pattern NAME = Pattern.compile("`([a-z]+)`");

    @Test
    void theReadmeNamesEachCommandOnce() throws IOException {
        assertThat(named(Path.of("README.md"), "## Commands")).containsExactlyInAnyOrderElementsOf(commands());
    }

    @Test
    void securityTellsWhatEachCommandConnectsTo() throws IOException {
        assertThat(named(Path.of("SECURITY.md"), "## What connects to where")).containsAll(commands());
    }

    private static List<String> commands() throws IOException {
        return names(HEADING, Files.readString(Path.of("docs/reference/commands.md")))
                .toList();
    }

    private static List<String> named(Path page, String heading) throws IOException {
        String text = Files.readString(page);
        String after = text.substring(text.indexOf(heading) + heading.length());
        int next = after.indexOf("\n## ");
        return names(FIRST_CELL, next < 0 ? after : after.substring(0, next))
                .flatMap(cell -> names(NAME, cell))
                .toList();
    }

    private static Stream<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }
}
