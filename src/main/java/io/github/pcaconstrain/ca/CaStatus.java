package io.github.pcaconstrain.ca;

/** Where a CA is in its life (API reference of AWS Private CA, type CertificateAuthority). */
public enum CaStatus {
    CREATING,
    PENDING_CERTIFICATE,
    ACTIVE,
    DELETED,
    DISABLED,
    EXPIRED,
    FAILED,
    /** One that this version does not know. */
    UNKNOWN
}
