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
 * @param path the path that the verdicts speak of, the leaf first: the first one found that passes, else the one that
 *     comes nearest; without a trust anchor at its end where none was reached
 * @param tried how many paths to a trust anchor were judged
 * @param pathJudgement signatures, dates, basic constraints and usage, by the JDK; names are set aside
 * @param constraints the name constraints, by our engine
 * @param names the verdict on every name behind {@code constraints}
 * @param name whether the leaf presents the name that was asked for, if one was
 * @param expected whether the CA carries the policy that was asked for, if one was
 * @param warnings what several verifiers judge differently, and the like; they change no verdict
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

    /** The whole: passed only if every verdict is; failed if any is. */
    public Outcome outcome() {
        return Outcome.gravest(Stream.of(Optional.of(pathJudgement), Optional.of(constraints), name, expected)
                .flatMap(Optional::stream)
                .map(Judgement::outcome));
    }
}
