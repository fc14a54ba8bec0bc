package io.github.pcaconstrain.cli.verify;

import io.github.pcaconstrain.verification.VerificationRequest;
import io.github.pcaconstrain.verification.VerificationResult;
import io.github.pcaconstrain.verification.witness.JudgedChain;
import io.github.pcaconstrain.verification.witness.KnownDifference;
import io.github.pcaconstrain.verification.witness.WitnessVerdict;
import io.github.pcaconstrain.verification.witness.WitnessVerdict.Answer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code verify} has to tell.
 *
 * @param request what was asked
 * @param result our verdicts
 * @param testimonies what others say
 */
record VerifyReport(VerificationRequest request, VerificationResult result, List<WitnessVerdict> testimonies) {
    /** The difference that explains a testimony, where it differs and one does. */
    Optional<KnownDifference> difference(WitnessVerdict verdict) {
        return KnownDifference.explaining(new JudgedChain(result), verdict);
    }

    /** Whether it says what we say; nothing where it says nothing. */
    Optional<Boolean> agrees(WitnessVerdict verdict) {
        return Set.of(Answer.ABSENT, Answer.FAILS, Answer.LATE, Answer.UNSUPPORTED)
                        .contains(verdict.answer())
                ? Optional.empty()
                : Optional.of(new JudgedChain(result).agreesWith(verdict));
    }
}
