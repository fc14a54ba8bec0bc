package io.github.pcaconstrain.audit.source;

/** What a source has to say of itself beside its certificates. */
public enum SourceNotice {
    /** There is no CA where some were looked for. */
    NO_CA_FOUND,
    /** A CA that has no certificate. */
    CA_WITHOUT_CERTIFICATE,
    /** A CA whose certificate is no longer available, although it may still be valid. */
    CA_DELETED,
    /** A CA certificate that was issued in a way that leaves no room for constraints. */
    TEMPLATE_WITHOUT_CONSTRAINTS,
    /** Certificates that are left out because they are revoked. */
    REVOKED_LEFT_OUT,
    /** ACM does not let the caller see its certificates. */
    ACM_NOT_PERMITTED
}
