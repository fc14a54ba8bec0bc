package io.github.pcaconstrain.cli.check;

import io.github.pcaconstrain.policy.chain.Verdict;
import java.io.IOException;

/** Prints verdicts one by one, so that memory does not grow with their number. */
interface CheckReport {
    /** Shows one verdict. */
    void add(Verdict verdict) throws IOException;

    /** Ends the report. */
    void end(long permitted, long refused) throws IOException;
}
