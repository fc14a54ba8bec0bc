package io.github.pcaconstrain.sandbox.seed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/**
 * Name constraints (RFC 5280, section 4.2.1.10) of a CA in a seed, written as in a policy file.
 *
 * @param extension its value, DER in base64
 * @param isCritical whether the extension is critical
 */
record SeedConstraints(String extension, boolean isCritical) {
    private static final String PERMITTED = "permitted";
    private static final String EXCLUDED = "excluded";
    private static final String CRITICAL = "critical";

    /** Reads the constraints. */
    static SeedConstraints of(SeedNode node) {
        Fields fields = Fields.of(node, "constraints", List.of(PERMITTED, EXCLUDED, CRITICAL));
        GeneralSubtree[] permitted = side(fields, PERMITTED);
        GeneralSubtree[] excluded = side(fields, EXCLUDED);
        if (permitted.length == 0 && excluded.length == 0) {
            throw node.at()
                    .error("the constraints constrain nothing", "leave 'constraints' out, or write what is permitted");
        }
        try {
            byte[] der = new NameConstraints(
                            permitted.length == 0 ? null : permitted, excluded.length == 0 ? null : excluded)
                    .getEncoded(ASN1Encoding.DER);
            return new SeedConstraints(
                    Base64.getEncoder().encodeToString(der),
                    fields.flag(CRITICAL).orElse(true));
        } catch (IOException e) {
            throw new IllegalStateException("name constraints of ours are always encoded", e);
        }
    }

    private static GeneralSubtree[] side(Fields fields, String key) {
        List<GeneralName> bases = new ArrayList<>();
        if (fields.find(key).filter(SeedNode.Sequence.class::isInstance).isPresent()) {
            bases.addAll(nonEmpty(fields, key, fields.list(key, SeedNames::base)));
        } else {
            fields.find(key).ifPresent(node -> {
                Fields types = Fields.of(node, "'" + key + "'", SeedNames.types());
                types.entries()
                        .keySet()
                        .forEach(type -> bases.addAll(
                                nonEmpty(types, type, types.list(type, each -> SeedNames.base(type, each)))));
            });
        }
        return bases.stream().map(GeneralSubtree::new).toArray(GeneralSubtree[]::new);
    }

    private static List<GeneralName> nonEmpty(Fields fields, String key, List<GeneralName> bases) {
        if (bases.isEmpty()) {
            throw fields.at(key)
                    .error(
                            "an empty list does not say whether all or nothing is meant",
                            "leave the key out to leave the type unrestricted");
        }
        return bases;
    }
}
