package io.github.pcaconstrain.cli.check;

import io.github.pcaconstrain.policy.chain.ConstraintChain;
import io.github.pcaconstrain.policy.chain.Verdict;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.io.IOException;
import java.util.function.Consumer;

/** Checks names and counts the verdicts. */
final class CheckTally {
    private final ConstraintChain chain;
    private final Consumer<String> warnings;
    private long permitted;
    private long refused;

    CheckTally(ConstraintChain chain, Consumer<String> warnings) {
        this.chain = chain;
        this.warnings = warnings;
    }

    void check(PresentedName name, CheckReport report) throws IOException {
        Verdict verdict = chain.check(name);
        if (verdict.isPermitted()) {
            permitted++;
        } else {
            refused++;
        }
        if (verdict.isMalformedButUnconstrained()) {
            warnings.accept(verdict.name().text() + " is malformed: "
                    + verdict.flaw().orElseThrow() + ". No constraint here limits names of its type");
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
