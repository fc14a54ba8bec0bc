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
 * The result of {@code verify}.
 * @param request the request
 * @param result the tool's own verdicts
 * @param testimonies the verdicts of witnesses
 */
record VerifyReport(VerificationRequest request, VerificationResult result, List<WitnessVerdict> testimonies) {
    /** The known difference that explains a differing testimony, if there is one. */
    Optional<KnownDifference> difference(WitnessVerdict verdict) {
        return KnownDifference.explaining(new JudgedChain(result), verdict);
    }

    /** Whether it agrees with the tool's verdict; empty if it has none. */
    Optional<Boolean> agrees(WitnessVerdict verdict) {
        return Set.of(Answer.ABSENT, Answer.FAILS, Answer.LATE, Answer.UNSUPPORTED)
                        .contains(verdict.answer())
                ? Optional.empty()
                : Optional.of(new JudgedChain(result).agreesWith(verdict));
    }
}
