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
 * The replaced certificate. It has the same key, so it stays valid, with whatever constraints it has or lacks, until
 * its issuer revokes it.
 *
 * @param old the certificate
 * @param issuer the CA that can revoke it, if known
 */
public record Retirement(CaCertificate old, Optional<CaArn> issuer) {
    private static final RevocationReason REASON = RevocationReason.SUPERSEDED;

    public Retirement {
        Objects.requireNonNull(old, "old");
        Objects.requireNonNull(issuer, "issuer");
    }

    /** The certificate that an installation replaces; empty if the CA had none, or already has the new one. */
    public static Optional<Retirement> of(Installation installation, Optional<CaArn> issuer) {
        return installation
                .current()
                .filter(old -> !old.isSameAs(installation.certificate()))
                .map(old -> new Retirement(old, issuer));
    }

    /**
     * The CA that issued it: the named CA if it did, otherwise a CA in the region that the caller can see.
     *
     * @param region the region to look in if no CA is named: that of the CA that has the certificate
     * @return empty if none of them issued it, or if the caller may not list them
     */
    public Optional<CaArn> findIssuer(PrivateCa privateCa, String region) {
        try {
            return issuer.filter(arn -> verifyIssuer(privateCa, arn))
                    .or(() -> candidates(privateCa, region).stream()
                            .filter(arn -> verifyIssuer(privateCa, arn))
                            .findFirst());
        } catch (AwsRefusedException notAllowed) {
            return Optional.empty();
        }
    }

    private List<CaArn> candidates(PrivateCa privateCa, String otherwise) {
        List<CaArn> candidates = new ArrayList<>();
        Optional<String> region = issuer.map(CaArn::region).or(() -> Optional.of(otherwise));
        for (PrivateCa.Ownership ownership : PrivateCa.Ownership.values()) {
            privateCa.list(region, ownership, ca -> {
                if (ca.status() != CaStatus.DELETED && !issuer.equals(Optional.of(ca.arn()))) {
                    candidates.add(ca.arn());
                }
            });
        }
        return candidates;
    }

    /** Fetches the certificate of a CA; returns whether that CA signed the old one. */
    private boolean verifyIssuer(PrivateCa privateCa, CaArn arn) {
        return CaCertificate.installed(privateCa, arn).filter(old::isIssuedBy).isPresent();
    }

    /**
     * Ensures that the issuer can revoke the certificate because it signed it. Must be called before the installation.
     *
     * @throws InvalidOptionException if the issuer is not known, or did not sign it
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
     * Revokes the certificate. It is not an error if it is already revoked.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if AWS refuses
     */
    public void revoke(PrivateCa privateCa) {
        CaArn arn = issuer.orElseThrow(() -> new IllegalStateException("no issuer"));
        privateCa.revoke(arn, old.serial().replace(":", ""), REASON);
    }
}
