package io.github.pcaconstrain.encoding.passthrough;

import static io.github.pcaconstrain.encoding.passthrough.ApiPassthrough.CRITICAL;
import static io.github.pcaconstrain.encoding.passthrough.ApiPassthrough.CUSTOM_EXTENSIONS;
import static io.github.pcaconstrain.encoding.passthrough.ApiPassthrough.EXTENSIONS;
import static io.github.pcaconstrain.encoding.passthrough.ApiPassthrough.OBJECT_IDENTIFIER;
import static io.github.pcaconstrain.encoding.passthrough.ApiPassthrough.VALUE;

import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.encoding.syntax.InputText;
import io.github.pcaconstrain.encoding.syntax.ParserFailure;
import io.github.pcaconstrain.failure.PolicyFileException;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.output.IndentedJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads existing ApiPassthrough documents and adds to them. Separate from {@link ApiPassthrough} because it loads the
 * databind library, some 400 classes that a plain {@code encode} does not need.
 */
public final class ApiPassthroughDocument {
    /** The maximum number of CustomExtensions in a document. */
    private static final int MAX_EXTENSIONS = 150;

    private static final String HINT = "give an ApiPassthrough document as the AWS CLI accepts it";

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ApiPassthroughDocument() {}

    /**
     * Adds an extension to a document and leaves everything else unchanged.
     *
     * @param source the name of the document in messages
     * @throws UnreadableInputException if this is not an ApiPassthrough document, or already has name constraints
     */
    public static byte[] merge(String source, byte[] document, ExtensionValue extension) {
        JsonNode root = parse(source, InputText.decode(source, document));
        ArrayNode extensions = array(source, object(source, requireObject(source, root, "it"), EXTENSIONS));
        extensions.forEach(present -> requireObject(source, present, "one of its " + CUSTOM_EXTENSIONS));
        requireNone(source, root);
        if (extensions.size() >= MAX_EXTENSIONS) {
            throw unusable(source, "it has " + extensions.size() + " CustomExtensions, the most that AWS accepts");
        }
        extensions
                .addObject()
                .put(OBJECT_IDENTIFIER, NameConstraintsDer.OID)
                .put(VALUE, extension.base64())
                .put(CRITICAL, extension.critical());
        String merged = MAPPER.writer().with(IndentedJson.printer()).writeValueAsString(root) + "\n";
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(merged)) {
            throw unusable(source, "it has half of a surrogate pair, which is not a character");
        }
        return merged.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads the only NameConstraints extension in a JSON document: an ApiPassthrough document, or a document that
     * contains one.
     *
     * @throws UnreadableInputException if there is not exactly one, or if its members are not those of AWS's API
     */
    public static ExtensionValue read(String source, String text) {
        List<JsonNode> found = parse(source, text).findParents(OBJECT_IDENTIFIER).stream()
                .filter(ApiPassthroughDocument::isNameConstraints)
                .toList();
        if (found.size() != 1) {
            throw Snippets.notOne(source, found.size());
        }
        JsonNode critical = found.get(0).path(CRITICAL);
        if (!critical.isMissingNode() && !critical.isBoolean()) {
            throw unusable(source, CRITICAL + " is not true or false");
        }
        byte[] der = Base64Text.decode(source, found.get(0).path(VALUE).asString(""));
        return ExtensionValue.of(der, critical.asBoolean(false));
    }

    private static JsonNode parse(String source, String text) {
        try {
            return MAPPER.readTree(text);
        } catch (MismatchedInputException e) {
            throw new PolicyFileException(
                    source,
                    Math.max(e.getLocation().getLineNr(), 1),
                    Math.max(e.getLocation().getColumnNr(), 1),
                    "something follows the document",
                    HINT);
        } catch (JacksonException e) {
            throw ParserFailure.ofJson(source, e);
        } catch (NumberFormatException e) { // Jackson throws it for an exponent with more than nine digits.
            throw unusable(source, "a number in it is out of range");
        }
    }

    private static boolean isNameConstraints(JsonNode extension) {
        return NameConstraintsDer.OID.equals(extension.path(OBJECT_IDENTIFIER).asString(""));
    }

    private static ObjectNode requireObject(String source, JsonNode node, String name) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw unusable(source, name + " is not a JSON object");
    }

    private static ObjectNode object(String source, ObjectNode parent, String key) {
        JsonNode present = parent.get(key);
        return present == null ? parent.putObject(key) : requireObject(source, present, key);
    }

    private static ArrayNode array(String source, ObjectNode extensions) {
        JsonNode present = extensions.get(CUSTOM_EXTENSIONS);
        if (present == null) {
            return extensions.putArray(CUSTOM_EXTENSIONS);
        }
        if (present instanceof ArrayNode array) {
            return array;
        }
        throw unusable(source, CUSTOM_EXTENSIONS + " is not a list");
    }

    /** Wherever it is: in a document around this one, for example, where {@link #read} would find it. */
    private static void requireNone(String source, JsonNode root) {
        if (root.findParents(OBJECT_IDENTIFIER).stream().anyMatch(ApiPassthroughDocument::isNameConstraints)) {
            throw new UnreadableInputException(
                    source,
                    "it has name constraints (" + NameConstraintsDer.OID + ") already",
                    "take that extension out first; 'decode' shows what it says");
        }
    }

    private static UnreadableInputException unusable(String source, String problem) {
        return new UnreadableInputException(source, problem, HINT);
    }
}
