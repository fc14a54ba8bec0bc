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
 * A test and what came of it.
 *
 * @param ca the CA under test
 * @param service through which service
 * @param runId what tells the run from others
 * @param results in the order of the plan
 * @param leftOut how many more probes could be derived than were made
 * @param untried subtrees of which no name can be derived
 * @param leftovers what could not be removed
 * @param failure what AWS said, where it let not a single request through
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

    /** How many probes ended so. */
    public long count(Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    /** That of the failure, if there is one; else 1 if any probe contradicts, else 4 if any is inconclusive or none was judged, else 0. */
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
