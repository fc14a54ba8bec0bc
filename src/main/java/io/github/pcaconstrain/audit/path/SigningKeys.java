package io.github.pcaconstrain.audit.path;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of all CAs with one name, by key identifier. */
public final class SigningKeys {
    static final SigningKeys NONE = new SigningKeys(List.of());

    private final List<SigningKey> keys;
    private final Map<String, List<SigningKey>> byIdentifier = new HashMap<>();

    /** Creates the keys of these CA certificates, which have the same name. */
    SigningKeys(List<ParsedCertificate> cas) {
        keys = SigningKey.of(cas);
        keys.forEach(key -> key.identifiers()
                .forEach(identifier -> byIdentifier
                        .computeIfAbsent(identifier, added -> new ArrayList<>())
                        .add(key)));
    }

    public List<SigningKey> all() {
        return keys;
    }

    /** The keys that an authority key identifier names. */
    public List<SigningKey> named(Optional<String> authorityKey) {
        return authorityKey.map(byIdentifier::get).orElse(List.of());
    }

    /**
     * The keys that may have signed a certificate with this authority key identifier: all keys, with those that it
     * names first. The identifier is only a hint that may be wrong: it determines the order, and excludes no key (RFC
     * 4158, section 3.5.12).
     *
     * @param most the maximum number
     */
    public List<SigningKey> likeliestFirst(Optional<String> authorityKey, int most) {
        Set<SigningKey> ordered = new LinkedHashSet<>(named(authorityKey));
        for (int i = 0; i < keys.size() && ordered.size() < most; i++) {
            ordered.add(keys.get(i));
        }
        return ordered.stream().limit(most).toList();
    }
}
