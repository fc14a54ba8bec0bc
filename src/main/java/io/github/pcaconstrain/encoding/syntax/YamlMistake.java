package io.github.pcaconstrain.encoding.syntax;

import io.github.pcaconstrain.encoding.ConstraintHint;
import io.github.pcaconstrain.encoding.TypableConstraint;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Mistakes in YAML, distinguished by the character at the position and by what the parser expected. */
final class YamlMistake {
    static final SyntaxMistake OTHER = new SyntaxMistake(
            "this is not valid YAML",
            "check the quotes, the brackets and the indentation of this line and the one before");

    /** Characters that start something other than plain text in YAML. */
    private static final String INDICATORS = "@`%&!|>:";

    private YamlMistake() {}

    /**
     * The mistake at a position.
     *
     * @param line the line, from 0
     * @param column the column, from 0
     */
    static SyntaxMistake of(String text, int line, int column, MarkedYamlEngineException parser) {
        List<String> lines = text.lines().toList();
        String here = line < lines.size() ? lines.get(line) : "";
        String words = parser.getProblem();
        char at = character(here, column);
        if (at == '\t' || words.contains("TAB")) {
            return new SyntaxMistake("a tab is part of the indentation", "indent with spaces");
        }
        int start = start(here, column);
        if (character(here, start) == '*') {
            return star(value(here, start));
        }
        if (words.contains("stream end") || words.contains("end of stream")) {
            return unclosed(parser);
        }
        if (character(here, start) != 0 && INDICATORS.indexOf(character(here, start)) >= 0) {
            return indicator(value(here, start));
        }
        return byExpectation(words, at);
    }

    private static SyntaxMistake byExpectation(String words, char at) {
        if (words.contains("block end")) {
            return at == ']' || at == '}'
                    ? new SyntaxMistake("a '" + at + "' closes nothing", "remove it, or open the list before it")
                    : new SyntaxMistake(
                            "the indentation does not match the lines above",
                            "start all keys of one level, and all dashes of one list, in the same column");
        }
        if (words.contains("expected ',' or")) {
            return new SyntaxMistake(
                    "a comma or a closing bracket is missing", "put commas between the values, and close the list");
        }
        if (words.contains("mapping values")) {
            return new SyntaxMistake(
                    "a ':' is not allowed here", "check the indentation, and put a string that has ': ' in quotes");
        }
        if (words.contains("expected ':'")) {
            return new SyntaxMistake("a ':' is missing after a key", "write a key as in dns:, and its list after it");
        }
        return OTHER;
    }

    /** A star starts an alias in YAML. The author meant a wildcard, which constraints do not support either. */
    private static SyntaxMistake star(String value) {
        return new SyntaxMistake(
                "'" + value + "' starts with '*', which YAML takes for an alias unless it is in quotes",
                ConstraintHint.of(value.indexOf('@') >= 0 ? NameForm.EMAIL : NameForm.DNS, value));
    }

    private static SyntaxMistake indicator(String value) {
        boolean isConstraint = TypableConstraint.of(NameForm.IP, value)
                .or(() -> TypableConstraint.of(value))
                .isPresent();
        String hint = value.startsWith("@")
                ? ConstraintHint.of(NameForm.EMAIL, value)
                : isConstraint ? "write \"" + value + "\"" : "no name starts with this character: remove it";
        return new SyntaxMistake(
                "in YAML, a string that starts with '" + value.charAt(0) + "' must be in quotes", hint);
    }

    private static SyntaxMistake unclosed(MarkedYamlEngineException parser) {
        boolean isQuote = parser.getContext() != null && parser.getContext().contains("quoted");
        String since = parser.getContextMark()
                .map(mark -> " that was opened in line " + (mark.getLine() + 1))
                .orElse("");
        return new SyntaxMistake(
                "the " + (isQuote ? "quote" : "bracket") + since + " is not closed",
                "close it before the end of the " + (isQuote ? "text" : "list"));
    }

    /** The start of the value that contains the position or ends just before it. */
    private static int start(String line, int column) {
        int start = Math.min(column, line.length());
        while (start > 0 && " [{,\t".indexOf(line.charAt(start - 1)) < 0) {
            start--;
        }
        return start;
    }

    private static String value(String line, int start) {
        int end = start;
        while (end < line.length() && ",]} \t".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return line.substring(start, end);
    }

    private static char character(String line, int column) {
        return column >= 0 && column < line.length() ? line.charAt(column) : 0;
    }
}
