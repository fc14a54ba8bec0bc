package io.github.pcaconstrain.suggest.reading;

import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.chain.CaVerdict;
import io.github.pcaconstrain.policy.chain.ConstraintChain;
import io.github.pcaconstrain.policy.chain.Verdict;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.suggest.Outliers;
import io.github.pcaconstrain.suggest.Proposal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The policy of one group of certificates, and what it leaves out. */
final class GroupPolicy {
    /** More are only counted, so that hostile sources do not fill memory. */
    private static final int MOST_LISTED = 100_000;

    /** What one batch has to say about a group. Not thread-safe. */
    static final class Tally {
        private final Map<Subtree, EntryUse> uses = new LinkedHashMap<>();
        private final List<LeftOutCertificate> leftOut = new ArrayList<>();
        private final List<LeftOutCertificate> expired = new ArrayList<>();
        private final List<Subtree> used = new ArrayList<>();
        private long certificates;
        private long permitted;
    }

    private final String issuer;
    private final Proposal proposal;
    private final NameConstraints constraints;
    private final boolean isOfExpired;
    private final ConstraintChain chain;
    private final Outliers outliers;
    private final boolean limitsSubjects;
    private final Tally all = new Tally();
    private long omitted;

    GroupPolicy(String issuer, Proposal proposal, NameConstraints constraints, boolean isOfExpired) {
        this.issuer = issuer;
        this.proposal = proposal;
        this.constraints = constraints;
        this.isOfExpired = isOfExpired;
        chain = ConstraintChain.of(List.of(CaConstraints.of("policy", constraints)), LeadingDot.ONLY_BELOW);
        outliers = new Outliers(proposal);
        limitsSubjects =
                constraints.subtrees().anyMatch(subtree -> subtree.base().form() == NameForm.DIRECTORY_NAME);
    }

    /** Whether the subjects of certificates matter. */
    boolean limitsSubjects() {
        return limitsSubjects;
    }

    Outliers outliers() {
        return outliers;
    }

    /** The names that the policy refuses. */
    List<PresentedName> refused(List<PresentedName> names) {
        List<PresentedName> refused = new ArrayList<>();
        for (PresentedName name : names) {
            if (!chain.check(name).isPermitted()) {
                refused.add(name);
            }
        }
        return refused;
    }

    /**
     * Counts the entries that a certificate uses, if the policy permits all of its names.
     *
     * @return whether it does
     */
    boolean permits(List<PresentedName> names, long notBefore, Tally tally) {
        tally.used.clear();
        for (PresentedName name : names) {
            Verdict verdict = chain.check(name);
            if (!verdict.isPermitted()) {
                return false;
            }
            Optional<CaVerdict> deciding = verdict.deciding();
            if (deciding.isPresent() && deciding.get().subtree().isPresent()) {
                tally.used.add(deciding.get().subtree().get());
            }
        }
        tally.permitted++;
        for (Subtree subtree : tally.used) {
            tally.uses.computeIfAbsent(subtree, key -> new EntryUse()).add(tally.permitted, notBefore);
        }
        return true;
    }

    /** Counts a certificate that has not expired. */
    static void count(Tally tally) {
        tally.certificates++;
    }

    static void leaveOut(LeftOutCertificate certificate, boolean isExpired, Tally tally) {
        (isExpired ? tally.expired : tally.leftOut).add(certificate);
    }

    /**
     * Adds the tally of a batch, in the order of reading.
     *
     * @param before how many certificates of the same place came before the batch
     */
    void add(Tally tally, long before) {
        tally.uses.forEach((subtree, use) ->
                all.uses.computeIfAbsent(subtree, key -> new EntryUse()).add(use));
        all.certificates += tally.certificates;
        tally.expired.stream()
                .limit(MOST_LISTED - all.expired.size())
                .map(certificate -> certificate.behind(before))
                .forEach(all.expired::add);
        for (LeftOutCertificate certificate : tally.leftOut) {
            if (all.leftOut.size() < MOST_LISTED) {
                all.leftOut.add(certificate.behind(before));
            } else {
                omitted++;
            }
        }
    }

    /**
     * The same without limits on subjects, if they alone would refuse a certificate whose other names are permitted: what is
     * wrong with the subject of a server has nothing to do with its zone.
     */
    Optional<GroupPolicy> withoutSubjects() {
        boolean drops = limitsSubjects && all.leftOut.stream().anyMatch(LeftOutCertificate::isOnlySubject);
        List<Subtree> others = constraints.permitted().stream()
                .filter(subtree -> subtree.base().form() != NameForm.DIRECTORY_NAME)
                .toList();
        return drops && !others.isEmpty()
                ? Optional.of(new GroupPolicy(
                        issuer,
                        proposal.withoutSubjects(),
                        new NameConstraints(others, constraints.excluded(), constraints.critical()),
                        isOfExpired))
                : Optional.empty();
    }

    /** The same, before anything was held to it. */
    GroupPolicy afresh() {
        return new GroupPolicy(issuer, proposal, constraints, isOfExpired);
    }

    SuggestedPolicy result() {
        return new SuggestedPolicy(
                issuer,
                proposal,
                constraints,
                all.uses,
                all.certificates,
                all.leftOut,
                all.expired,
                omitted,
                isOfExpired);
    }
}
