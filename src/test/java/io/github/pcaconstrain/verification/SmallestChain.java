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

/** Leaves out of a chain whatever a difference does not need. */
final class SmallestChain {
    private SmallestChain() {}

    /** The smallest chain on which the witness differs from us as it does on this one. */
    static RandomChain of(RandomChain chain, WitnessVerdict verdict) {
        RandomChain smallest = chain;
        Optional<RandomChain> next = Optional.of(chain);
        while (next.isPresent()) {
            smallest = next.get();
            next = smallest.smaller().stream()
                    .filter(smaller -> differs(smaller, verdict.witness(), verdict.answer() == Answer.ACCEPTS))
                    .findFirst();
        }
        return smallest;
    }

    /** Whether nothing can be left out. */
    static boolean isSmallest(RandomChain chain, Witness witness, boolean accepts) {
        return chain.smaller().stream().noneMatch(smaller -> differs(smaller, witness, accepts));
    }

    /** Whether the witness accepts what we refuse, or the other way round. */
    static boolean differs(RandomChain chain, Witness witness, boolean accepts) {
        VerificationResult result = Verification.verify(chain.request());
        List<WitnessVerdict> said = WitnessVerdicts.of(result, ChainNotation.AT, Instant.now(), Set.of(witness));
        return said.size() == 1
                && result.pathJudgement().outcome() != Outcome.INCONCLUSIVE
                && !new JudgedChain(result).agreesWith(said.get(0))
                && (said.get(0).answer() == Answer.ACCEPTS) == accepts;
    }
}
