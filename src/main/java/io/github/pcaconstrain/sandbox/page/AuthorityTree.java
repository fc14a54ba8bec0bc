package io.github.pcaconstrain.sandbox.page;

import io.github.pcaconstrain.sandbox.pca.Overview.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * CAs below those that signed their certificates.
 *
 * @param tops the CAs whose issuer is not among them: roots, CAs without a certificate, and CAs signed elsewhere
 * @param below the CAs below each, by its ARN
 */
record AuthorityTree(List<Entry> tops, Map<String, List<Entry>> below) {
    static AuthorityTree of(List<Entry> entries) {
        Map<SubjectPublicKeyInfo, Entry> byKey = new LinkedHashMap<>();
        entries.stream()
                .filter(entry -> !entry.chain().isEmpty())
                .forEach(entry -> byKey.put(entry.chain().get(0).getSubjectPublicKeyInfo(), entry));
        List<Entry> tops = new ArrayList<>();
        Map<String, List<Entry>> below = new LinkedHashMap<>();
        for (Entry entry : entries) {
            Entry issuer = entry.chain().size() < 2
                    ? null
                    : byKey.get(entry.chain().get(1).getSubjectPublicKeyInfo());
            // Only a loop that was made by hand can put a CA below itself.
            if (issuer == null || issuer.chain().size() >= entry.chain().size()) {
                tops.add(entry);
            } else {
                below.computeIfAbsent(issuer.authority().arn(), unused -> new ArrayList<>())
                        .add(entry);
            }
        }
        return new AuthorityTree(tops, below);
    }

    /** The CAs directly below a CA. */
    List<Entry> below(Entry entry) {
        return below.getOrDefault(entry.authority().arn(), List.of());
    }
}
