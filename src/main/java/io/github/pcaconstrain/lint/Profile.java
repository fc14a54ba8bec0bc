package io.github.pcaconstrain.lint;

import java.util.Locale;

/** A set of rules for constraints. */
public enum Profile {
    /** RFC 5280 alone. */
    RFC5280,
    /** What AWS Private CA accepts and enforces, on top of RFC 5280. */
    PCA,
    /** What every verifier of the interoperability matrix enforces in the same way, on top of RFC 5280. */
    PORTABLE,
    /** The TLS Baseline Requirements of the CA/Browser Forum. */
    BR,
    /** The Mozilla Root Store Policy. */
    MOZILLA;

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
