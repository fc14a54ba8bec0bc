package io.github.pcaconstrain.encoding.syntax;

import io.github.pcaconstrain.failure.PolicyFileException;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/**
 * Explains why the JSON or YAML parser refused a text, for the author of the text. The parser's own messages assume
 * knowledge of its internals.
 */
public final class ParserFailure {
    private static final String DUPLICATE = "Duplicate Object property \"";

    private ParserFailure() {}

    /**
     * The failure for a text that is not valid YAML.
     *
     * @param text the whole text
     */
    public static PolicyFileException ofYaml(String source, String text, JacksonException e) {
        if (e.getCause() instanceof MarkedYamlEngineException yaml
                && yaml.getProblemMark().isPresent()) {
            Mark mark = yaml.getProblemMark().get();
            SyntaxMistake mistake = YamlMistake.of(text, mark.getLine(), mark.getColumn(), yaml);
            return failure(source, mark.getLine() + 1, mark.getColumn() + 1, mistake);
        }
        return failure(source, e, YamlMistake.OTHER);
    }

    /** The failure for a text that is not valid JSON. */
    public static PolicyFileException ofJson(String source, JacksonException e) {
        return failure(source, e, JsonMistake.of(words(e)));
    }

    private static PolicyFileException failure(String source, JacksonException e, SyntaxMistake otherwise) {
        TokenStreamLocation at = e.getLocation() == null ? TokenStreamLocation.NA : e.getLocation();
        String words = words(e);
        boolean duplicate = words.startsWith(DUPLICATE);
        return failure(
                source,
                at.getLineNr(),
                at.getColumnNr(),
                duplicate
                        ? new SyntaxMistake(
                                "duplicate key '" + words.substring(DUPLICATE.length(), words.lastIndexOf('"')) + "'",
                                "write every key once")
                        : otherwise);
    }

    private static String words(JacksonException e) {
        return Optional.ofNullable(e.getOriginalMessage()).orElse("");
    }

    private static PolicyFileException failure(String source, int line, int column, SyntaxMistake mistake) {
        return new PolicyFileException(
                source,
                Math.max(line, 1),
                Math.max(column, 1),
                PrintableText.printable(mistake.problem()),
                PrintableText.printable(mistake.hint()));
    }
}
