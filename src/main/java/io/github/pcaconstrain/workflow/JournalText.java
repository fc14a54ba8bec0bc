package io.github.pcaconstrain.workflow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads lines of JSON that another run writes or wrote, without a lock and as far as possible. */
public final class JournalText {
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    /** Longer than any line that is written: the longest contains a certificate of at most 32 KB (API reference). */
    private static final int MAX_LINE = 1 << 16;

    private JournalText() {}

    /**
     * The content of a file.
     *
     * @param whole the lines that could be read
     * @param flaw what could not be read, for messages; empty if everything could be read
     */
    public record Lines(List<Map<String, String>> whole, Optional<String> flaw) {}

    /** The complete lines; empty if the file does not exist. */
    static List<Map<String, String>> read(Path file) {
        return lines(file).whole();
    }

    /** The complete lines, and what is wrong with the others. */
    public static Lines lines(Path file) {
        List<Map<String, String>> lines = new ArrayList<>();
        List<Integer> damaged = new ArrayList<>();
        if (Files.isRegularFile(file)) {
            // The decoder of this reader replaces invalid UTF-8; that of Files.lines would throw an exception.
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
                int number = 0;
                for (String line; (line = reader.readLine()) != null; ) {
                    number++;
                    Optional<Map<String, String>> fields = fields(line);
                    fields.ifPresent(lines::add);
                    if (fields.isEmpty() && !line.isBlank()) {
                        damaged.add(number);
                    }
                }
            } catch (IOException unreadable) {
                return new Lines(lines, Optional.of(file + " cannot be read"));
            }
        } else if (Files.exists(file)) {
            return new Lines(lines, Optional.of(file + " is not a file"));
        }
        return new Lines(lines, damaged(file, damaged));
    }

    private static Optional<String> damaged(Path file, List<Integer> lines) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of((lines.size() == 1
                        ? "line " + lines.get(0)
                        : "line " + lines.get(0) + " and " + (lines.size() - 1) + " more")
                + " of " + file + " cannot be read");
    }

    /** The entries of a journal. */
    public static List<JournalEntry> entries(Path journal) {
        return read(journal).stream().flatMap(line -> entry(line).stream()).toList();
    }

    private static Optional<JournalEntry> entry(Map<String, String> line) {
        Map<String, String> fields = new TreeMap<>(line);
        fields.values().removeIf(Objects::isNull);
        return JournalEntry.of(fields);
    }

    private static Optional<Map<String, String>> fields(String line) {
        try {
            return line.length() > MAX_LINE
                    ? Optional.empty()
                    : Optional.ofNullable(JsonMapper.shared().readValue(line, FIELDS));
        } catch (JacksonException damaged) {
            return Optional.empty();
        }
    }
}
