package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.cli.option.AwsOptions;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.progress.InterruptibleJournal;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.show.ProbeLeftovers;
import io.github.pcaconstrain.issuance.CertificateHistory;
import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.workflow.ApplyRun;
import io.github.pcaconstrain.workflow.Journal;
import io.github.pcaconstrain.workflow.JournalFile;
import io.github.pcaconstrain.workflow.Plan;
import io.github.pcaconstrain.workflow.RunAccounts;
import io.github.pcaconstrain.workflow.RunState;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Constrains a CA that exists: makes the plan, has it approved, and runs its steps.
 *
 * @param aws the session
 * @param options what the user has given
 * @param awsOptions for the commands that come next
 * @param journals what happens to a journal before it is used
 * @param ongoing hears of the run
 * @param console for messages that are always printed
 * @param common for other messages
 */
record Constraining(
        AwsSession aws,
        ApplyOptions options,
        AwsOptions awsOptions,
        UnaryOperator<Journal> journals,
        OngoingRun ongoing,
        Console console,
        CommonOptions common) {
    /** Constrains it, and returns the exit code. */
    int run(CaToConstrain wanted) {
        CaArn issuer = options.parent(aws, Optional.of(wanted.ca()));
        RunAccounts accounts = aws.accounts(Optional.of(wanted.ca()), issuer);
        Plan plan = planning().of(wanted, issuer, accounts);
        ApplyReport report = new ApplyReport(plan, accounts, aws.now());
        report.renewal(wanted.renewal());
        wanted.creation().ifPresent(each -> report.creates(each, wanted.isCreatedHere()));
        ApplyChoices choices = options.choices(wanted.renewal(), wanted.isCreatedHere());
        IssuanceFolder target = folder(wanted, plan);
        Approval approval = approval(plan, choices, report, target);
        run(new Attempt(plan, accounts, report, choices, approval, target));
        return end(report, plan);
    }

    /** Makes plans in this session. */
    Planning planning() {
        return new Planning(aws, options.request(), options.isRevokingOld(), common);
    }

    /** What comes before the first change of a plan. */
    Approval approval(Plan plan, ApplyChoices choices, ApplyReport report, IssuanceFolder target) {
        if (choices.withRenewal()) {
            report.permits();
        }
        CertificateHistory history = aws.history(target.path(), console, common);
        return new Approval(plan, choices, options.tests(), options.issued(), report, history, aws, console, common);
    }

    /** Writes the report, and returns the exit code. */
    int end(ApplyReport report, Plan plan) {
        options.output()
                .write(options.output().isJson() ? report::writeJson : out -> report.writeText(options.output(), out));
        tellNext(report, plan.ca().arn());
        return report.exitCode();
    }

    private void tellNext(ApplyReport report, CaArn ca) {
        if (report.isInForce()) {
            if (report.isTested()) {
                awsOptions.nextIsAudit(ca);
            } else {
                awsOptions.nextIsTest(ca);
            }
        }
    }

    private IssuanceFolder folder(CaToConstrain wanted, Plan plan) {
        return wanted.renewal()
                .map(each -> each.folder(plan.request(), options.output().existing()))
                .or(() -> wanted.creation()
                        .map(each ->
                                each.folder(plan.request(), options.output().existing())))
                .orElseGet(() -> options.folder(plan.request()));
    }

    /** A plan, and all that is needed to run it. */
    private record Attempt(
            Plan plan,
            RunAccounts accounts,
            ApplyReport report,
            ApplyChoices choices,
            Approval approval,
            IssuanceFolder target) {}

    private void run(Attempt attempt) {
        IssuanceFolder target = attempt.target();
        boolean isFirst = !JournalFile.isIn(target.path());
        if (isFirst) { // until the user has agreed, there is no folder
            if (!attempt.approval().toBegin(target)) {
                return;
            }
            target.prepare(options.output().existing());
        }
        try (JournalFile journal = JournalFile.open(target.path(), aws.clock())) {
            InterruptibleJournal kept = aws.interruptible(journals.apply(journal));
            ApplyRun run = new ApplyRun(
                    aws.privateCa(),
                    aws.poller(),
                    target,
                    kept,
                    attempt.approval().history());
            RunState state = run.state(attempt.plan());
            if (state == RunState.RESUMABLE) {
                attempt.accounts().requireSame(kept, target.path());
                ongoing.begin(kept, attempt.plan());
            }
            if (!isApproved(attempt, run, state, isFirst)) {
                return;
            }
            if (state != RunState.RESUMABLE) {
                clear(target, journal);
                ongoing.begin(kept, attempt.plan());
            }
            attempt.accounts().begin(kept);
            new ApplySteps(run, attempt.plan(), attempt.choices(), attempt.report(), aws, console, common)
                    .run(options.tests());
        }
    }

    private static boolean isApproved(Attempt attempt, ApplyRun run, RunState state, boolean isFirst) {
        Approval approval = attempt.approval();
        return switch (state) {
            case NEW -> isFirst || approval.toBegin(attempt.target());
            case RESUMABLE -> approval.toResume(run);
            case FINISHED -> approval.toReplace(attempt.target(), "a finished run");
            case OTHER_REQUEST -> approval.toReplace(attempt.target(), "an unfinished run with other arguments");
        };
    }

    /** Makes room for a run: the one in the folder has ended, is given up, or has had no effect. */
    private void clear(IssuanceFolder target, JournalFile journal) {
        target.prepare(options.output().existing());
        ProbeLeftovers.settle(journal, aws, console);
        journal.clear();
    }
}
