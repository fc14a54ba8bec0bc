package io.github.pcaconstrain.policy.chain;

import io.github.pcaconstrain.encoding.RawNames;
import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.chain.Witness.Outcome;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One question put to our engine and to a witness, in the notation of {@link RawNames}, with both answers. */
public record DifferentialCase(
        Witness witness,
        String form,
        String policy,
        PresentedName name,
        List<CaConstraints> cas,
        Verdict ours,
        Outcome theirs) {
    public static DifferentialCase of(Witness witness, String form, String policy, String name) {
        List<CaConstraints> cas = RawNames.chain(policy);
        PresentedName presented = RawNames.presented(name);
        Verdict ours = ConstraintChain.of(cas, LeadingDot.ONLY_BELOW).check(presented);
        return new DifferentialCase(witness, form, policy, presented, cas, ours, witness.judge(policy, name));
    }

    public boolean isAgreed() {
        return theirs == (ours.isPermitted() ? Outcome.ACCEPTED : Outcome.REFUSED);
    }

    boolean isOurs(Decision decision) {
        return ours.decision() == decision;
    }

    /** Whether the two lists of more than one CA have to be merged. */
    boolean hasSeveralCas() {
        return cas.size() > 1;
    }

    boolean hasSeveralPermittedLists() {
        return cas.stream()
                        .filter(ca -> !ca.constraints().permitted().isEmpty())
                        .count()
                > 1;
    }

    boolean hasExcluded() {
        return cas.stream().anyMatch(ca -> !ca.constraints().excluded().isEmpty());
    }

    boolean hasPermitted() {
        return permitted().findAny().isPresent();
    }

    boolean hasBase(Predicate<SubtreeBase> test) {
        return cas.stream()
                .flatMap(ca -> ca.constraints().subtrees())
                .map(Subtree::base)
                .anyMatch(test);
    }

    boolean hasPermittedBase(Predicate<SubtreeBase> test) {
        return permitted().anyMatch(test);
    }

    private Stream<SubtreeBase> permitted() {
        return cas.stream().flatMap(ca -> ca.constraints().permitted().stream()).map(Subtree::base);
    }

    boolean isDecidedByEmptyBase() {
        return ours.deciding()
                .flatMap(CaVerdict::subtree)
                .filter(subtree -> subtree.base().value().isEmpty())
                .isPresent();
    }

    boolean isIpv4Mapped() {
        return name instanceof PresentedName.Ip ip
                && ip.value().toLowerCase(Locale.ROOT).startsWith("::ffff:");
    }

    boolean hasBaseOfTheOtherFamily() {
        return name instanceof PresentedName.Ip ip
                && hasBase(base -> base instanceof IpBase block
                        && block.address().family() != ip.address().family());
    }

    /** Whether a mailbox among the constraints differs from the name by letter case of the local part only. */
    boolean hasMailboxOfOtherCase() {
        return hasBase(base -> base instanceof EmailBase mailbox
                && mailbox.isMailbox()
                && mailbox.value().equalsIgnoreCase(name.value())
                && !mailbox.value().startsWith(name.value().substring(0, 1)));
    }

    @Override
    public String toString() {
        return policy + " | " + name.text() + ": we say " + ours.decision() + " (" + ours.reason() + "), " + witness
                + " " + theirs;
    }
}
