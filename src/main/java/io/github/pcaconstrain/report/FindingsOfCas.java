package io.github.pcaconstrain.report;

import io.github.pcaconstrain.finding.AuditedCa;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Severity;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The findings of each CA and of the end-entity certificates that it issued. */
final class FindingsOfCas {
    /** So many digits of a fingerprint that no two certificates share them, even if somebody tries. */
    private static final int KEY_DIGITS = 32;

    private final Set<String> cas;
    private final Map<String, String> byArn;
    private final Map<String, Map<Severity, Integer>> counts = new HashMap<>();
    private final Map<String, Set<String>> issued = new HashMap<>();

    /**
     * Starts with no findings.
     *
     * @param cas the CAs by their fingerprints
     */
    FindingsOfCas(Map<String, AuditedCa> cas) {
        this.cas = cas.keySet();
        byArn = new HashMap<>();
        cas.values().forEach(ca -> ca.aws().ifPresent(aws -> byArn.put(aws.arn(), ca.certificate())));
    }

    void add(CertificateFinding found) {
        String ca = caOf(found);
        if (!ca.isEmpty()) {
            counts.computeIfAbsent(ca, key -> new EnumMap<>(Severity.class))
                    .merge(found.finding().severity(), 1, Integer::sum);
            if (!found.certificate().isEmpty() && !ca.equals(found.certificate())) {
                issued.computeIfAbsent(ca, key -> new HashSet<>()).add(found.certificate());
            }
        }
    }

    /**
     * The CA that a finding belongs to: the certificate itself, its issuer, or the CA whose settings it is about. Empty if
     * there is no such CA.
     */
    String caOf(CertificateFinding found) {
        if (found.certificate().isEmpty()) {
            return byArn.getOrDefault(found.place().source(), "");
        }
        return cas.contains(found.certificate())
                ? found.certificate()
                : cas.contains(found.issuer()) ? found.issuer() : "";
    }

    int count(String ca, Severity severity) {
        return counts.getOrDefault(ca, Map.of()).getOrDefault(severity, 0);
    }

    /** How many of the end-entity certificates that a CA issued have findings. */
    int issuedWithFindings(String ca) {
        return issued.getOrDefault(ca, Set.of()).size();
    }

    /** What a CA is called in addresses inside the page. */
    static String key(String fingerprint) {
        return fingerprint.substring(0, Math.min(KEY_DIGITS, fingerprint.length()));
    }
}
