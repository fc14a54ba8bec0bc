package io.github.pcaconstrain.ca;

/** The reasons for revocation that this tool uses (API reference of AWS Private CA, RevokeCertificate). */
public enum RevocationReason {
    /** Another certificate replaced it. */
    SUPERSEDED,
    /** It is no longer needed, such as a test certificate. */
    CESSATION_OF_OPERATION
}
