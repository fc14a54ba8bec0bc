package io.github.pcaconstrain.policy.chain;

import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.RdnKey;
import io.github.pcaconstrain.policy.name.Side;
import java.util.Optional;

/**
 * Explains the refusal of a name that reads like a permitted one: RFC 5280, section 7.1, lets values in string types other than
 * PrintableString and UTF8String be compared by their octets, which no reader can see.
 */
final class StringTypes {
    private StringTypes() {}

    /** What to add to the reason, where the nearest permitted name differs in string types alone; else nothing. */
    static String detail(DistinguishedName name, Optional<Subtree> nearest) {
        return nearest.map(Subtree::base)
                .filter(DirectoryNameBase.class::isInstance)
                .map(base -> ((DirectoryNameBase) base).name())
                .filter(base -> startsWith(name, base))
                .map(base -> ": its text is that of dn:" + base.text() + ", but its string type is not")
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
