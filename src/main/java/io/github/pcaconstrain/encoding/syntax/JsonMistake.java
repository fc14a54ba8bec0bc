package io.github.pcaconstrain.encoding.syntax;

import java.util.Locale;

/** Mistakes in JSON, distinguished by the message of the parser. */
final class JsonMistake {
    private JsonMistake() {}

    static SyntaxMistake of(String parser) {
        String words = parser.toLowerCase(Locale.ROOT);
        if (words.contains("end-of-input")) {
            return new SyntaxMistake("the file ends too early", "close every '{' and '[' and every quote");
        }
        if (words.contains("comment")) {
            return new SyntaxMistake("JSON has no comments", "remove the comment, or write the file as YAML");
        }
        if (words.contains("illegal unquoted character")) {
            return new SyntaxMistake("a string runs past the end of a line", "close the quote on the same line");
        }
        if (words.contains("exceeds the maximum")) {
            return words.contains("depth")
                    ? new SyntaxMistake("it is nested too deeply", "check that it is the right file")
                    : new SyntaxMistake("a string or a key is too long", "check that it is the right file");
        }
        if (words.startsWith("unexpected character ('}'") || words.startsWith("unexpected character (']'")) {
            return new SyntaxMistake("a comma or a value is out of place", "remove the comma before the bracket");
        }
        if (words.contains("expecting comma") && !words.contains("('}'") && !words.contains("(']'")) {
            return new SyntaxMistake("a comma is missing", "put commas between values");
        }
        if (words.startsWith("unexpected character (''')")) {
            return new SyntaxMistake("JSON accepts double quotes only", "write \" instead of '");
        }
        if (words.startsWith("unrecognized token")
                || words.startsWith("non-standard token")
                || words.contains("expecting double-quote")) {
            return new SyntaxMistake("a string without quotes", "put keys and values in double quotes");
        }
        return new SyntaxMistake("this is not valid JSON", "check the quotes, commas and brackets here");
    }
}
