package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.UserFacingException;
import io.github.pcaconstrain.probing.ProbeResult.Verdict;
import io.github.pcaconstrain.probing.channel.Probe;
import io.github.pcaconstrain.probing.channel.ProbeService;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of a test.
 *
 * @param ca the CA under test
 * @param service the service that was used
 * @param runId the identifier of the run
 * @param results in the order of the plan
 * @param leftOut the number of derived names that were not tested
 * @param untried subtrees from which no name can be derived
 * @param leftovers the certificates that could not be removed
 * @param failure AWS's refusal, if every request was refused
 */
public record ProbeReport(
        CaArn ca,
        ProbeService service,
        String runId,
        List<ProbeResult> results,
        int leftOut,
        List<Probe.Target> untried,
        Leftovers leftovers,
        Optional<UserFacingException> failure) {
    public ProbeReport {
        results = List.copyOf(results);
        untried = List.copyOf(untried);
        Objects.requireNonNull(leftovers, "leftBehind");
        Objects.requireNonNull(failure, "failure");
    }

    /** The number of probes with this verdict. */
    public long count(Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    /**
     * The exit code: that of the failure if there is one; otherwise 1 if any probe is contradicted, 4 if any is
     * inconclusive or none has a verdict, or 0.
     */
    public int exitCode() {
        if (failure.isPresent()) {
            return failure.get().exitCode();
        }
        if (count(Verdict.CONTRADICTED) > 0) {
            return ExitCode.FINDINGS;
        }
        return count(Verdict.INCONCLUSIVE) > 0 || count(Verdict.AS_EXPECTED) == 0 ? ExitCode.INCONCLUSIVE : ExitCode.OK;
    }
}
