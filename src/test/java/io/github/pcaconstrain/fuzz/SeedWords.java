package io.github.pcaconstrain.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words in the seeds of all targets, for every target: a reader may mistake its own format for another. Without them, it takes
 * millions of inputs to come upon a word that is in no seed of the target itself.
 */
final class SeedWords {
    private static final Pattern WORD = Pattern.compile("(?<![\\w+/=.-])[A-Za-z][A-Za-z_-]{3,23}(?![\\w+/.-])");

    private SeedWords() {}

    /** Words of texts, in the format of libFuzzer's dictionaries. */
    static List<String> in(Stream<byte[]> seeds) {
        return seeds
                .map(seed -> new String(seed, StandardCharsets.US_ASCII))
                .filter(text -> text.indexOf('\ufffd') < 0)
                .flatMap(text -> WORD.matcher(text).results().map(MatchResult::group))
                .map(word -> '"' + word + '"')
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }

    /** Writes those of all seeds. */
    static Path write(Path file) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "resources", "fuzz"))) {
            List<byte[]> seeds = new ArrayList<>();
            for (Path seed : files.filter(Files::isRegularFile).toList()) {
                seeds.add(Files.readAllBytes(seed));
            }
            return Files.write(file, in(seeds.stream()));
        }
    }
}
