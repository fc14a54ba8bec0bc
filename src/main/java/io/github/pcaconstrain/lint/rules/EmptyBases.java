package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;

/** Bases of no characters or attributes. */
final class EmptyBases {
    private EmptyBases() {}

    static boolean isEmpty(SubtreeBase base) {
        boolean text = base instanceof DnsBase || base instanceof EmailBase || base instanceof UriBase;
        return text
                ? base.value().isEmpty()
                : base instanceof DirectoryNameBase directory
                        && directory.name().isEmpty();
    }
}
