package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.verification.witness.JudgedChain;
import io.github.pcaconstrain.verification.witness.Witness;
import io.github.pcaconstrain.verification.witness.WitnessVerdict;
import io.github.pcaconstrain.verification.witness.WitnessVerdict.Answer;
import io.github.pcaconstrain.verification.witness.WitnessVerdicts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Leaves out of a chain whatever a difference does not need. */
final class SmallestChain {
    private SmallestChain() {}

    /** The smallest chain on which the witness differs from us as it does on this one. */
    static RandomChain of(RandomChain chain, WitnessVerdict verdict) {
        return of(chain, smaller -> differs(smaller, verdict.witness(), verdict.answer() == Answer.ACCEPTS));
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
    private static boolean differs(RandomChain chain, Witness witness, boolean accepts) {
        VerificationResult result = Verification.verify(chain.request());
        JudgedChain ours = new JudgedChain(result);
        if (result.pathJudgement().outcome() == Outcome.INCONCLUSIVE || ours.passes() == accepts) {
            return false; // whatever it says, and asking takes longest
        }
        return ask(result, witness)
                .filter(said -> !ours.agreesWith(said) && (said.answer() == Answer.ACCEPTS) == accepts)
                .isPresent();
    }

    /** The verdict of a witness on a path; nothing if there is no path. */
    static Optional<WitnessVerdict> ask(VerificationResult result, Witness witness) {
        if (witness == Witness.OPENSSL
                && result.reachesAnchor()
                && result.path().size() > 1) {
            return Optional.of(OpenSslBatch.judge(List.of(result.path()), ChainNotation.AT.getEpochSecond())
                    .get(0));
        }
        return WitnessVerdicts.of(result, ChainNotation.AT, Instant.now(), Set.of(witness)).stream()
                .findFirst();
    }
}
