package io.github.pcaconstrain.audit.path;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One key of the CAs with one name, with all its certificates: from several CAs above, or issued at several times. A
 * verifier may take any of them, so all of them count, regardless of their key identifiers (RFC 4158, section 3.5.12).
 *
 * @param id the name and the key, for comparison
 * @param certificates at least one
 * @param identifiers the subject key identifiers of the certificates, in hexadecimal
 */
public record SigningKey(String id, List<ParsedCertificate> certificates, Set<String> identifiers) {
    public SigningKey {
        certificates = List.copyOf(certificates);
        identifiers = Set.copyOf(identifiers);
    }

    private static SigningKey of(String id, List<ParsedCertificate> certificates) {
        Set<String> identifiers = new HashSet<>();
        certificates.forEach(ca -> ca.subjectKey().ifPresent(identifiers::add));
        return new SigningKey(id, certificates, identifiers);
    }

    /** The keys of these certificates, in order. */
    static List<SigningKey> of(List<ParsedCertificate> cas) {
        Map<String, List<ParsedCertificate>> byKey = cas.stream()
                .collect(Collectors.groupingBy(
                        ca -> ca.contents().subject().comparisonKey() + ca.publicKey(),
                        java.util.LinkedHashMap::new,
                        Collectors.toList()));
        List<SigningKey> keys = new ArrayList<>();
        byKey.forEach((id, certificates) -> keys.add(of(id, certificates)));
        return keys;
    }
}
