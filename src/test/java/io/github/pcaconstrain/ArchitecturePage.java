package io.github.pcaconstrain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code docs/explanation/architecture.md} says of packages.
 *
 * @param rows the rows of its tables, from top to bottom
 * @param unusualSizes the packages that it names for having many files or few
 */
record ArchitecturePage(List<Row> rows, List<String> unusualSizes) {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String SIZES = "## Packages of unusual size";

    /**
     * One package. A word such as {@code policy.*} stands for a package and all below it.
     *
     * @param name the package
     * @param allowed what it imports of ours
     * @param libraries what it uses beyond the JDK
     */
    record Row(String name, List<String> allowed, List<String> libraries) {
        /** All may throw a failure that the user can mend, and the command line may use whatever is not its own. */
        boolean allows(String imported) {
            return allowed.stream().anyMatch(word -> matches(word, imported))
                    || (imported.equals("failure") && !isOf("sandbox", name))
                    || (isOf("cli", name)
                            && !isOf("cli", imported)
                            && !isOf("sandbox", imported)
                            && !isOf("aws", imported));
        }

        boolean allowsLibrary(String used) {
            return libraries.stream().anyMatch(word -> isOf(word, used));
        }

        static boolean matches(String word, String imported) {
            return word.endsWith(".*") ? isOf(word.substring(0, word.length() - 2), imported) : word.equals(imported);
        }
    }

    static ArchitecturePage read() {
        try {
            String page = Files.readString(Path.of("docs/explanation/architecture.md"));
            int sizes = page.indexOf(SIZES);
            return new ArchitecturePage(
                    page.lines()
                            .filter(line -> line.startsWith("| `"))
                            .map(ArchitecturePage::row)
                            .toList(),
                    page.substring(sizes, page.indexOf("\n## ", sizes + 1))
                            .lines()
                            .filter(line -> line.startsWith("- "))
                            .flatMap(line -> words(line.substring(0, line.indexOf(':'))))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a package is another or below it. */
    static boolean isOf(String tree, String name) {
        return name.equals(tree) || name.startsWith(tree + ".");
    }

    private static Row row(String line) {
        List<String> cells =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        return new Row(
                words(cells.get(1)).findFirst().orElseThrow(),
                words(cells.get(3)).toList(),
                words(cells.get(4)).toList());
    }

    private static Stream<String> words(String cell) {
        return CODE.matcher(cell).results().map((MatchResult result) -> result.group(1));
    }
}
