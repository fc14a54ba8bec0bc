package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.creation.CaDefinition;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.UserFacingException;
import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.workflow.Journal;
import io.github.pcaconstrain.workflow.JournalFile;
import io.github.pcaconstrain.workflow.Plan;
import io.github.pcaconstrain.workflow.RunAccounts;
import java.util.Optional;

/**
 * Creates a CA where there is none, and constrains it.
 *
 * @param constraining constrains it
 * @param definition what is to be created
 * @param constraints those of the new CA
 */
record Creating(Constraining constraining, CaDefinition definition, NameConstraints constraints) {
    /** Creates it, unless that is done, and constrains it. Returns the exit code. */
    int run() {
        CaArn issuer = options().parent(aws(), Optional.empty());
        PlannedCreation planned = options()
                .creation()
                .find(
                        definition,
                        aws(),
                        issuer,
                        constraining.awsOptions().givenRegion(),
                        options().folder());
        if (planned.existing().isPresent()) {
            CaArn ca = planned.existing().get();
            common().note("the CA exists already: " + ca + "; --create changes nothing in it");
            aws().subordinateIs(ca);
            return constrain(planned, ca, false);
        }
        RunAccounts accounts = aws().accountsWithNewCa(issuer);
        Plan plan = constraining.planning().ofNew(planned, constraints, issuer, accounts);
        ApplyReport report = new ApplyReport(plan, accounts, aws().now());
        report.creates(planned, false);
        IssuanceFolder target = planned.folder(options().output().existing());
        ApplyChoices choices = options().choices(Optional.empty(), false);
        if (!constraining.approval(plan, choices, report, target).toBegin(target)) {
            return constraining.end(report, plan);
        }
        CaArn ca = create(planned, accounts, issuer, target);
        aws().subordinateIs(ca);
        common().note("create: " + ca + " is created");
        try {
            int exitCode = constrain(planned.created(ca), ca, true);
            if (exitCode == ExitCode.FINDINGS) {
                tellOfUnfinished(ca);
            }
            return exitCode;
        } catch (UserFacingException e) {
            tellOfUnfinished(ca);
            throw e;
        }
    }

    private int constrain(PlannedCreation planned, CaArn ca, boolean isCreatedHere) {
        return constraining.run(
                new CaToConstrain(ca, Optional.of(constraints), Optional.empty(), Optional.of(planned), isCreatedHere));
    }

    private CaArn create(PlannedCreation planned, RunAccounts accounts, CaArn issuer, IssuanceFolder target) {
        target.prepare(options().output().existing());
        try (JournalFile journal = JournalFile.open(target.path(), aws().clock())) {
            if (planned.isOver(journal)) {
                journal.clear();
            }
            Journal kept = aws().interruptible(constraining.journals().apply(journal));
            if (accounts.ca().isPresent()) { // In another account, the CA would not be found, and created again.
                accounts.requireSame(kept, target.path());
                accounts.begin(kept);
            }
            CaArn ca = planned.ca().create(kept);
            aws().accounts(Optional.of(ca), issuer).begin(kept);
            return ca;
        }
    }

    private void tellOfUnfinished(CaArn ca) {
        common().note("AWS charges for the new CA " + ca + ". To go on, run the same command again; to give it up, run "
                + constraining
                        .awsOptions()
                        .command("retire", "--ca", ca.toString())
                        .text());
    }

    private AwsSession aws() {
        return constraining.aws();
    }

    private ApplyOptions options() {
        return constraining.options();
    }

    private CommonOptions common() {
        return constraining.common();
    }
}
