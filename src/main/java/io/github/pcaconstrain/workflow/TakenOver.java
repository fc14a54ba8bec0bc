package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.KeyUsageBit;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.policy.NameConstraints;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a new certificate takes over from the current one where nothing else is given. Its path length is always taken
 * over.
 *
 * @param validity the validity; empty for the default
 * @param keyUsage the key usage; empty for the template's
 */
public record TakenOver(Optional<Validity> validity, Optional<Set<KeyUsageBit>> keyUsage) {
    /** Nothing is taken over. */
    public static final TakenOver NOTHING = new TakenOver(Optional.empty(), Optional.empty());

    private static final Duration ONE_DAY = Duration.ofDays(1);

    private static final String HINT = "give them with --policy, -p or -e; 'decode' prints those of a certificate";

    public TakenOver {
        Objects.requireNonNull(validity, "validity");
        keyUsage = keyUsage.map(Set::copyOf);
    }

    /**
     * What a renewal takes over. If it is due, the new certificate is valid for as many days as the current one is, as
     * far as the parent allows, or as by default if the parent cut that one short; otherwise, for a change of the constraints, it ends when the current one does.
     *
     * @param unfinished the run that this one resumes
     */
    public static TakenOver of(Renewal renewal, Parent parent, Optional<UnfinishedRun> unfinished, Instant now) {
        CaCertificate current = renewal.current();
        Optional<Validity> taken = renewal.isDue()
                ? Optional.of(current).filter(each -> !isCutShort(renewal)).map(TakenOver::sameLength)
                : Optional.of(Validity.until(current.contents().notAfter()));
        Optional<Validity> validity =
                unfinished.map(UnfinishedRun::validity).or(() -> taken.map(each -> parent.capped(each, now)));
        return new TakenOver(validity, current.keyUsage());
    }

    /** Whether the current certificate ends when it does because of those above it: then its length says nothing. */
    private static boolean isCutShort(Renewal renewal) {
        Instant end = renewal.current().contents().notAfter();
        return renewal.path().stream()
                .skip(1)
                .map(each -> each.contents().notAfter().minus(Parent.MARGIN).minus(ONE_DAY))
                .anyMatch(above -> !end.isBefore(above));
    }

    /** AWS counts days from the time of issue, and sets the start back by an hour (API reference, IssueCertificate). */
    private static Validity sameLength(CaCertificate current) {
        Duration length = Duration.between(
                current.contents().notBefore(), current.contents().notAfter());
        return new Validity(Validity.Unit.DAYS, Math.max(length.toDays(), 1));
    }

    /**
     * The constraints of a certificate, which are encoded to the same octets again.
     *
     * @throws InvalidOptionException if it has none, or if they cannot be encoded to the same octets
     */
    public static NameConstraints constraints(CaCertificate current) {
        ExtensionValue kept = current.constraints()
                .orElseThrow(() -> new InvalidOptionException(
                        "the current certificate has no name constraints to keep",
                        "give some with --policy, -p or -e"));
        return current.contents()
                .constraints()
                .map(decoded -> decoded.constraints())
                .filter(constraints -> !constraints.isEmpty())
                .filter(constraints -> ExtensionValue.of(NameConstraintsDer.encode(constraints), constraints.critical())
                        .equals(kept))
                .orElseThrow(() -> new InvalidOptionException(
                        "the name constraints of the current certificate cannot be kept as they are, because they are"
                                + " not encoded as DER requires",
                        HINT));
    }
}
