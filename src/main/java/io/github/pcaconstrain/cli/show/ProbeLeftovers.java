package io.github.pcaconstrain.cli.show;

import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.probing.Leftover;
import io.github.pcaconstrain.probing.Leftovers;
import io.github.pcaconstrain.probing.PossibleLeftover;
import io.github.pcaconstrain.workflow.Journal;
import io.github.pcaconstrain.workflow.ProbeEntries;

/** Test certificates that still exist: removed where possible, and reported. */
public final class ProbeLeftovers {
    private ProbeLeftovers() {}

    /** Removes what a run's test has left behind, before the journal is cleared: after that, nothing would find it. */
    public static void settle(Journal journal, AwsSession aws, Console console) {
        tell(new ProbeEntries(journal).settle(aws.probeServices(), aws.clock()), console);
    }

    /** Reports what is left behind, even with -q. */
    public static void tell(Leftovers left, Console console) {
        for (Leftover leftover : left.certain()) {
            console.warning("could not remove " + leftover.certificate() + ": " + leftover.reason());
            console.note("to remove it: " + leftover.command());
        }
        for (PossibleLeftover leftover : left.possible()) {
            console.warning(
                    "a certificate for " + leftover.name() + " may have been left behind: " + leftover.reason());
            console.note(leftover.remedy());
        }
    }
}
