package io.github.pcaconstrain.issuance.request;

import io.github.pcaconstrain.failure.UnreadableInputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;

/**
 * An object in a JSON document for the API of AWS. Anything that AWS would refuse, or the SDK would silently drop, is
 * an error that names its place.
 *
 * @param source the name of the document in messages
 * @param path the place of the object, such as {@code Extensions.KeyUsage}; empty for the document
 * @param members its members
 */
record ApiObject(String source, String path, Map<?, ?> members) {
    private static final String HINT =
            "give an ApiPassthrough document as the AWS CLI accepts it with --api-passthrough";

    ApiObject {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(members, "members");
    }

    Optional<Object> find(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** Refuses members other than these. */
    void requireOnly(Set<String> known) {
        for (Object name : members.keySet()) {
            if (!known.contains(String.valueOf(name))) {
                throw wrong(
                        "'" + name + "' is not a member that AWS knows",
                        "give some of " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    /** Refuses anything but exactly one of these members. */
    void requireOneOf(Set<String> known) {
        requireOnly(known);
        if (members.size() != 1) {
            throw wrong(
                    "expected exactly one member, found " + members.size(),
                    "give one of " + String.join(", ", new TreeSet<>(known)));
        }
    }

    ApiObject object(String name) {
        if (find(name).orElse("") instanceof Map<?, ?> object) {
            return new ApiObject(source, path(name), object);
        }
        throw wrong(name + " is not an object", HINT);
    }

    /** The objects of a list that has at least one. */
    List<ApiObject> objects(String name) {
        if (find(name).orElse("") instanceof List<?> items && !items.isEmpty()) {
            List<ApiObject> objects = new ArrayList<>();
            for (Object item : items) {
                String place = path(name) + "[" + objects.size() + "]";
                if (!(item instanceof Map<?, ?> object)) {
                    throw new UnreadableInputException(source, place + ": it is not an object", HINT);
                }
                objects.add(new ApiObject(source, place, object));
            }
            return objects;
        }
        throw wrong(name + " is not a list with at least one entry", HINT);
    }

    String text(String name) {
        if (find(name).orElse(0) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw wrong(name + " is missing, or not a string", HINT);
    }

    /** A text of ASCII characters. */
    DERIA5String ia5(String name) {
        String text = text(name);
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            throw wrong(name + " has characters outside ASCII", "give an international name as A-labels (xn--...)");
        }
        return new DERIA5String(text);
    }

    String oid(String name) {
        String text = text(name);
        if (ASN1ObjectIdentifier.tryFromID(text) == null) {
            throw wrong(name + " is '" + text + "'", "give an object identifier such as 1.3.6.1.5.5.7.3.1");
        }
        return text;
    }

    /** A boolean, which is false if absent. */
    boolean flag(String name) {
        Object value = find(name).orElse(false);
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong(name + " is not true or false", HINT);
    }

    UnreadableInputException wrong(String problem, String hint) {
        return new UnreadableInputException(source, (path.isEmpty() ? "" : path + ": ") + problem, hint);
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
