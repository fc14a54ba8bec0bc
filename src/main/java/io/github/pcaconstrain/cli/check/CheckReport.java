package io.github.pcaconstrain.cli.check;

import io.github.pcaconstrain.policy.chain.CaVerdict;
import io.github.pcaconstrain.policy.chain.Verdict;
import java.io.IOException;
import java.util.Optional;

/** Prints verdicts one by one, so that memory does not grow with their number. */
interface CheckReport {
    /** Shows one verdict. */
    void add(Verdict verdict) throws IOException;

    /** Ends the report. */
    void end(long permitted, long refused) throws IOException;

    /** The constraint that decides, and for a refusal the closest permitted one. */
    static String reason(Verdict verdict) {
        Optional<CaVerdict> deciding = verdict.deciding();
        String ca = deciding.filter(step -> verdict.steps().size() > 1)
                .map(step -> step.ca() + ": ")
                .orElse("");
        String nearest = deciding.flatMap(CaVerdict::nearest)
                .map(subtree -> "; closest permitted: " + subtree.base().text())
                .orElse("");
        return ca + verdict.reason() + nearest;
    }
}
