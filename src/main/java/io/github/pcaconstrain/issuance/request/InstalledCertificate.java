package io.github.pcaconstrain.issuance.request;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.UnusableState;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.UnreadableInputException;
import java.util.Optional;
import java.util.Set;

/**
 * Fetches the certificate that a CA uses. AWS gives the same answer for a CA that has none yet and for a deleted one.
 */
public final class InstalledCertificate {
    private static final Set<CaStatus> NEW = Set.of(CaStatus.CREATING, CaStatus.PENDING_CERTIFICATE);

    private InstalledCertificate() {}

    /**
     * The certificate.
     *
     * @param cli the AWS CLI commands in hints
     * @throws UnreadableInputException if there is none; the message says why
     * @throws io.github.pcaconstrain.failure.UserFacingException if AWS refuses
     */
    public static SignedCertificate require(PrivateCa privateCa, CaArn ca, AwsCli cli) {
        return privateCa.installed(ca).orElseThrow(() -> absent(describe(privateCa, ca), ca, cli));
    }

    /**
     * The certificate; empty for a CA that never had one.
     *
     * @param cli the AWS CLI commands in hints
     * @throws UnreadableInputException if the CA may have had one that AWS no longer returns
     * @throws io.github.pcaconstrain.failure.UserFacingException if AWS refuses
     */
    public static Optional<SignedCertificate> find(PrivateCa privateCa, CaArn ca, AwsCli cli) {
        Optional<SignedCertificate> installed = privateCa.installed(ca);
        if (installed.isEmpty()) {
            Optional<Authority> described = describe(privateCa, ca);
            if (described.filter(each -> NEW.contains(each.status())).isEmpty()) {
                throw absent(described, ca, cli);
            }
        }
        return installed;
    }

    /** A caller who may read the certificate may not be allowed to read the state. */
    private static Optional<Authority> describe(PrivateCa privateCa, CaArn ca) {
        try {
            return Optional.of(privateCa.describe(ca));
        } catch (AwsRefusedException e) {
            return Optional.empty();
        }
    }

    private static UnreadableInputException absent(Optional<Authority> described, CaArn ca, AwsCli cli) {
        UnusableState state = described
                .flatMap(each -> UnusableState.of(each, cli))
                .orElseGet(() -> new UnusableState(
                        "AWS returns no certificate of the CA"
                                + described
                                        .map(each -> ", although it is " + each.status())
                                        .orElse(": it has none yet, or it is deleted"),
                        "look at its state: " + cli.describe(ca)));
        return new UnreadableInputException(ca.toString(), state.reason(), state.hint());
    }
}
