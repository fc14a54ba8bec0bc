package io.github.pcaconstrain.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tool and its documentation say reads like English that was never translated. */
class WordingTest {
    private static final Path PHRASES = Path.of("src", "test", "resources", "wording", "forbidden-phrases.txt");
    private static final List<String> ROOTS = List.of(
            "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "docs", "examples", "scripts", "src");
    private static final Pattern TEXT = Pattern.compile(".*\\.(java|md|txt|tsv|json|yaml|sh|html|css|properties)");

    /** Where a sentence goes on in the next line: a literal, a comment, a line of a Markdown page. */
    private static final Pattern LINE_BREAK =
            Pattern.compile("\"\\s*\\+\\s*\"|\\s*\\R[ \\t]*(?:\\*(?!/)|//|#|>)?[ \\t]*");

    @Test
    void nothingHasToBeReadTwice() throws IOException {
        List<Pattern> phrases = phrases();
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            String text = joined(Files.readString(file));
            for (Pattern phrase : phrases) {
                Matcher matcher = phrase.matcher(text);
                while (matcher.find()) {
                    found.add(file + ": " + matcher.group());
                }
            }
        }

        assertThat(phrases).isNotEmpty();
        assertThat(found).as("see %s", PHRASES).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the file is no CSR",
                "extensions are no SEQUENCE",
                "so that it lets no name pass",
                "lets all of its names pass",
                "if it is none",
                "nothing is known of it",
                "a certificate that is no root"
            })
    void whatIsForbiddenIsFound(String sentence) {
        assertThat(phrases())
                .anyMatch(phrase ->
                        phrase.matcher(sentence.toLowerCase(Locale.ROOT)).find());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "there is no such file",
                "the CA is no longer ACTIVE",
                "there are no certificates",
                "if there is none",
                "is no bigger than the other",
                "let the user pass a file"
            })
    void goodEnglishIsNotForbidden(String sentence) {
        assertThat(phrases())
                .noneMatch(phrase ->
                        phrase.matcher(sentence.toLowerCase(Locale.ROOT)).find());
    }

    private static List<Pattern> phrases() {
        try {
            return Files.readAllLines(PHRASES).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.startsWith("/")
                            ? Pattern.compile(line.substring(1))
                            : Pattern.compile(line, Pattern.LITERAL))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void brokenSentencesAreJoined() {
        assertThat(joined("\"waited in\"\n        + \" Vain\"")).isEqualTo("\"waited in vain\"");
        assertThat(joined("/**\n * Waited in\n * vain.\n */")).contains("waited in vain");
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String root : ROOTS) {
            if (Files.exists(Path.of(root))) {
                try (Stream<Path> all = Files.walk(Path.of(root))) {
                    all.filter(Files::isRegularFile)
                            .filter(file ->
                                    TEXT.matcher(file.getFileName().toString()).matches())
                            .filter(file -> !file.equals(PHRASES) && !file.endsWith("WordingTest.java"))
                            .forEach(files::add);
                }
            }
        }
        return files;
    }

    private static String joined(String text) {
        return LINE_BREAK
                .matcher(text)
                .replaceAll(match -> match.group().startsWith("\"") ? "" : " ")
                .replaceAll("  +", " ")
                .toLowerCase(Locale.ROOT);
    }
}
