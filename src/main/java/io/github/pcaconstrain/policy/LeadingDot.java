package io.github.pcaconstrain.policy;

/** How a dNSName constraint with a leading dot is read, on which RFC 5280 is silent. */
public enum LeadingDot {
    /** As nearly every verifier reads it: only what is below. */
    ONLY_BELOW,
    /** As the letter of RFC 5280 has it: no host name, so malformed. */
    MALFORMED
}
