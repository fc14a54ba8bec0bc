package io.github.pcaconstrain.sandbox.revocation;

/** The reasons for revocations: the reason codes of RFC 5280, section 5.3.1, by the API's names. */
public enum RevocationReason {
    UNSPECIFIED(0),
    KEY_COMPROMISE(1),
    CERTIFICATE_AUTHORITY_COMPROMISE(2),
    AFFILIATION_CHANGED(3),
    SUPERSEDED(4),
    CESSATION_OF_OPERATION(5),
    PRIVILEGE_WITHDRAWN(9),
    A_A_COMPROMISE(10);

    private final int code;

    RevocationReason(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
