package io.github.pcaconstrain.ca;

import java.util.Objects;
import java.util.Optional;

/**
 * Describes a state of a CA that prevents an operation. AWS refuses with InvalidStateException, and seldom says which
 * state it is (API reference of AWS Private CA, type CertificateAuthority).
 *
 * @param reason what is wrong with the CA, such as {@code the CA is deleted}
 * @param hint what to do
 */
public record UnusableState(String reason, String hint) {
    public UnusableState {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(hint, "hint");
    }

    /**
     * Why the state of a CA prevents operations; empty if the CA is ACTIVE, or if this version does not know the state.
     *
     * @param cli the commands that the hint names
     */
    public static Optional<UnusableState> of(Authority ca, AwsCli cli) {
        return switch (ca.status()) {
            case CREATING -> state("is still being created", "wait until it is created, then try again");
            case PENDING_CERTIFICATE ->
                state(
                        "has no certificate yet",
                        ca.type() == CaType.ROOT
                                ? "install its own certificate first"
                                : "have one issued and installed first, with 'pca-constrain apply'");
            case DISABLED -> state("is disabled", "enable it: " + cli.enable(ca.arn()));
            case EXPIRED -> state("has expired", "give it a new certificate first");
            case FAILED ->
                state(
                        "could not be created"
                                + ca.failureReason()
                                        .map(why -> " (" + why + ")")
                                        .orElse(""),
                        "create another CA");
            case DELETED ->
                state(
                        "is deleted",
                        "restore it, which is possible for 7 to 30 days after it was deleted: "
                                + cli.restore(ca.arn()));
            case ACTIVE, UNKNOWN -> Optional.empty();
        };
    }

    private static Optional<UnusableState> state(String reason, String hint) {
        return Optional.of(new UnusableState("the CA " + reason, hint));
    }
}
