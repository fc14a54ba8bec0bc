package io.github.pcaconstrain.encoding.syntax;

import io.github.pcaconstrain.encoding.ConstraintHint;
import io.github.pcaconstrain.encoding.TypableConstraint;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.List;
import java.util.Objects;
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
     * @param column the column in code points, from 0
     */
    static SyntaxMistake of(String text, int line, int column, MarkedYamlEngineException parser) {
        List<String> lines = text.lines().toList();
        String here = line < lines.size() ? lines.get(line) : "";
        int index = here.offsetByCodePoints(0, Math.min(column, here.codePointCount(0, here.length())));
        if (character(here, index) == '\t') {
            return new SyntaxMistake("a tab is part of the indentation", "indent with spaces");
        }
        int start = start(here, index);
        if (character(here, start) == '*') {
            return star(value(here, start));
        }
        String words = parser.getProblem();
        if (words.contains("stream end") || words.contains("end of stream")) {
            return unclosed(parser);
        }
        if (INDICATORS.indexOf(character(here, start)) >= 0) {
            return indicator(value(here, start));
        }
        return words.contains("block end") ? afterTheEnd(here, index) : byExpectation(words);
    }

    private static SyntaxMistake afterTheEnd(String here, int index) {
        char at = character(here, index);
        if (at == ']' || at == '}') {
            return new SyntaxMistake("a '" + at + "' closes nothing", "remove it, or open the list before it");
        }
        return here.substring(0, index).isBlank()
                ? new SyntaxMistake(
                        "the indentation does not match the lines above",
                        "start all keys of one level, and all dashes of one list, in the same column")
                : new SyntaxMistake("something follows the end of a value", "remove it, or put it inside the quotes");
    }

    private static SyntaxMistake byExpectation(String words) {
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
                ConstraintHint.of(value.contains("@") ? NameForm.EMAIL : NameForm.DNS, value));
    }

    private static SyntaxMistake indicator(String value) {
        boolean isAddress = TypableConstraint.of(NameForm.IP, value).isPresent();
        String hint = value.startsWith("@")
                ? ConstraintHint.of(NameForm.EMAIL, value)
                : isAddress ? "write \"" + value + "\"" : "no name starts with this character: remove it";
        return new SyntaxMistake(
                "in YAML, a string that starts with '" + value.charAt(0) + "' must be in quotes", hint);
    }

    private static SyntaxMistake unclosed(MarkedYamlEngineException parser) {
        String context = Objects.requireNonNullElse(parser.getContext(), "");
        boolean isQuote = context.contains("quoted");
        if (!isQuote && !context.contains("flow")) {
            return OTHER;
        }
        String since = parser.getContextMark()
                .map(mark -> " that was opened in line " + (mark.getLine() + 1))
                .orElse("");
        return new SyntaxMistake(
                "the " + (isQuote ? "quote" : "bracket") + since + " is not closed",
                "close it before the end of the " + (isQuote ? "text" : "list"));
    }

    /** The start of the value that contains the position or ends just before it. */
    private static int start(String line, int index) {
        int start = index;
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

    private static char character(String line, int index) {
        return index < line.length() ? line.charAt(index) : 0;
    }
}
