package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.policy.ConstraintChain;
import io.github.pcaconstrain.policy.PresentedName;
import io.github.pcaconstrain.policy.Verdict;
import java.io.IOException;

/** Checks names and counts the verdicts. */
final class CheckTally {
    private final ConstraintChain chain;
    private long permitted;
    private long refused;

    CheckTally(ConstraintChain chain) {
        this.chain = chain;
    }

    void check(PresentedName name, CheckReport report) throws IOException {
        Verdict verdict = chain.check(name);
        if (verdict.isPermitted()) {
            permitted++;
        } else {
            refused++;
        }
        report.add(verdict);
    }

    long permitted() {
        return permitted;
    }

    long refused() {
        return refused;
    }
}
