package io.github.pcaconstrain.ca;

/** What a CA may issue (API reference of AWS Private CA, CreateCertificateAuthority). */
public enum UsageMode {
    GENERAL_PURPOSE,
    /** Certificates of at most seven days. */
    SHORT_LIVED_CERTIFICATE,
    /** A value that this version does not know. */
    UNKNOWN
}
