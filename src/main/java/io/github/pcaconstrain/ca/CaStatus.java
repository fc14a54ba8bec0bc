package io.github.pcaconstrain.ca;

/** The state of a CA (API reference of AWS Private CA, type CertificateAuthority). */
public enum CaStatus {
    CREATING,
    PENDING_CERTIFICATE,
    ACTIVE,
    DELETED,
    DISABLED,
    EXPIRED,
    FAILED,
    /** A value that this version does not know. */
    UNKNOWN
}
