package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.verification.witness.DirectWitness;
import io.github.pcaconstrain.verification.witness.JudgedChain;
import io.github.pcaconstrain.verification.witness.KnownDifference;
import io.github.pcaconstrain.verification.witness.Witness;
import io.github.pcaconstrain.verification.witness.WitnessVerdict;
import io.github.pcaconstrain.verification.witness.WitnessVerdict.Answer;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Leaves out of a chain whatever a difference does not need. */
final class SmallestChain {
    private SmallestChain() {}

    /** The smallest chain on which the witness differs from us as it does on this one, and nothing explains it if that is asked for. */
    static RandomChain of(RandomChain chain, WitnessVerdict verdict, boolean isUnlisted) {
        return of(
                chain, smaller -> differs(smaller, verdict.witness(), verdict.answer() == Answer.ACCEPTS, isUnlisted));
    }

    /** The smallest chain that still has a property. */
    static RandomChain of(RandomChain chain, Predicate<RandomChain> has) {
        RandomChain smallest = chain;
        Optional<RandomChain> next = Optional.of(chain);
        while (next.isPresent()) {
            smallest = next.get();
            next = smallest.smaller().stream().filter(has).findFirst();
        }
        return smallest;
    }

    /** Whether the witness accepts what we refuse, or the other way round. */
    private static boolean differs(RandomChain chain, Witness witness, boolean accepts, boolean isUnlisted) {
        VerificationResult result = Verification.verify(chain.request(ChainKeys.QUICK));
        JudgedChain ours = new JudgedChain(result);
        if (result.pathJudgement().outcome() == Outcome.INCONCLUSIVE || ours.passes() == accepts) {
            return false; // whatever it says, and asking takes longest
        }
        return ask(result, witness)
                .filter(said -> !ours.agreesWith(said) && (said.answer() == Answer.ACCEPTS) == accepts)
                .filter(said ->
                        !isUnlisted || KnownDifference.explaining(ours, said).isEmpty())
                .isPresent();
    }

    /** The verdict of a witness on a path; nothing if there is no path. */
    static Optional<WitnessVerdict> ask(VerificationResult result, Witness witness) {
        if (!result.reachesAnchor() || result.path().size() < 2) {
            return Optional.empty();
        }
        return Optional.of(
                witness == Witness.OPENSSL
                        ? OpenSslShell.ofThread().judge(List.of(result.path())).get(0)
                        : DirectWitness.judge(witness, result.path(), ChainNotation.AT));
    }
}
