package io.github.pcaconstrain.cli.retire;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.cli.input.IssuedLists;
import io.github.pcaconstrain.cli.option.AwsOptions;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CaOptions;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.prompt.Confirmation;
import io.github.pcaconstrain.cli.retire.RetireReport.Status;
import io.github.pcaconstrain.cli.selection.CaQuestions;
import io.github.pcaconstrain.cli.selection.CaRole;
import io.github.pcaconstrain.cli.shell.ChangingCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.cli.show.ConsoleLines;
import io.github.pcaconstrain.cli.show.FindingLines;
import io.github.pcaconstrain.crypto.Sha256;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.UserFacingException;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.CertificateHistory;
import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.output.IndentedJson;
import io.github.pcaconstrain.policy.name.PrintableText;
import io.github.pcaconstrain.retirement.IssuedChoice;
import io.github.pcaconstrain.retirement.RetirementPlan;
import io.github.pcaconstrain.retirement.RetirementRun;
import io.github.pcaconstrain.workflow.Journal;
import io.github.pcaconstrain.workflow.JournalFile;
import io.github.pcaconstrain.workflow.RunAccounts;
import io.github.pcaconstrain.workflow.Step;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;

/** Ends the life of a CA: plans, asks, disables, revokes and deletes. */
public final class RetireCommand implements ChangingCommand {
    private static final int DIGITS = 8;

    /** AWS Private CA's quota for RevokeCertificate in calls a second (user guide, "Quotas"). */
    private static final int REVOCATION_RATE = 20;

    private final Console console;
    private final UnaryOperator<Journal> journals;
    private final CommonOptions common;
    private final AwsOptions awsOptions;
    private final CaQuestions questions;
    private final OutputOptions output;
    private final IssuedLists issued;
    private final CaOptions cas = new CaOptions(
            "The CA to retire, which is disabled and deleted. Default: at a terminal, chosen from a list.",
            "The CA that issued its certificate, to have that certificate revoked. Default: it is not revoked.");
    private final Option<Boolean> revokeIssued =
            Option.flag("--revoke-issued", "Revoke the valid certificates that the CA issued.");
    private final Option<Boolean> wait = Option.flag(
            "--wait",
            "Disable the CA now; delete it when this command is run again after the certificates that it issued have"
                    + " expired.");
    private final Option<String> folder = Option.text(
            "--out-dir",
            "DIR",
            "The folder for the journal, from which an interrupted run resumes. Default: retired-XXXXXXXX, where"
                    + " XXXXXXXX identifies the CA.");
    private final Option<Boolean> yes = Option.flag("--yes", "Do not ask for confirmation.");
    private final Option<Boolean> dryRun = Option.flag("--dry-run", "Print the plan and change nothing.");

    public RetireCommand(Console console) {
        this(console, journal -> journal);
    }

    /** A command whose journal is seen to by someone else. */
    RetireCommand(Console console, UnaryOperator<Journal> journals) {
        this.console = console;
        this.journals = journals;
        this.common = new CommonOptions(console);
        this.awsOptions = AwsOptions.ofTwoAccounts(console, common);
        this.questions = new CaQuestions(console, common, awsOptions);
        this.output = new OutputOptions(console);
        this.issued = new IssuedLists(console);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("retire");
        HelpPage.group(spec, "CAs");
        Option.addAll(spec, cas.ca(), cas.parent());
        HelpPage.group(spec, "Certificates that it issued");
        issued.addTo(spec);
        Option.addAll(spec, revokeIssued, wait);
        HelpPage.group(spec, "Run");
        Option.addAll(spec, dryRun, yes, folder);
        output.addTo(spec);
        awsOptions.addConnectionTo(spec);
        common.addTo(spec);
        spec.usageMessage()
                .description(
                        "Ends the life of a CA: shows what still depends on it, asks, then disables and deletes it."
                                + " AWS can restore it for 30 days.",
                        "A CA that has CAs below it is left alone, and so is one with valid certificates, unless an"
                                + " option says what to do about them. To resume an interrupted run, run the command"
                                + " again.");
        HelpPage.of(spec)
                .exit(ExitCode.OK, "deleted, or deleted before; with --dry-run, nothing blocks it")
                .exit(ExitCode.FINDINGS, "something blocks it, or it is disabled until its certificates have expired")
                .exit(ExitCode.REFUSED, "AWS refused or could not be reached")
                .exit(
                        ExitCode.INTERRUPTED,
                        "interrupted, no CA was chosen, or the name that was typed is not that of the CA")
                .examples(
                        "See what depends on a CA, and what would be done.",
                        "pca-constrain retire --ca $CA_ARN --dry-run",
                        "See the plan if its certificate and those that it issued are to be revoked.",
                        "pca-constrain retire --ca $CA_ARN --parent $PARENT_ARN --revoke-issued --dry-run",
                        "Retire the CA of a sandbox in memory.",
                        "pca-constrain retire --sandbox=:memory: --yes");
        return spec;
    }

    @Override
    public Optional<String> outcome() {
        return awsOptions.outcome();
    }

    @Override
    public Integer call() {
        IssuedChoice choice = choice();
        try (AwsSession aws = awsOptions.open()) {
            awsOptions.tellWhenInterrupted();
            CaArn ca = cas.requireCa(aws, () -> questions.ask(aws, cas.ca(), CaRole.RETIRED, cas.givenParent()));
            cas.givenParent().ifPresent(aws::parentIs);
            Path target = folder.find()
                    .map(name -> IssuanceFolder.of(name).path())
                    .orElseGet(() -> Path.of("retired-" + Sha256.hex(ca.toString(), DIGITS)));
            Optional<RunAccounts> accounts = cas.givenParent().map(parent -> aws.accounts(Optional.of(ca), parent));
            RetireReport report = retire(aws, ca, accounts, choice, target);
            if (output.isJson()) {
                output.write(out -> IndentedJson.write(out, report::write));
            } else if (!report.text().isEmpty()) {
                output.write(out -> out.write(report.text().getBytes(StandardCharsets.UTF_8)));
            }
            return report.exitCode();
        } catch (CancellationException e) {
            return ExitCode.INTERRUPTED;
        }
    }

    private IssuedChoice choice() {
        if (revokeIssued.isGiven() && wait.isGiven()) {
            throw new InvalidOptionException(
                    "--revoke-issued cannot be combined with --wait", "a revoked certificate need not be waited for");
        }
        return revokeIssued.isGiven() ? IssuedChoice.REVOKE : wait.isGiven() ? IssuedChoice.WAIT : IssuedChoice.STOP;
    }

    private RetireReport retire(
            AwsSession aws, CaArn ca, Optional<RunAccounts> accounts, IssuedChoice choice, Path target) {
        if (!JournalFile.isIn(target)) { // until it is agreed to, there is no folder
            RetireReport planned = planner().plan(aws, ca, accounts, choice, Set.of());
            Optional<RetireReport> ended = endBefore(aws, planned);
            if (ended.isPresent()) {
                return ended.get();
            }
            try (JournalFile journal = JournalFile.open(target, aws.clock())) {
                return run(aws, planned, journal, target);
            }
        }
        try (JournalFile journal = JournalFile.open(target, aws.clock())) {
            RetirementRun.requireOwn(journal, ca, target.toString());
            boolean isOver = journal.has(Step.DELETED); // the CA was restored after that
            if (!isOver) {
                accounts.ifPresent(each -> each.requireSame(journal, target));
            }
            RetireReport planned = planner().plan(aws, ca, accounts, choice, RetirementRun.revoked(journal));
            Optional<RetireReport> ended = endBefore(aws, planned);
            if (ended.isPresent()) {
                return ended.get();
            }
            if (isOver) {
                journal.clear();
            }
            return run(aws, planned, journal, target);
        }
    }

    /** The result if nothing is to be done: because of the plan, or because the user wants nothing else. */
    private Optional<RetireReport> endBefore(AwsSession aws, RetireReport planned) {
        if (planned.status() == Status.UNCHANGED) {
            return Optional.of(planned);
        }
        if (FindingLines.print(planned.findings(), console, common)) {
            return Optional.of(planned.with(Status.REFUSED));
        }
        if (dryRun.isGiven()) {
            return Optional.of(planned);
        }
        // What is about to be ended must be seen, whatever -q says.
        console.err().print(ConsoleLines.of(planned.planLines(), console.errorDisplay()));
        String name = word(planned.plan().ca());
        if (yes.isGiven() || new Confirmation(console).askForWord(name, "to retire this CA")) {
            return Optional.empty();
        }
        aws.cancel();
        return Optional.of(planned.with(Status.DECLINED));
    }

    /** What has to be typed to retire a CA. */
    static String word(Authority ca) {
        String name = PrintableText.printable(ca.subject().getOrDefault("CommonName", ""))
                .strip();
        return name.isEmpty() ? ca.arn().id() : name; // Enter alone must not be an answer
    }

    private RetireReport run(AwsSession aws, RetireReport planned, JournalFile journal, Path target) {
        RetirementPlan plan = planned.plan();
        CertificateHistory history = aws.history(target, console, common);
        Journal kept = aws.interruptible(journals.apply(journal));
        RetirementRun run = new RetirementRun(
                aws.privateCa(),
                aws.caLifecycle(),
                aws.rateLimits().atMost(REVOCATION_RATE),
                kept,
                history,
                planned.accounts());
        try {
            run.disable(plan);
            RetireReport settled = plan.isInUse() ? settled(aws, planned, kept) : planned;
            if (settled.status() == Status.REFUSED) {
                noteWayBack(aws, plan);
                return settled;
            }
            return settled.with(run.finish(settled.plan(), planned.now()) ? Status.RETIRED : Status.WAITING);
        } catch (UserFacingException e) {
            if (kept.has(Step.DISABLED)) {
                noteWayBack(aws, plan);
            }
            throw e;
        }
    }

    /** The plan with what the CA has issued until it was disabled; refused if that is more than was agreed to. */
    private RetireReport settled(AwsSession aws, RetireReport planned, Journal journal) {
        RetirementPlan plan = planned.plan();
        // The parent has been checked before.
        RetireReport now =
                planner().plan(aws, plan.ca().arn(), Optional.empty(), plan.choice(), RetirementRun.revoked(journal));
        List<Finding> more = now.findings().stream()
                .filter(each -> !planned.findings().contains(each))
                .toList();
        return FindingLines.print(more, console, common)
                ? now.with(planned.accounts()).with(Status.REFUSED)
                : planned.with(plan.withIssued(now.plan().issued()));
    }

    private void noteWayBack(AwsSession aws, RetirementPlan plan) {
        common.note("the CA is disabled; to go on, run the same command again; to go back: "
                + aws.cli().enable(plan.ca().arn()));
    }

    private RetirementPlanner planner() {
        return new RetirementPlanner(cas, issued);
    }
}
