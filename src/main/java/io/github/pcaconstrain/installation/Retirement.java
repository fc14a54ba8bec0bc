package io.github.pcaconstrain.installation;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.RevocationReason;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The certificate that was replaced. It has the same key, so it stays as valid as before, with whatever constraints it
 * has or lacks, until its issuer revokes it.
 *
 * @param old the certificate
 * @param issuer the CA that is to revoke it, where it is known
 */
public record Retirement(CaCertificate old, Optional<CaArn> issuer) {
    private static final RevocationReason REASON = RevocationReason.SUPERSEDED;

    public Retirement {
        Objects.requireNonNull(old, "old");
        Objects.requireNonNull(issuer, "issuer");
    }

    /** What an installation leaves to retire; empty where the CA had no certificate, or has this one already. */
    public static Optional<Retirement> of(Installation installation, Optional<CaArn> issuer) {
        return installation
                .current()
                .filter(old -> !old.isSameAs(installation.certificate()))
                .map(old -> new Retirement(old, issuer));
    }

    /**
     * The CA that issued it: the one that is named, if that did, or else one of the region that the caller can see.
     *
     * @return empty where none of them did, or AWS does not let the caller look
     */
    public Optional<CaArn> findIssuer(PrivateCa privateCa) {
        try {
            return issuer.filter(arn -> verifyIssuer(privateCa, arn))
                    .or(() -> candidates(privateCa).stream()
                            .filter(arn -> verifyIssuer(privateCa, arn))
                            .findFirst());
        } catch (AwsRefusedException notAllowed) {
            return Optional.empty();
        }
    }

    private List<CaArn> candidates(PrivateCa privateCa) {
        List<CaArn> candidates = new ArrayList<>();
        Optional<String> region = issuer.map(CaArn::region);
        for (PrivateCa.Ownership ownership : PrivateCa.Ownership.values()) {
            privateCa.list(region, ownership, ca -> {
                if (ca.status() != CaStatus.DELETED && !issuer.equals(Optional.of(ca.arn()))) {
                    candidates.add(ca.arn());
                }
            });
        }
        return candidates;
    }

    /** Asks for the certificate of a CA, and says whether that CA has signed the old one. */
    private boolean verifyIssuer(PrivateCa privateCa, CaArn arn) {
        return CaCertificate.installed(privateCa, arn).filter(old::isIssuedBy).isPresent();
    }

    /**
     * Makes sure that the issuer can revoke it: that it has signed it. To be called before the installation.
     *
     * @throws InvalidOptionException if the issuer is not known, or has not signed it
     */
    public CaArn requireIssuer(PrivateCa privateCa) {
        CaArn arn = issuer.orElseThrow(() -> new InvalidOptionException(
                "it is not known which CA could revoke the old certificate", "give the CA that issued it as --parent"));
        if (!verifyIssuer(privateCa, arn)) {
            throw new InvalidOptionException(
                    "the old certificate was issued by "
                            + old.contents().issuer().text() + ", not by " + arn,
                    "give that CA as --parent, or leave --revoke-old out");
        }
        return arn;
    }

    /**
     * Revokes it. One that is revoked already stays so.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if AWS refuses
     */
    public void revoke(PrivateCa privateCa) {
        CaArn arn = issuer.orElseThrow(() -> new IllegalStateException("no issuer"));
        privateCa.revoke(arn, old.serial().replace(":", ""), REASON);
    }
}
