package io.github.pcaconstrain.issuance.request;

import io.github.pcaconstrain.ca.CustomExtension;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.encoding.passthrough.ApiPassthrough;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.issuance.request.RequestedExtensions.Expected;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1Primitive;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file for {@code --extensions}: an ApiPassthrough document with everything but name constraints, which come from the
 * policy, and the subject, which comes from the CSR.
 */
public final class ExtensionsFile {
    private static final String EXTENSIONS = "Extensions";
    private static final String CUSTOM = "CustomExtensions";
    private static final String OID = "ObjectIdentifier";
    private static final String VALUE = "Value";
    private static final String CRITICAL = "Critical";

    /** The maximum that AWS accepts, minus the name constraints. */
    private static final int MAX_CUSTOM = 149;

    /** The extensions that every template for a subordinate CA sets, which cannot be overridden. */
    private static final Map<String, String> OF_TEMPLATE = Map.of(
            CertificateExtension.BASIC_CONSTRAINTS, "give --path-len for the path length",
            CertificateExtension.SUBJECT_KEY_IDENTIFIER, "leave it out",
            CertificateExtension.AUTHORITY_KEY_IDENTIFIER, "leave it out");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ExtensionsFile() {}

    /**
     * Reads a document.
     *
     * @param source its name in messages
     * @throws UnreadableInputException if this is not such a document, or requests something that cannot be requested
     */
    public static RequestedExtensions read(String source, byte[] input) {
        ApiObject document = new ApiObject(source, "", parse(source, input));
        if (document.find("Subject").isPresent()) {
            throw document.wrong(
                    "it has a Subject, but the subject must come from the CSR: AWS Private CA does not import a"
                            + " certificate with a different one",
                    "leave Subject out, or create a CSR with that subject");
        }
        document.requireOnly(Set.of(EXTENSIONS));
        ApiObject extensions = document.object(EXTENSIONS);
        Set<String> known = new TreeSet<>(NamedExtensions.members());
        known.add(CUSTOM);
        extensions.requireOnly(known);
        List<Expected> expected = new ArrayList<>(NamedExtensions.read(extensions));
        List<CustomExtension> custom = extensions.find(CUSTOM).isPresent() ? custom(extensions, expected) : List.of();
        Map<String, Object> named = new LinkedHashMap<>();
        NamedExtensions.members().forEach(name -> extensions.find(name).ifPresent(value -> named.put(name, value)));
        return new RequestedExtensions(named, custom, expected);
    }

    private static Map<String, Object> parse(String source, byte[] input) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(input))
                    .toString();
            // A byte order mark is not part of the document.
            String document = text.startsWith("\ufeff") ? text.substring(1) : text;
            Map<String, Object> members = MAPPER.readValue(document, new TypeReference<Map<String, Object>>() {});
            if (members != null) {
                return members;
            }
            throw unreadable(source, "it is not a JSON object");
        } catch (CharacterCodingException e) {
            throw unreadable(source, "it is not UTF-8");
        } catch (MismatchedInputException e) {
            // Its message is about internal classes.
            throw unreadable(source, "it is not a JSON object");
        } catch (JacksonException e) {
            throw unreadable(source, "it is not a JSON object: " + e.getOriginalMessage());
        }
    }

    private static UnreadableInputException unreadable(String source, String problem) {
        return new UnreadableInputException(
                source, problem, "give an ApiPassthrough document as the AWS CLI accepts it with --api-passthrough");
    }

    private static List<CustomExtension> custom(ApiObject extensions, List<Expected> expected) {
        List<ApiObject> items = extensions.objects(CUSTOM);
        if (items.size() > MAX_CUSTOM) {
            throw extensions.wrong(
                    "it has " + items.size() + " " + CUSTOM + ", but AWS accepts at most " + MAX_CUSTOM
                            + " besides the name constraints",
                    "leave some out");
        }
        List<CustomExtension> custom = new ArrayList<>();
        for (ApiObject item : items) {
            item.requireOnly(Set.of(OID, VALUE, CRITICAL));
            CustomExtension extension = new CustomExtension(item.oid(OID), item.text(VALUE), item.flag(CRITICAL));
            requireOwn(item, extension.oid(), expected);
            expected.add(new Expected(extension.oid(), hex(item), Optional.of(extension.critical())));
            custom.add(extension);
        }
        return custom;
    }

    private static void requireOwn(ApiObject item, String oid, List<Expected> before) {
        if (oid.equals(NameConstraintsDer.OID)) {
            throw item.wrong(
                    "it has name constraints (" + oid + "), but those come from the policy",
                    "leave that extension out; 'decode' turns it into a policy");
        }
        String hint = OF_TEMPLATE.get(oid);
        if (hint != null) {
            throw item.wrong("the template sets the extension " + oid + ", and AWS would ignore this one", hint);
        }
        if (before.stream().anyMatch(each -> each.oid().equals(oid))) {
            throw item.wrong("the extension " + oid + " is given twice", "leave one of the two out");
        }
    }

    private static String hex(ApiObject item) {
        String text = item.text(VALUE);
        if (text.length() > ApiPassthrough.MAX_VALUE) {
            throw item.wrong(
                    VALUE + " has " + text.length() + " characters, but AWS accepts at most "
                            + ApiPassthrough.MAX_VALUE,
                    "make the extension shorter");
        }
        byte[] octets;
        try {
            octets = Base64.getDecoder().decode(text);
            ASN1Primitive.fromByteArray(octets);
        } catch (IOException | IllegalArgumentException e) {
            throw item.wrong(
                    VALUE + " is not one DER value in base64",
                    "give the octets of the extension's value, not wrapped in an OCTET STRING");
        }
        return HexFormat.of().formatHex(octets);
    }
}
