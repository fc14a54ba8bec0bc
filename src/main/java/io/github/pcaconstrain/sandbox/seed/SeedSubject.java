package io.github.pcaconstrain.sandbox.seed;

import io.github.pcaconstrain.sandbox.wire.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Reads the subject of a CA or a certificate: the API's ASN1Subject. */
final class SeedSubject {
    /** The key that it stands under. */
    static final String KEY = "subject";

    private static final List<String> ATTRIBUTES = List.of(
            "country",
            "organization",
            "organizationalUnit",
            "distinguishedNameQualifier",
            "state",
            "commonName",
            "serialNumber",
            "locality",
            "title",
            "surname",
            "givenName",
            "initials",
            "pseudonym",
            "generationQualifier");

    private SeedSubject() {}

    /** A map of attributes; what is left out is only the common name. */
    static ObjectNode of(Fields fields, String commonName) {
        Optional<SeedNode> node = fields.find(KEY);
        ObjectNode subject = Json.object();
        if (node.isEmpty()) {
            return commonName.isEmpty() ? subject : subject.put("CommonName", commonName);
        }
        Fields attributes = Fields.of(node.get(), "a subject", ATTRIBUTES);
        ATTRIBUTES.forEach(key -> attributes.text(key).ifPresent(value -> subject.put(capitalized(key), value)));
        if (subject.isEmpty()) {
            throw node.get().at().error("the subject is empty", "write commonName: a name");
        }
        return subject;
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
