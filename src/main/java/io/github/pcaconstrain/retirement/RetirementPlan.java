package io.github.pcaconstrain.retirement;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.impact.DependentCertificate;
import io.github.pcaconstrain.installation.CasBelow;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The end of a CA, as a plan.
 *
 * @param ca the CA, in its current state
 * @param current its certificate; empty if it has none
 * @param below the CAs below it
 * @param issued the valid certificates that it issued and that are not revoked, as far as they are known
 * @param parent the CA that is to revoke its certificate; empty to leave that certificate alone
 * @param choice what is done about the certificates that it issued
 */
public record RetirementPlan(
        Authority ca,
        Optional<CaCertificate> current,
        CasBelow below,
        List<DependentCertificate> issued,
        Optional<CaArn> parent,
        IssuedChoice choice) {
    /** For how long a deleted CA can be restored: the most that AWS offers (API reference, DeleteCertificateAuthority). */
    public static final int RESTORABLE_DAYS = 30;

    private static final Set<CaStatus> NEVER_RESTORABLE = Set.of(CaStatus.CREATING, CaStatus.FAILED);

    public RetirementPlan {
        Objects.requireNonNull(ca, "ca");
        Objects.requireNonNull(current, "current");
        Objects.requireNonNull(below, "below");
        issued = List.copyOf(issued);
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(choice, "choice");
    }

    /** The same plan for a CA that has also issued other certificates, or of which some have been revoked. */
    public RetirementPlan withIssued(List<DependentCertificate> others) {
        return new RetirementPlan(ca, current, below, others, parent, choice);
    }

    /** Whether the CA is deleted already. */
    public boolean isDone() {
        return ca.status() == CaStatus.DELETED;
    }

    /** Whether AWS can restore the CA after it is deleted. */
    public boolean isRestorable() {
        return !NEVER_RESTORABLE.contains(ca.status());
    }

    /** Whether the CA signs, and has to be disabled before it can be deleted. */
    public boolean isInUse() {
        return ca.status() == CaStatus.ACTIVE;
    }

    /** The certificates to revoke. */
    public List<DependentCertificate> toRevoke() {
        return choice == IssuedChoice.REVOKE ? issued : List.of();
    }

    /** When the last of the certificates to wait for expires; empty if none is waited for. */
    public Optional<Instant> waitsUntil() {
        return choice == IssuedChoice.WAIT
                ? issued.stream().map(DependentCertificate::notAfter).max(Instant::compareTo)
                : Optional.empty();
    }

    /** The certificate of the CA that is revoked, by the parent. */
    public Optional<CaCertificate> ownToRevoke(Instant now) {
        return parent.flatMap(each -> current)
                .filter(own -> own.contents().notAfter().isAfter(now));
    }

    /** The steps in words, in their order. */
    public List<String> steps(Instant now) {
        List<String> steps = new ArrayList<>();
        if (isInUse()) {
            steps.add("disable it, so that it signs nothing more");
        }
        if (!toRevoke().isEmpty()) {
            steps.add("revoke " + Counted.of(toRevoke().size(), "certificate") + " that it issued");
        }
        waitsUntil()
                .ifPresent(end -> steps.add("stop; run the command again after " + end
                        + ", when the certificates that it" + " issued have expired"));
        ownToRevoke(now)
                .ifPresent(own ->
                        steps.add("have " + parent.orElseThrow() + " revoke its certificate, serial " + own.serial()));
        steps.add("delete it" + (isRestorable() ? "; it can be restored for " + RESTORABLE_DAYS + " days" : ""));
        return steps;
    }

    /** The findings: with an error among them, nothing must be done. */
    public List<Finding> findings(boolean areAllKnown, List<String> unreadable) {
        List<Finding> findings = new ArrayList<>();
        if (ca.status() == CaStatus.UNKNOWN) {
            findings.add(
                    RetirementCode.STATE_NOT_RETIRABLE.finding("ca", "the state of " + ca.arn() + " is not known"));
        }
        below.all()
                .forEach(each -> findings.add(RetirementCode.CAS_BELOW.finding(
                        "ca", each.certificate().contents().label() + " is below it: " + each.arn())));
        unreadable.forEach(problem -> findings.add(RetirementCode.ISSUED_UNREADABLE.finding("issued", problem)));
        if (choice == IssuedChoice.STOP && !issued.isEmpty()) {
            findings.add(RetirementCode.STILL_ISSUED.finding(
                    "issued",
                    Counted.of(issued.size(), "certificate") + " that it issued "
                            + (issued.size() == 1 ? "is" : "are") + " valid, the last one until "
                            + issued.get(issued.size() - 1).notAfter()));
        }
        if (!areAllKnown && current.isPresent()) {
            findings.add(RetirementCode.ISSUED_NOT_KNOWN.finding(
                    "issued", "only the certificates that ACM manages are known; the CA may have issued others"));
        }
        if (!isRestorable()) {
            findings.add(RetirementCode.NOT_RESTORABLE.finding(
                    "ca", "it is " + ca.status() + ", so AWS cannot restore it once it is deleted"));
        }
        return findings;
    }
}
