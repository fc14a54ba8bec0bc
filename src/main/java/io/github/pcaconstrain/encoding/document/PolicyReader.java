package io.github.pcaconstrain.encoding.document;

import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.encoding.InputText;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.encoding.ParserFailure;
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
 * <p>Each side is a map from form to values, or a list of constraints as the command line writes them, which keeps an
 * order that mixes forms. Unknown keys, keys given twice and wrong types are errors with their line and column.
 */
public final class PolicyReader {
    /** The longest file that is read: some 100,000 of the longest constraints. */
    public static final int MAX_OCTETS = 32 << 20;

    private static final String HINT = "a policy has 'permitted' and 'excluded' with lists under "
            + "'dns', 'ip', 'email', 'uri' or 'directoryName', and 'critical'";

    private final String source;
    private final JsonParser parser;
    private final boolean yaml;
    private final Notes notes;
    private final List<Subtree> permitted = new ArrayList<>();
    private final List<Subtree> excluded = new ArrayList<>();
    private boolean critical = true;

    private PolicyReader(String source, JsonParser parser, boolean yaml, Notes notes) {
        this.source = source;
        this.parser = parser;
        this.yaml = yaml;
        this.notes = notes;
    }

    /**
     * Reads a policy.
     *
     * @param source what the file is called in messages
     * @throws PolicyFileException where the file breaks the rules above
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
            return new PolicyReader(source, parser, !json, notes).readPolicy();
        } catch (JacksonException e) {
            throw ParserFailure.of(source, e, HINT);
        }
    }

    private NameConstraints readPolicy() {
        expect(next(), JsonToken.START_OBJECT, "a policy with 'permitted' or 'excluded'");
        while (next() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            TokenStreamLocation at = parser.currentTokenLocation();
            switch (key) {
                case "permitted" -> readSide(permitted);
                case "excluded" -> readSide(excluded);
                case "critical" -> critical = readBoolean();
                default -> throw error(at, "unknown key '" + PrintableText.printable(key) + "'", HINT);
            }
        }
        TokenStreamLocation end = parser.currentLocation();
        if (next() != null) {
            throw error(parser.currentTokenLocation(), "something follows the policy", "keep one policy a file");
        }
        if (permitted.isEmpty() && excluded.isEmpty()) {
            throw error(end, "it constrains nothing", HINT);
        }
        return new NameConstraints(permitted, excluded, critical);
    }

    private void readSide(List<Subtree> side) {
        JsonToken token = next();
        if (token == JsonToken.START_ARRAY) {
            readValues(() -> ConstraintSyntax.parse(parser.getString().strip(), notes), side);
            return;
        }
        expect(token, JsonToken.START_OBJECT, "a map from name forms to lists");
        while (next() != JsonToken.END_OBJECT) {
            NameForm form = form(parser.currentName());
            expect(next(), JsonToken.START_ARRAY, "a list, as in " + PolicyKeys.of(form) + ": [...]");
            readValues(() -> ConstraintSyntax.parse(form, parser.getString().strip(), notes), side);
        }
    }

    private NameForm form(String key) {
        return PolicyKeys.form(key)
                .orElseThrow(() -> error(
                        parser.currentTokenLocation(),
                        "unknown name form '" + PrintableText.printable(key) + "'",
                        "name forms are dns, ip, email, uri and directoryName"));
    }

    private void readValues(Supplier<SubtreeBase> value, List<Subtree> side) {
        TokenStreamLocation start = parser.currentTokenLocation();
        int before = side.size();
        while (next() != JsonToken.END_ARRAY) {
            TokenStreamLocation at = parser.currentTokenLocation();
            expect(parser.currentToken(), JsonToken.VALUE_STRING, "a text; put it in quotes");
            try {
                side.add(Subtree.of(value.get()));
            } catch (InvalidConstraintException e) {
                throw error(at, e.problem(), e.hint());
            }
        }
        if (side.size() == before) {
            throw error(
                    start,
                    "an empty list does not say whether all or nothing is meant",
                    "leave the key out to allow every name of the form, or permit 'invalid' alone to allow none");
        }
    }

    private boolean readBoolean() {
        JsonToken token = next();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw error(parser.currentTokenLocation(), "'critical' is not true or false", "write critical: true");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    private @Nullable JsonToken next() {
        JsonToken token = parser.nextToken();
        if (yaml) {
            PolicyParsers.yamlIndirection(parser).ifPresent(what -> {
                throw error(parser.currentTokenLocation(), what + " are not supported", "write every value out");
            });
        }
        return token;
    }

    private void expect(@Nullable JsonToken token, JsonToken expected, String what) {
        if (token != expected) {
            throw error(
                    parser.currentTokenLocation(),
                    "found " + PolicyParsers.describe(token) + " in place of " + what,
                    HINT);
        }
    }

    private PolicyFileException error(TokenStreamLocation at, String problem, String hint) {
        return new PolicyFileException(
                source, Math.max(at.getLineNr(), 1), Math.max(at.getColumnNr(), 1), problem, hint);
    }
}
