package io.github.pcaconstrain.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The index of decisions lists every page, in their order. */
class DecisionsTest {
    private static final Path FOLDER = Path.of("docs/explanation/decisions");
    private static final Pattern ENTRY = Pattern.compile("(?m)^- \\[(\\d+)\\. .*]\\((.*)\\)$");
    private static final Pattern PAGE = Pattern.compile("(\\d{4})-.*\\.md");

    @Test
    void theIndexIsComplete() throws IOException {
        String index = Files.readString(FOLDER.resolve("README.md"));
        List<String> pages = pages();
        List<Integer> numbers = pages.stream()
                .map(page -> Integer.valueOf(page.substring(0, 4)))
                .toList();

        assertThat(ENTRY.matcher(index).results().map(entry -> entry.group(2))).containsExactlyElementsOf(pages);
        assertThat(ENTRY.matcher(index).results().map(entry -> Integer.valueOf(entry.group(1))))
                .containsExactlyElementsOf(numbers);
    }

    private static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> PAGE.matcher(name).matches())
                    .sorted()
                    .toList();
        }
    }
}
