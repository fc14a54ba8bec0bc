package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.cli.progress.InterruptibleJournal;
import io.github.pcaconstrain.workflow.Plan;
import io.github.pcaconstrain.workflow.WorkDone;
import java.util.Optional;

/** The run that this process has begun or resumed, for a user who interrupts it. */
final class OngoingRun {
    private record Begun(InterruptibleJournal journal, Plan plan) {}

    private volatile Optional<Begun> begun = Optional.empty();

    /** From now on, an interruption is one of this run. */
    void begin(InterruptibleJournal journal, Plan plan) {
        begun = Optional.of(new Begun(journal, plan));
    }

    /** What has been done, by earlier processes too; empty if no run has begun. */
    Optional<WorkDone> done() {
        return begun.map(run -> WorkDone.of(
                run.journal().entries(),
                run.plan().ca().arn(),
                run.plan().request().issuer()));
    }

    /** Whether AWS has been asked for the certificate. */
    boolean isRequested() {
        return begun.filter(run -> run.journal().isRequested()).isPresent();
    }
}
