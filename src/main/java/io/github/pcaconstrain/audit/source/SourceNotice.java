package io.github.pcaconstrain.audit.source;

/** What a source reports in addition to its certificates. */
public enum SourceNotice {
    /** There are no CAs. */
    NO_CA_FOUND,
    /** A CA that has no certificate. */
    CA_WITHOUT_CERTIFICATE,
    /** A CA whose certificate is no longer available, although it may still be valid. */
    CA_DELETED,
    /** A CA certificate that was issued with a template that drops constraints. */
    TEMPLATE_WITHOUT_CONSTRAINTS,
    /** Certificates that are omitted because they are revoked. */
    REVOKED_LEFT_OUT,
    /** The caller may not read ACM's certificates. */
    ACM_NOT_PERMITTED
}
