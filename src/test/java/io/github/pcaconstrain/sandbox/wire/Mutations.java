package io.github.pcaconstrain.sandbox.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What can be made of a document by changing a little of it. */
final class Mutations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MANY = 200;

    private Mutations() {}

    /** Octets with some of them changed, left out, put in, or cut off. */
    static byte[] octets(byte[] original, Random random) {
        byte[] octets = original.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(octets.length);
            switch (random.nextInt(6)) {
                case 0, 1 -> octets[at] = (byte) random.nextInt(256);
                case 2 -> octets[at] ^= (byte) (1 << random.nextInt(8));
                case 3 -> octets = joined(Arrays.copyOf(octets, at), Arrays.copyOfRange(octets, at + 1, octets.length));
                case 4 ->
                    octets = joined(
                            Arrays.copyOf(octets, at),
                            new byte[] {(byte) random.nextInt(256)},
                            Arrays.copyOfRange(octets, at, octets.length));
                default -> octets[at] = 0;
            }
        }
        return octets.length == 0 ? original : octets;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** A signed document (a certificate, or a CSR) whose content is changed and signed again, so that its signature holds. */
    static byte[] signedAgain(byte[] document, PrivateKey key, Random random) {
        try {
            ASN1Sequence parts = ASN1Sequence.getInstance(document);
            byte[] content = octets(parts.getObjectAt(0).toASN1Primitive().getEncoded(), random);
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(content);
            byte[] inside = joined(
                    content,
                    parts.getObjectAt(1).toASN1Primitive().getEncoded(),
                    new DERBitString(signature.sign()).getEncoded());
            byte[] length = {0x30, (byte) 0x82, (byte) (inside.length >> 8), (byte) inside.length};
            return joined(length, inside);
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Sequences in one another, without an end. */
    static byte[] nested(int depth) {
        byte[] octets = new byte[2 * depth];
        for (int i = 0; i < depth; i++) {
            octets[2 * i] = 0x30;
            octets[2 * i + 1] = (byte) 0x80;
        }
        return octets;
    }

    /** Every document that comes of replacing or removing one value of another, wherever it is. */
    static void documents(ObjectNode original, Consumer<ObjectNode> each) {
        documents(original, original, List.of(), each);
    }

    private static void documents(ObjectNode original, JsonNode value, List<Object> path, Consumer<ObjectNode> each) {
        if (value instanceof ObjectNode object) {
            for (String name : new ArrayList<>(object.propertyNames())) {
                List<Object> inner = with(path, name);
                ObjectNode without = original.deepCopy();
                ((ObjectNode) at(without, path)).remove(name);
                each.accept(without);
                replace(original, object.get(name), inner, each);
                documents(original, object.get(name), inner, each);
            }
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                replace(original, array.get(i), with(path, i), each);
                documents(original, array.get(i), with(path, i), each);
            }
        }
    }

    private static List<Object> with(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    private static JsonNode at(JsonNode document, List<Object> path) {
        JsonNode found = document;
        for (Object step : path) {
            found = step instanceof String name ? found.get(name) : found.get((Integer) step);
        }
        return found;
    }

    private static void replace(ObjectNode original, JsonNode value, List<Object> path, Consumer<ObjectNode> each) {
        for (JsonNode other : others(value)) {
            ObjectNode copy = original.deepCopy();
            JsonNode parent = at(copy, path.subList(0, path.size() - 1));
            Object last = path.get(path.size() - 1);
            if (last instanceof String name) {
                ((ObjectNode) parent).set(name, other);
            } else {
                ((ArrayNode) parent).set((Integer) last, other);
            }
            each.accept(copy);
        }
    }

    private static List<JsonNode> others(JsonNode value) {
        List<JsonNode> others = new ArrayList<>(List.of(
                JSON.nullNode(),
                JSON.booleanNode(!value.asBoolean(false)),
                JSON.numberNode(0),
                JSON.numberNode(-1),
                JSON.numberNode(Long.MAX_VALUE),
                JSON.numberNode(1e300),
                JSON.stringNode(""),
                JSON.stringNode("x"),
                JSON.stringNode("\u0000\u007f\u00e9\uD83D\uDE00"),
                JSON.stringNode("\uD83D"),
                JSON.stringNode("9".repeat(5000)),
                JSON.arrayNode(),
                JSON.objectNode(),
                JSON.arrayNode().add(JSON.nullNode()),
                JSON.arrayNode().add(JSON.objectNode())));
        if (value.isString()) {
            String text = value.stringValue();
            for (int at : new int[] {0, text.length() / 2, Math.max(0, text.length() - 1)}) {
                String rest = text.isEmpty() ? "" : text.substring(at + 1);
                for (String put : List.of("", "0", ".", ":", "=", " ", "\u00e4", "9".repeat(20))) {
                    others.add(JSON.stringNode(text.substring(0, at) + put + rest));
                }
            }
        }
        if (value instanceof ArrayNode array && !array.isEmpty()) {
            ArrayNode more = array.deepCopy();
            for (int i = 0; i < MANY; i++) {
                more.add(array.get(0));
            }
            others.add(more);
            others.add(array.deepCopy().add(array.get(0)));
        }
        return others;
    }
}
