package io.github.pcaconstrain;

import java.util.ArrayList;
import java.util.List;

/** Splits a command line into words, as a shell does: at blanks, but not within quotes. Nothing is expanded. */
public final class ShellWords {
    /** What stands for {@code &&} among the words; no word of a test has a line feed. */
    public static final String AND = "\n&&";
    /** What stands for {@code |} among the words. */
    public static final String PIPE = "\n|";

    private ShellWords() {}

    /** The words; {@link #AND} and {@link #PIPE} are words of their own. */
    public static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0 ? c == quote : c == '\'' || c == '"') {
                quote = quote == 0 ? c : 0;
                inWord = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                addWord(words, word, inWord);
                inWord = false;
            } else {
                word.append(quote == 0 && (c == '|' || c == '&') ? "\n" + c : Character.toString(c));
                inWord = true;
            }
        }
        addWord(words, word, inWord);
        return words;
    }

    /** The commands of a pipe. */
    public static List<List<String>> pipe(String line) {
        return split(of(line), PIPE);
    }

    /** The parts of a list between occurrences of a word. */
    public static List<List<String>> split(List<String> words, String separator) {
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

    private static void addWord(List<String> words, StringBuilder word, boolean inWord) {
        if (inWord) {
            words.add(word.toString().replace("\n&\n&", AND));
            word.setLength(0);
        }
    }
}
