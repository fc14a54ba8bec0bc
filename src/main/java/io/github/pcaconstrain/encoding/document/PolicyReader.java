package io.github.pcaconstrain.encoding.document;

import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.encoding.syntax.InputText;
import io.github.pcaconstrain.encoding.syntax.ParserFailure;
import io.github.pcaconstrain.encoding.syntax.YamlIndirection;
import io.github.pcaconstrain.failure.InvalidConstraintException;
import io.github.pcaconstrain.failure.PolicyFileException;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * Reads a policy file, YAML or JSON.
 *
 * <pre>
 * permitted:
 *   dns: [dev.example.com]
 *   ip: [10.20.0.0/16]
 * excluded: ["dns:prod.dev.example.com"]
 * critical: true
 * </pre>
 *
 * <p>Each side is a map from form to values, or a list of constraints in the syntax of the command line, which
 * preserves an order that mixes forms. Unknown keys, duplicate keys and wrong types are errors with line and column.
 */
public final class PolicyReader {
    /** The maximum size of a file: some 100,000 of the longest constraints. */
    public static final int MAX_OCTETS = 32 << 20;

    private static final String HINT = "a policy has 'permitted' and 'excluded' with lists under "
            + "'dns', 'ip', 'email', 'uri' or 'directoryName', and 'critical'";

    private final String source;
    private final YamlIndirection indirection;
    private final JsonParser parser;
    private final boolean yaml;
    private final Notes notes;
    private final List<Subtree> permitted = new ArrayList<>();
    private final List<Subtree> excluded = new ArrayList<>();
    private boolean critical = true;

    private PolicyReader(String source, String text, JsonParser parser, boolean yaml, Notes notes) {
        this.source = source;
        this.indirection = new YamlIndirection(text);
        this.parser = parser;
        this.yaml = yaml;
        this.notes = notes;
    }

    /**
     * Reads a policy.
     *
     * @param source the name of the file in messages
     * @throws PolicyFileException if the file breaks the rules above
     * @throws UnreadableInputException if it is empty or too large
     */
    public static NameConstraints read(String source, byte[] input, Notes notes) {
        if (input.length > MAX_OCTETS) {
            throw new UnreadableInputException(
                    source, input.length + " octets are too many for a policy (" + MAX_OCTETS + ")", HINT);
        }
        String text = InputText.decode(source, input);
        if (text.isBlank()) {
            throw new UnreadableInputException(source, "it is empty", HINT);
        }
        boolean json = PolicyParsers.isJson(text);
        try (JsonParser parser = json ? PolicyParsers.openJson(text) : PolicyParsers.openYaml(text)) {
            return new PolicyReader(source, text, parser, !json, notes).readPolicy();
        } catch (JacksonException e) {
            throw json ? ParserFailure.ofJson(source, e) : ParserFailure.ofYaml(source, text, e);
        }
    }

    private NameConstraints readPolicy() {
        JsonToken start = next();
        if (start == JsonToken.VALUE_STRING) {
            throw error(parser.currentTokenLocation(), "expected a policy, found plain text", HINT);
        }
        expect(start, JsonToken.START_OBJECT, "a policy", HINT);
        while (next() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            TokenStreamLocation at = parser.currentTokenLocation();
            switch (key) {
                case PolicyKeys.PERMITTED -> readSide(key, permitted);
                case PolicyKeys.EXCLUDED -> readSide(key, excluded);
                case PolicyKeys.CRITICAL -> critical = readBoolean();
                default ->
                    throw error(
                            at,
                            "unknown key '" + PrintableText.printable(key) + "'",
                            PolicyKeys.hintAtTop(key).orElse(HINT));
            }
        }
        TokenStreamLocation end = parser.currentLocation();
        if (next() != null) {
            throw error(
                    parser.currentTokenLocation(),
                    "something follows the policy",
                    "give each policy a file of its own");
        }
        if (permitted.isEmpty() && excluded.isEmpty()) {
            throw error(end, "it constrains nothing", HINT);
        }
        return new NameConstraints(permitted, excluded, critical);
    }

    private void readSide(String key, List<Subtree> side) {
        JsonToken token = next();
        if (token == JsonToken.START_ARRAY) {
            readValues(this::constraint, side);
            return;
        }
        expect(
                token,
                JsonToken.START_OBJECT,
                "lists by type of name",
                "write " + key + ": {dns: [NAME, NAME]}, or a list: " + key + ": " + listOf(token));
        while (next() != JsonToken.END_OBJECT) {
            NameForm form = form(parser.currentName());
            JsonToken list = next();
            expect(list, JsonToken.START_ARRAY, "a list", "write " + PolicyKeys.of(form) + ": " + listOf(list));
            readValues(() -> constraint(form), side);
        }
    }

    private NameForm form(String key) {
        return PolicyKeys.form(key)
                .orElseThrow(() -> error(
                        parser.currentTokenLocation(),
                        "unknown type of name '" + PrintableText.printable(key) + "'",
                        PolicyKeys.hintBelow(key).orElse("the types are dns, ip, email, uri and directoryName")));
    }

    private SubtreeBase constraint() {
        return ConstraintSyntax.parse(parser.getString().strip(), notes);
    }

    /** The prefix that hints use is accepted if it agrees with the key. */
    private SubtreeBase constraint(NameForm form) {
        String value = parser.getString().strip();
        String prefix = form.prefix() + ":";
        return value.startsWith(prefix)
                ? ConstraintSyntax.parse(value, notes)
                : ConstraintSyntax.parse(form, value, notes);
    }

    /** An example of a list: with the text that was found if it needs no quotes, otherwise with a placeholder. */
    private String listOf(@Nullable JsonToken found) {
        String text = found == JsonToken.VALUE_STRING ? parser.getString().strip() : "";
        return text.matches("[A-Za-z0-9.][A-Za-z0-9._/-]*") ? "[" + text + "]" : "[NAME, NAME]";
    }

    private void readValues(Supplier<SubtreeBase> value, List<Subtree> side) {
        TokenStreamLocation start = parser.currentTokenLocation();
        int before = side.size();
        while (next() != JsonToken.END_ARRAY) {
            TokenStreamLocation at = parser.currentTokenLocation();
            expect(
                    parser.currentToken(),
                    JsonToken.VALUE_STRING,
                    "a string",
                    parser.currentToken() == JsonToken.START_OBJECT
                            ? "write a prefix without a space after it: dns:NAME"
                            : "put every value in quotes");
            try {
                side.add(Subtree.of(value.get()));
            } catch (InvalidConstraintException e) {
                throw isOverSeveralLines(at)
                        ? error(
                                at,
                                "the value goes on in the next line: " + e.problem(),
                                "close the bracket of the list, or start its dashes in the same column")
                        : error(at, e.problem(), e.hint());
            }
        }
        if (side.size() == before) {
            throw error(
                    start,
                    "an empty list does not say whether all or nothing is meant",
                    "leave the key out to allow every name of the type, or permit 'invalid' alone to allow none");
        }
    }

    /** YAML joins lines with the same indentation into one text, which is never what the author of a name wants. */
    private boolean isOverSeveralLines(TokenStreamLocation start) {
        return yaml
                && parser.getString().strip().indexOf(' ') > 0
                && parser.currentLocation().getLineNr() > start.getLineNr();
    }

    private boolean readBoolean() {
        JsonToken token = next();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw error(parser.currentTokenLocation(), "'critical' is neither true nor false", "write critical: true");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    private @Nullable JsonToken next() {
        JsonToken token = parser.nextToken();
        if (yaml) {
            indirection.at(parser).ifPresent(what -> {
                throw error(
                        parser.currentTokenLocation(),
                        what + " are not supported",
                        "write every value out; put a string that starts with *, & or ! in quotes");
            });
        }
        return token;
    }

    private void expect(@Nullable JsonToken token, JsonToken expected, String what, String hint) {
        if (token != expected) {
            throw error(
                    parser.currentTokenLocation(),
                    "expected " + what + ", found " + PolicyParsers.describe(token),
                    hint);
        }
    }

    private PolicyFileException error(TokenStreamLocation at, String problem, String hint) {
        return new PolicyFileException(
                source, Math.max(at.getLineNr(), 1), Math.max(at.getColumnNr(), 1), problem, hint);
    }
}
