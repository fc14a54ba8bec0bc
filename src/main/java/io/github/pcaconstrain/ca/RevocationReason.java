package io.github.pcaconstrain.ca;

/** Why a certificate is revoked (API reference of AWS Private CA, RevokeCertificate): those that we have a use for. */
public enum RevocationReason {
    /** Another certificate took its place. */
    SUPERSEDED,
    /** It is needed no more, as a certificate that was made for a test. */
    CESSATION_OF_OPERATION
}
