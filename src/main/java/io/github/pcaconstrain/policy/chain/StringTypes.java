package io.github.pcaconstrain.policy.chain;

import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.RdnKey;
import io.github.pcaconstrain.policy.name.Side;
import java.util.Optional;

/**
 * Explains the refusal of a name that looks like a permitted one: RFC 5280, section 7.1, allows values in string types
 * other than PrintableString and UTF8String to be compared by their octets, which the user cannot see.
 */
final class StringTypes {
    private StringTypes() {}

    /** What to add to the reason if the closest permitted name differs only in string types; otherwise empty. */
    static String detail(DistinguishedName name, Optional<Subtree> nearest) {
        return nearest.map(Subtree::base)
                .filter(DirectoryNameBase.class::isInstance)
                .map(base -> ((DirectoryNameBase) base).name())
                .filter(base -> startsWith(name, base))
                .map(base -> ": its text matches dn:" + base.text() + ", but its string type does not")
                .orElse("");
    }

    private static boolean startsWith(DistinguishedName name, DistinguishedName base) {
        if (base.rdns().size() > name.rdns().size()) {
            return false;
        }
        for (int i = 0; i < base.rdns().size(); i++) {
            if (!RdnKey.of(name.rdns().get(i), Side.EXCLUDED)
                    .equals(RdnKey.of(base.rdns().get(i), Side.EXCLUDED))) {
                return false;
            }
        }
        return true;
    }
}
