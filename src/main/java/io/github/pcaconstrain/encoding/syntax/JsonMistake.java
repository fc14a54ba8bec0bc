package io.github.pcaconstrain.encoding.syntax;

import java.util.Locale;

/** Mistakes in JSON, distinguished by the message of the parser. */
final class JsonMistake {
    private static final SyntaxMistake WITHOUT_QUOTES =
            new SyntaxMistake("a string without quotes", "put keys and values in double quotes");
    private static final SyntaxMistake OTHER =
            new SyntaxMistake("this is not valid JSON", "check the quotes, commas and brackets here");
    private static final String CHARACTER = "unexpected character ('";

    private JsonMistake() {}

    static SyntaxMistake of(String parser) {
        String words = parser.toLowerCase(Locale.ROOT);
        if (words.startsWith("unexpected end-of-input")) {
            return new SyntaxMistake("the file ends too early", "close every '{' and '[' and every quote");
        }
        if (words.startsWith("illegal unquoted character")) {
            return words.contains("code 9)")
                    ? new SyntaxMistake("a string has a tab", "write \\t instead")
                    : new SyntaxMistake("a string runs past the end of a line", "close the quote on the same line");
        }
        if (words.contains("exceeds the maximum")) {
            return words.contains("depth")
                    ? new SyntaxMistake("it is nested too deeply", "check that it is the right file")
                    : new SyntaxMistake("a string or a key is too long", "check that it is the right file");
        }
        if (words.startsWith("unrecognized token") || words.startsWith("non-standard token")) {
            return WITHOUT_QUOTES;
        }
        return words.startsWith(CHARACTER) && !words.contains("in numeric value")
                ? character(words.charAt(CHARACTER.length()), words)
                : OTHER;
    }

    private static SyntaxMistake character(char unexpected, String words) {
        return switch (unexpected) {
            case '/', '#' -> new SyntaxMistake("JSON has no comments", "remove the comment, or write the file as YAML");
            case '}', ']' ->
                new SyntaxMistake("a comma or a value is out of place", "remove the comma before the bracket");
            case ',' -> new SyntaxMistake("a comma is out of place", "put one comma between two values");
            case '\'' -> new SyntaxMistake("JSON accepts double quotes only", "write \" instead of '");
            default -> {
                if (words.contains("expecting comma")) {
                    yield new SyntaxMistake("a comma is missing", "put commas between values");
                }
                yield words.contains("expecting double-quote") ? WITHOUT_QUOTES : OTHER;
            }
        };
    }
}
