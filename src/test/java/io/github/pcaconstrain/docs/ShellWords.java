package io.github.pcaconstrain.docs;

import java.util.ArrayList;
import java.util.List;

/** Splits a command line into words, as a shell does: at blanks, but not within quotes. */
final class ShellWords {
    /** What stands for {@code &&} among the words; no word of the documentation has a line feed. */
    static final String AND = "\n&&";
    /** What stands for {@code |} among the words. */
    static final String PIPE = "\n|";

    private ShellWords() {}

    static List<String> split(String line) {
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

    private static void addWord(List<String> words, StringBuilder word, boolean inWord) {
        if (inWord) {
            words.add(word.toString().replace("\n&\n&", AND));
            word.setLength(0);
        }
    }
}
