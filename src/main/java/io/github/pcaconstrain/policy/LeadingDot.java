package io.github.pcaconstrain.policy;

/** How to read a dNSName constraint with a leading dot, which RFC 5280 does not define. */
public enum LeadingDot {
    /** As nearly every verifier does: it covers only what is below. */
    ONLY_BELOW,
    /** In a strict reading of RFC 5280: it is not a host name, so it is malformed. */
    MALFORMED
}
