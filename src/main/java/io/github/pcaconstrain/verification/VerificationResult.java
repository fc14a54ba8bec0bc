package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.policy.chain.PathVerdict;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The verdicts on one chain.
 *
 * @param path the path that the verdicts are about, the leaf first: the first path that passes, otherwise the best one;
 *     it ends without a trust anchor if none was reached
 * @param tried the number of paths to a trust anchor that were checked
 * @param pathJudgement the verdict on signatures, dates, basic constraints and usage, without names
 * @param constraints the verdict on the name constraints
 * @param names the verdict on every name, on which {@code constraints} is based
 * @param name whether the leaf presents the requested name, if any
 * @param expected whether the CA has the expected policy, if any
 * @param warnings warnings, such as names on which verifiers disagree; they do not change a verdict
 */
public record VerificationResult(
        List<CertificateContents> path,
        int tried,
        Judgement pathJudgement,
        Judgement constraints,
        PathVerdict names,
        Optional<Judgement> name,
        Optional<Judgement> expected,
        List<String> warnings) {
    public VerificationResult {
        path = List.copyOf(path);
        Objects.requireNonNull(pathJudgement, "pathJudgement");
        Objects.requireNonNull(constraints, "constraints");
        Objects.requireNonNull(names, "names");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(expected, "expected");
        warnings = List.copyOf(warnings);
    }

    /** Whether the path ends at a trust anchor. */
    public boolean reachesAnchor() {
        return tried > 0;
    }

    /** The overall outcome: passed only if every verdict is passed, failed if any is failed. */
    public Outcome outcome() {
        return Outcome.gravest(Stream.of(Optional.of(pathJudgement), Optional.of(constraints), name, expected)
                .flatMap(Optional::stream)
                .map(Judgement::outcome));
    }
}
