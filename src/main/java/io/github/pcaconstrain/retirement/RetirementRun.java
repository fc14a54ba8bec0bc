package io.github.pcaconstrain.retirement;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaLifecycle;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.RevocationReason;
import io.github.pcaconstrain.ca.pacing.RateLimiter;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.impact.DependentCertificate;
import io.github.pcaconstrain.issuance.CertificateHistory;
import io.github.pcaconstrain.issuance.KnownCertificate;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.workflow.Journal;
import io.github.pcaconstrain.workflow.JournalEntry;
import io.github.pcaconstrain.workflow.RunAccounts;
import io.github.pcaconstrain.workflow.Step;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The steps that end a CA. AWS allows each to be repeated, so an interrupted run starts again with those that the journal
 * does not have.
 *
 * @param privateCa revokes
 * @param lifecycle disables and deletes
 * @param revocations the rate of revocations
 * @param journal the steps done so far
 * @param history the certificates that this machine knows
 * @param accounts the accounts; empty if no parent is called
 */
public record RetirementRun(
        PrivateCa privateCa,
        CaLifecycle lifecycle,
        RateLimiter revocations,
        Journal journal,
        CertificateHistory history,
        Optional<RunAccounts> accounts) {
    private static final String CA = "ca";
    private static final String SERIAL = "serial";
    private static final Set<Step> STEPS =
            Set.of(Step.RETIRING, Step.ACCOUNTS, Step.LEAF_REVOKED, Step.DISABLED, Step.OWN_REVOKED, Step.DELETED);

    public RetirementRun {
        Objects.requireNonNull(privateCa, "privateCa");
        Objects.requireNonNull(lifecycle, "lifecycle");
        Objects.requireNonNull(revocations, "revocations");
        Objects.requireNonNull(journal, "journal");
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(accounts, "accounts");
    }

    /**
     * Checks that a journal is that of the end of this CA.
     *
     * @throws InvalidOptionException if it is that of something else
     */
    public static void requireOwn(Journal journal, CaArn ca, String folder) {
        boolean isOther = journal.entries().stream()
                .anyMatch(entry -> !STEPS.contains(entry.step())
                        || (entry.step() == Step.RETIRING && !entry.detail(CA).equals(ca.toString())));
        if (isOther) {
            throw new InvalidOptionException(
                    "the folder " + folder + " holds another run; nothing was changed", "give another with --out-dir");
        }
    }

    /** The serial numbers of the certificates that earlier runs have revoked. */
    public static Set<String> revoked(Journal journal) {
        return journal.entries().stream()
                .filter(entry -> entry.step() == Step.LEAF_REVOKED)
                .map((JournalEntry entry) -> entry.detail(SERIAL))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Takes the CA out of use, if it is in use. What it has issued can grow no more then: that is to be looked at again
     * before anything else is done.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if AWS refuses
     */
    public void disable(RetirementPlan plan) {
        CaArn ca = plan.ca().arn();
        if (!journal.has(Step.RETIRING)) {
            journal.write(Step.RETIRING, Map.of(CA, ca.toString()));
        }
        accounts.ifPresent(each -> each.begin(journal));
        if (plan.isInUse()) {
            lifecycle.disable(ca);
            journal.write(Step.DISABLED);
        }
    }

    /**
     * Runs the steps that follow. A disabled CA can revoke, and publishes its CRL (AWS Private CA User Guide, "Understand
     * AWS Private CA CA status").
     *
     * @param plan the plan, with all that the CA has issued
     * @return whether the CA is deleted; false if certificates are waited for
     * @throws io.github.pcaconstrain.failure.UserFacingException if AWS refuses one of them
     */
    public boolean finish(RetirementPlan plan, Instant now) {
        CaArn ca = plan.ca().arn();
        plan.toRevoke().forEach(each -> revoke(ca, each));
        if (plan.waitsUntil().isPresent()) {
            return false;
        }
        if (!journal.has(Step.OWN_REVOKED)) {
            plan.ownToRevoke(now).ifPresent(own -> revokeOwn(plan.parent().orElseThrow(), own));
        }
        delete(ca);
        journal.write(Step.DELETED);
        return true;
    }

    /** A call that is sent again after a lost answer may find that it already succeeded. */
    private void delete(CaArn ca) {
        try {
            lifecycle.delete(ca, RetirementPlan.RESTORABLE_DAYS);
        } catch (AwsRefusedException e) {
            if (privateCa.describe(ca).status() != CaStatus.DELETED) {
                throw e;
            }
        }
    }

    private void revoke(CaArn ca, DependentCertificate certificate) {
        String serial = certificate.serial().replace(":", "");
        revocations.call(() -> {
            privateCa.revoke(ca, serial, RevocationReason.CESSATION_OF_OPERATION);
            return serial;
        });
        journal.write(Step.LEAF_REVOKED, Map.of(SERIAL, certificate.serial()));
    }

    private void revokeOwn(CaArn parent, CaCertificate own) {
        privateCa.revoke(parent, own.serial().replace(":", ""), RevocationReason.CESSATION_OF_OPERATION);
        history.add(KnownCertificate.revoked(own, "it was revoked from here"));
        journal.write(Step.OWN_REVOKED, Map.of(SERIAL, own.serial()));
    }
}
