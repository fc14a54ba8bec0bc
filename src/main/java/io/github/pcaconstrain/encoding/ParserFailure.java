package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.failure.PolicyFileException;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** What the parsers of JSON and YAML say is wrong with a text, as one of our messages. */
public final class ParserFailure {
    /** Remarks about the parser, which help its programmers only. */
    private static final Pattern REMARK =
            Pattern.compile(" \\((?:start marker at|not recognized as one|Do not use|\\d+, from) .*\\)$|: enable `.*$");

    private static final String DUPLICATE = "Duplicate Object property";

    private ParserFailure() {}

    public static PolicyFileException of(String source, JacksonException e, String hint) {
        if (e.getCause() instanceof MarkedYamlEngineException yaml
                && yaml.getProblemMark().isPresent()) {
            Mark mark = yaml.getProblemMark().get();
            String problem = REMARK.matcher(yaml.getProblem()).replaceFirst("");
            return syntax(source, mark.getLine() + 1, mark.getColumn() + 1, problem, hint);
        }
        TokenStreamLocation at = e.getLocation() == null ? TokenStreamLocation.NA : e.getLocation();
        String message = Optional.ofNullable(e.getOriginalMessage()).orElse("it cannot be parsed");
        String firstLine = message.lines().findFirst().orElse(message);
        return syntax(
                source,
                at.getLineNr(),
                at.getColumnNr(),
                REMARK.matcher(firstLine).replaceFirst(""),
                hint);
    }

    private static PolicyFileException syntax(String source, int line, int column, String problem, String hint) {
        boolean duplicate = problem.startsWith(DUPLICATE);
        return new PolicyFileException(
                source,
                Math.max(line, 1),
                Math.max(column, 1),
                PrintableText.printable(duplicate ? problem.replace(DUPLICATE, "duplicate key") : "syntax: " + problem),
                duplicate ? "give every key once" : hint);
    }
}
