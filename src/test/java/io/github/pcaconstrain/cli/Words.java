package io.github.pcaconstrain.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a command line into words as a shell does; quotes keep blanks, and nothing is expanded. */
public final class Words {
    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^'\"]+)");

    private Words() {}

    public static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(QUOTED.matcher(word.group()).replaceAll(part -> Matcher.quoteReplacement(text(part))));
        }
        return words;
    }

    private static String text(MatchResult part) {
        for (int i = 1; i <= 3; i++) {
            if (part.group(i) != null) {
                return part.group(i);
            }
        }
        return "";
    }

    /** The parts of a list between occurrences of a word, as the commands of a pipe between bars. */
    static List<List<String>> split(List<String> words, String separator) {
        List<List<String>> parts = new ArrayList<>(List.of(new ArrayList<>()));
        for (String word : words) {
            if (word.equals(separator)) {
                parts.add(new ArrayList<>());
            } else {
                parts.get(parts.size() - 1).add(word);
            }
        }
        return parts;
    }
}
