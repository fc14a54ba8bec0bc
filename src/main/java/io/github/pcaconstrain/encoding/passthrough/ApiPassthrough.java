package io.github.pcaconstrain.encoding.passthrough;

import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.output.IndentedJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/**
 * The ApiPassthrough document of AWS Private CA's IssueCertificate, as the AWS CLI accepts it with {@code
 * --api-passthrough file://...}.
 *
 * <pre>
 * {"Extensions": {"CustomExtensions": [
 *     {"ObjectIdentifier": "2.5.29.30", "Value": "MBWg...", "Critical": true}]}}
 * </pre>
 *
 * <p>See the API reference of AWS Private CA, types ApiPassthrough and CustomExtension.
 */
public final class ApiPassthrough {
    /** The maximum length of the Value of a CustomExtension, in base64 characters. */
    public static final int MAX_VALUE = 4096;

    static final String EXTENSIONS = "Extensions";
    static final String CUSTOM_EXTENSIONS = "CustomExtensions";
    static final String OBJECT_IDENTIFIER = "ObjectIdentifier";
    static final String VALUE = "Value";
    static final String CRITICAL = "Critical";

    /** Inside a string, its quotation marks would be escaped. */
    private static final Pattern KEY = Pattern.compile("(?<!\\\\)\"" + OBJECT_IDENTIFIER + "\"\\s*:");

    private ApiPassthrough() {}

    /** Whether a JSON text has an extension, of any identifier. Names in a policy may hold the word, too. */
    public static boolean isIn(String text) {
        return KEY.matcher(text).find();
    }

    /** A document with only this extension. */
    public static byte[] write(ExtensionValue extension) {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        try {
            IndentedJson.write(document, json -> write(extension, json));
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return document.toByteArray();
    }

    private static void write(ExtensionValue extension, JsonGenerator out) {
        out.writeStartObject();
        out.writeName(EXTENSIONS);
        out.writeStartObject();
        out.writeName(CUSTOM_EXTENSIONS);
        out.writeStartArray();
        out.writeStartObject();
        out.writeStringProperty(OBJECT_IDENTIFIER, NameConstraintsDer.OID);
        out.writeStringProperty(VALUE, extension.base64());
        out.writeBooleanProperty(CRITICAL, extension.critical());
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndObject();
    }
}
