package io.github.pcaconstrain.cli.selection;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.CaType;
import io.github.pcaconstrain.ca.PrivateCa.Ownership;

/** What a CA is chosen for, which decides whether it can be. */
public enum CaRole {
    /** It is to get a constrained certificate. */
    CONSTRAINED("Which CA is to be constrained?"),
    /** It signs that certificate. */
    PARENT("Which CA is to sign its certificate?"),
    /** It gets a certificate that was issued already. */
    INSTALLED("Which CA is the certificate to be installed in?"),
    /** It signed the certificate that is replaced. */
    ISSUER("Which CA issued the certificate that is to be revoked?"),
    /** Names are requested from it. */
    TESTED("Which CA is to be tested?"),
    /** Its CSR is fetched. */
    REQUESTING("Which CA's CSR is to be fetched?"),
    /** It is to be disabled and deleted. */
    RETIRED("Which CA is to be retired?");

    private final String question;

    CaRole(String question) {
        this.question = question;
    }

    String question() {
        return question;
    }

    /** Whether it is above the CA that the command is about, and may belong to another account. */
    boolean isOfParent() {
        return this == PARENT || this == ISSUER;
    }

    /** Why a CA cannot be chosen; empty if it can. What only its certificate tells is found out later. */
    String obstacle(Authority ca, Ownership ownership) {
        return switch (this) {
            case CONSTRAINED, INSTALLED -> obstacleOfSubordinate(ca, ownership);
            case PARENT, TESTED -> obstacleOfSigner(ca.status());
            case ISSUER -> obstacleOfIssuer(ca.status());
            case REQUESTING, RETIRED -> obstacleOfOwn(ca, ownership);
        };
    }

    /** A root, too, has a CSR and an end. */
    private String obstacleOfOwn(Authority ca, Ownership ownership) {
        boolean isRetired = this == RETIRED;
        if (ownership == Ownership.OTHER_ACCOUNTS) {
            return "it belongs to account " + ca.owner() + ", which alone can "
                    + (isRetired ? "retire it" : "fetch its CSR");
        }
        return switch (ca.status()) {
            case DELETED -> isRetired ? "it is deleted already" : "it is deleted, and has to be restored first";
            case FAILED -> isRetired ? "" : "it could not be created";
            case CREATING, PENDING_CERTIFICATE, ACTIVE, DISABLED, EXPIRED, UNKNOWN -> "";
        };
    }

    private String obstacleOfSubordinate(Authority ca, Ownership ownership) {
        if (ca.type() == CaType.ROOT) {
            return "it is a root, and constraints belong in a subordinate CA";
        }
        if (ownership == Ownership.OTHER_ACCOUNTS) {
            return "it belongs to account " + ca.owner() + ", which alone can change it";
        }
        return switch (ca.status()) {
            case DELETED -> "it is deleted, and has to be restored first";
            case FAILED -> "it could not be created";
            case CREATING -> this == CONSTRAINED ? "" : "it is still being created";
            case PENDING_CERTIFICATE, ACTIVE, DISABLED, EXPIRED, UNKNOWN -> "";
        };
    }

    private static String obstacleOfSigner(CaStatus status) {
        return switch (status) {
            case DELETED -> "it is deleted, and has to be restored first";
            case FAILED -> "it could not be created";
            case CREATING -> "it is still being created";
            case PENDING_CERTIFICATE -> "it has no certificate yet";
            case DISABLED -> "it is disabled, and has to be enabled first";
            case EXPIRED -> "it has expired";
            case ACTIVE, UNKNOWN -> "";
        };
    }

    /** Of the CAs that do not sign, only a disabled one can revoke (user guide, "Understand AWS Private CA CA status"). */
    private static String obstacleOfIssuer(CaStatus status) {
        return status == CaStatus.DISABLED ? "" : obstacleOfSigner(status);
    }
}
