package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.audit.surroundings.OpenDoor;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.pacing.BackgroundCall;
import io.github.pcaconstrain.cli.input.IssuedLists;
import io.github.pcaconstrain.cli.option.AwsOptions;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CaOptions;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.ConstraintOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.option.RequestOptions;
import io.github.pcaconstrain.cli.progress.InterruptibleJournal;
import io.github.pcaconstrain.cli.progress.Interruption;
import io.github.pcaconstrain.cli.selection.CaQuestions;
import io.github.pcaconstrain.cli.selection.CaRole;
import io.github.pcaconstrain.cli.shell.ChangingCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.cli.shell.Invocation;
import io.github.pcaconstrain.cli.show.ProbeLeftovers;
import io.github.pcaconstrain.cli.test.TestOptions;
import io.github.pcaconstrain.creation.CaDefinition;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.UserFacingException;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.CertificateHistory;
import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.issuance.SharedParent;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.workflow.ApplyRun;
import io.github.pcaconstrain.workflow.Journal;
import io.github.pcaconstrain.workflow.JournalFile;
import io.github.pcaconstrain.workflow.NumberedFolder;
import io.github.pcaconstrain.workflow.Plan;
import io.github.pcaconstrain.workflow.RunAccounts;
import io.github.pcaconstrain.workflow.RunState;
import io.github.pcaconstrain.workflow.Signing;
import io.github.pcaconstrain.workflow.Subordinate;
import io.github.pcaconstrain.workflow.TakenOver;
import io.github.pcaconstrain.workflow.WorkDone;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;

/** Constrains a CA: plans, asks, issues, installs and tests. */
public final class ApplyCommand implements ChangingCommand {
    private static final int SUFFIX = 8;

    /** A run that was begun by this process or an earlier one. */
    private record Ongoing(InterruptibleJournal journal, Plan plan) {}

    private final Console console;
    private final UnaryOperator<Journal> journals;
    private final CommonOptions common;
    private final ConstraintOptions constraintOptions;
    private final RequestOptions requestOptions;
    private final TestOptions testOptions;
    private final RenewalOptions renewalOptions;
    private final IssuedLists issued;
    private final CreationOptions creationOptions;
    private final AwsOptions awsOptions;
    private final CaQuestions questions;
    private final OutputOptions output;
    private final CaOptions cas = new CaOptions(
            "The subordinate CA to constrain. Default: at a terminal, chosen from a list.",
            "The CA that will sign its certificate. Default: at a terminal, chosen from a list.");
    private final Option<String> folder = Option.text(
            "--out-dir",
            "DIR",
            "The folder for the CSR, certificate, chain, record and journal. An interrupted run resumes from it."
                    + " Default: applied-XXXXXXXX, where XXXXXXXX identifies the request; with --create, created-XXXXXXXX;"
                    + " with --renew-within, renewed-XXXXXXXX. If that folder holds a finished run, -2, -3 and so on is"
                    + " added; with --renew-within, also to a given DIR.");
    private final Option<Boolean> yes = Option.flag("--yes", "Do not ask for confirmation.");
    private final Option<Boolean> dryRun = Option.flag("--dry-run", "Print the plan and change nothing.");
    private final Option<Boolean> skipTest = Option.flag("--skip-test", "Do not test the CA afterwards.");
    private final Option<Boolean> skipImpact =
            Option.flag("--skip-impact", "Do not look for certificates in ACM that the constraints would break.");
    private final Option<Boolean> revokeOld =
            Option.flag("--revoke-old", "Have the parent revoke the replaced certificate.");
    private final Option<Boolean> issueAgain = Option.flag(
            "--issue-again",
            "Request another certificate for an interrupted run, or for one whose certificate AWS cannot deliver, even"
                    + " though AWS may already have signed one.");

    private boolean isCreatedHere;
    private volatile Optional<Ongoing> ongoing = Optional.empty();

    public ApplyCommand(Console console) {
        this(console, journal -> journal);
    }

    /** A command whose journal another process is using. */
    ApplyCommand(Console console, UnaryOperator<Journal> journals) {
        this(console, journals, new Interruption());
    }

    /** The same with an interruption that someone else brings about. */
    ApplyCommand(Console console, UnaryOperator<Journal> journals, Interruption interruption) {
        this.console = console;
        this.journals = journals;
        this.common = new CommonOptions(console);
        this.constraintOptions = new ConstraintOptions(console, common);
        this.requestOptions = new RequestOptions(console, common);
        this.testOptions = new TestOptions(common);
        this.renewalOptions = new RenewalOptions(common);
        this.issued = new IssuedLists(console);
        this.creationOptions = new CreationOptions(console);
        this.awsOptions = AwsOptions.ofTwoAccounts(console, common, interruption);
        this.questions = new CaQuestions(console, common, awsOptions);
        this.output = new OutputOptions(
                console,
                "Overwrite FILE, and the files in DIR if they belong to a finished run or to a different request.",
                folder);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("apply");
        HelpPage.group(spec, "CAs");
        Option.addAll(spec, cas.ca(), cas.parent());
        creationOptions.addTo(spec);
        constraintOptions.addTo(spec);
        requestOptions.addTo(spec);
        HelpPage.group(spec, "Renewal");
        renewalOptions.addTo(spec);
        issued.addTo(spec);
        HelpPage.group(spec, "Run");
        Option.addAll(spec, dryRun, yes, folder, skipTest, skipImpact, revokeOld, issueAgain);
        testOptions.addTo(spec);
        output.addTo(spec);
        awsOptions.addTo(spec);
        common.addTo(spec);
        spec.usageMessage()
                .description(
                        "Constrains a subordinate CA and proves that the constraints hold: shows the plan, asks, then"
                                + " issues, installs and tests a constrained certificate.",
                        "To resume an interrupted run, run the command again with the same arguments. A CA that"
                                + " already has these constraints is left unchanged, unless --renew-within is given"
                                + " and its certificate expires soon.");
        HelpPage.of(spec)
                .exit(
                        ExitCode.OK,
                        "applied and tested, or already so; with --dry-run, nothing blocks it; with --check, no renewal"
                                + " is due")
                .exit(
                        ExitCode.FINDINGS,
                        "something blocks it, or the certificate or a name tested is not as expected; with --check, a"
                                + " renewal is due")
                .exit(ExitCode.REFUSED, "AWS refused or could not be reached")
                .exit(ExitCode.INCONCLUSIVE, "inconclusive, or timed out")
                .exit(ExitCode.INTERRUPTED, "interrupted, or the answer was no")
                .examples(
                        "Run all of it on a sandbox, without an AWS account.",
                        "pca-constrain apply --sandbox -p api.dev.example.com,test.example.com --yes",
                        "See what would be done.",
                        "pca-constrain apply --ca $CA_ARN --parent $PARENT_ARN --policy examples/servers.yaml"
                                + " --dry-run",
                        "Run it in a pipeline and read the result in a script.",
                        "pca-constrain apply --ca $CA_ARN --parent $PARENT_ARN --policy examples/servers.yaml"
                                + " --out-dir applied --yes --json",
                        "Create the CA first, from a file, and let ACM renew its certificates: see what would be done.",
                        "pca-constrain apply --sandbox --create examples/lifecycle/ca.yaml --policy"
                                + " examples/servers.yaml --with-renewal --dry-run",
                        "Renew the certificate when it is due, as a job that runs every day.",
                        "pca-constrain apply --ca $CA_ARN --parent $PARENT_ARN --renew-within 90d --yes",
                        "Revoke the replaced certificate.",
                        "pca-constrain apply --ca $CA_ARN --parent $PARENT_ARN -p example.com --revoke-old --yes");
        return spec;
    }

    @Override
    public Optional<String> outcome() {
        return awsOptions.outcome();
    }

    @Override
    public Integer call() {
        renewalOptions.check();
        Optional<CaDefinition> definition = creationOptions.read(renewalOptions.isGiven());
        Optional<NameConstraints> constraints =
                renewalOptions.isGiven() ? constraintOptions.read() : Optional.of(constraintOptions.require());
        requestOptions.pathLength();
        testOptions.check();
        try (AwsSession aws = awsOptions.open()) {
            awsOptions.tellWhenInterrupted(this::done, this::again);
            Optional<PlannedRenewal> renewal =
                    renewalOptions.isGiven() ? renewalOptions.find(aws, ca(aws), folder) : Optional.empty();
            if (renewal.isPresent() && isAnswered(renewal.get(), constraints)) {
                renewal.get().write(output);
                return renewalOptions.isCheck() && renewal.get().isDue() ? ExitCode.FINDINGS : ExitCode.OK;
            }
            return definition.isPresent() && cas.givenCa().isEmpty()
                    ? create(aws, definition.get(), constraints.orElseThrow())
                    : apply(aws, ca(aws), constraints, renewal, Optional.empty(), yes.isGiven());
        } catch (CancellationException e) {
            return ExitCode.INTERRUPTED;
        }
    }

    private int apply(
            AwsSession aws,
            CaArn ca,
            Optional<NameConstraints> constraints,
            Optional<PlannedRenewal> renewal,
            Optional<PlannedCreation> creation,
            boolean isAgreed) {
        CaArn issuer = parent(aws, Optional.of(ca));
        RunAccounts accounts = aws.accounts(Optional.of(ca), issuer);
        Plan plan = plan(aws, ca, issuer, accounts, constraints, renewal);
        ApplyReport report = new ApplyReport(plan, accounts, aws.now());
        report.renewal(renewal);
        creation.ifPresent(each -> report.creates(each, isCreatedHere));
        ApplyChoices choices = choices(renewal, isAgreed);
        if (choices.withRenewal()) {
            report.permits();
        }
        IssuanceFolder target = renewal.map(each -> each.folder(plan.request(), output.existing()))
                .or(() -> creation.map(each -> each.folder(plan.request(), output.existing())))
                .orElseGet(() -> folder(plan.request()));
        run(aws, plan, accounts, report, choices, target);
        return end(report, plan);
    }

    private int end(ApplyReport report, Plan plan) {
        output.write(output.isJson() ? report::writeJson : out -> report.writeText(output, out));
        tellNext(report, plan.ca().arn());
        return report.exitCode();
    }

    /** Creates the CA where there is none, and constrains it. */
    private int create(AwsSession aws, CaDefinition definition, NameConstraints constraints) {
        CaArn issuer = parent(aws, Optional.empty());
        PlannedCreation planned = creationOptions.find(definition, aws, issuer, awsOptions.givenRegion(), folder);
        if (planned.existing().isPresent()) {
            CaArn ca = planned.existing().get();
            common.note("the CA exists already: " + ca + "; --create changes nothing in it");
            aws.subordinateIs(ca);
            return apply(aws, ca, Optional.of(constraints), Optional.empty(), Optional.of(planned), yes.isGiven());
        }
        Parent parent = Parent.fetch(aws.privateCa(), issuer);
        Instant now = aws.now();
        RunAccounts accounts = aws.accountsWithNewCa(issuer);
        Plan alone = planned.ca()
                .plan(
                        parent,
                        csr -> requestOptions.request(
                                parent, Optional.empty(), csr, constraints, Optional.empty(), now),
                        now,
                        aws.cli());
        Optional<SharedParent> shared = aws.sharedParent(accounts, issuer);
        OpenDoor.look(issuer, () -> aws.parentPolicy(shared, issuer), common::warning, common::detail);
        Plan plan = alone.with(shareFindings(shared, alone.request(), false));
        ApplyReport report = new ApplyReport(plan, accounts, now);
        report.creates(planned, false);
        IssuanceFolder target = planned.folder(output.existing());
        CertificateHistory history = aws.history(target.path(), console, common);
        ApplyChoices choices = choices(Optional.empty(), yes.isGiven());
        if (choices.withRenewal()) {
            report.permits();
        }
        Approval approval = new Approval(plan, choices, testOptions, issued, report, history, aws, console, common);
        if (!approval.toBegin(target)) {
            return end(report, plan);
        }
        CaArn ca = create(aws, planned, accounts, issuer, target);
        aws.subordinateIs(ca);
        isCreatedHere = true;
        common.note("create: " + ca + " is created");
        try {
            int exitCode =
                    apply(aws, ca, Optional.of(constraints), Optional.empty(), Optional.of(planned.created(ca)), true);
            if (exitCode == ExitCode.FINDINGS) {
                tellOfUnfinished(ca);
            }
            return exitCode;
        } catch (UserFacingException e) {
            tellOfUnfinished(ca);
            throw e;
        }
    }

    private void tellOfUnfinished(CaArn ca) {
        common.note("AWS charges for the new CA " + ca + ". To go on, run the same command again; to give it up, run "
                + awsOptions.command("retire", "--ca", ca.toString()).text());
    }

    private CaArn create(
            AwsSession aws, PlannedCreation planned, RunAccounts accounts, CaArn issuer, IssuanceFolder target) {
        target.prepare(output.existing());
        try (JournalFile journal = JournalFile.open(target.path(), aws.clock())) {
            if (planned.isOver(journal)) {
                journal.clear();
            }
            Journal kept = aws.interruptible(journals.apply(journal));
            if (accounts.ca().isPresent()) { // In another account, the CA would not be found, and created again.
                accounts.requireSame(kept, target.path());
                accounts.begin(kept);
            }
            CaArn ca = planned.ca().create(kept);
            aws.accounts(Optional.of(ca), issuer).begin(kept);
            return ca;
        }
    }

    /** Whether nothing else is to be done or found out about a renewal. */
    private boolean isAnswered(PlannedRenewal renewal, Optional<NameConstraints> constraints) {
        return renewalOptions.isCheck() || (!renewal.isDue() && constraints.isEmpty());
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

    /** From the journal, which also covers earlier processes. */
    private String done() {
        return ongoing.map(run -> awsOptions
                        .changes()
                        .soFar(WorkDone.of(
                                run.journal().entries(),
                                run.plan().ca().arn(),
                                run.plan().request().issuer())))
                .orElseGet(awsOptions.changes()::text);
    }

    /** The same command without --issue-again: the request must not be sent again. */
    private Invocation again(Invocation same) {
        return ongoing.filter(run -> run.journal().isRequested()).isPresent() ? same.without(issueAgain.name()) : same;
    }

    private CaArn ca(AwsSession aws) {
        return cas.requireCa(
                aws,
                () -> renewalOptions.isCheck() // which asks nothing
                        ? Optional.empty()
                        : questions.ask(aws, cas.ca(), CaRole.CONSTRAINED, cas.givenParent()));
    }

    private CaArn parent(AwsSession aws, Optional<CaArn> ca) {
        return cas.requireParent(aws, () -> questions.ask(aws, cas.parent(), CaRole.PARENT, ca));
    }

    private Plan plan(
            AwsSession aws,
            CaArn ca,
            CaArn issuer,
            RunAccounts accounts,
            Optional<NameConstraints> given,
            Optional<PlannedRenewal> renewal) {
        BackgroundCall<Subordinate> fetched =
                BackgroundCall.of(() -> Subordinate.fetch(aws.privateCa(), aws.poller(), ca));
        Parent parent = Parent.fetch(aws.privateCa(), issuer);
        Subordinate subordinate = fetched.get();
        Instant now = aws.now();
        NameConstraints constraints = given.or(() ->
                        renewal.map(each -> TakenOver.constraints(each.renewal().current())))
                .orElseThrow();
        IssuanceRequest request = requestOptions.request(
                parent,
                Optional.of(ca),
                subordinate.csr(),
                constraints,
                subordinate.current(),
                renewal.map(each -> each.takenOver(parent, now)).orElse(TakenOver.NOTHING),
                now);
        boolean revokes = revokeOld.isGiven() && subordinate.current().isPresent();
        Optional<SharedParent> shared = aws.sharedParent(accounts, issuer);
        if (!isCreatedHere) { // which has told it already
            OpenDoor.look(issuer, () -> aws.parentPolicy(shared, issuer), common::warning, common::detail);
        }
        Plan plan = Plan.of(subordinate, parent, request, now, aws.cli()).with(shareFindings(shared, request, revokes));
        return renewal.map(each -> plan.with(each.renewal().findings(plan, now)))
                .orElse(plan);
    }

    private static List<Finding> shareFindings(
            Optional<SharedParent> shared, IssuanceRequest request, boolean revokes) {
        List<Finding> findings = new ArrayList<>();
        shared.ifPresent(parent -> findings.addAll(parent.check(request)));
        shared.filter(parent -> revokes).ifPresent(parent -> findings.addAll(parent.checkRevocation()));
        return findings;
    }

    private void run(
            AwsSession aws,
            Plan plan,
            RunAccounts accounts,
            ApplyReport report,
            ApplyChoices choices,
            IssuanceFolder target) {
        CertificateHistory history = aws.history(target.path(), console, common);
        Approval approval = new Approval(plan, choices, testOptions, issued, report, history, aws, console, common);
        boolean isFirst = !JournalFile.isIn(target.path());
        if (isFirst) { // until the user has agreed, there is no folder
            if (!approval.toBegin(target)) {
                return;
            }
            target.prepare(output.existing());
        }
        try (JournalFile journal = JournalFile.open(target.path(), aws.clock())) {
            InterruptibleJournal kept = aws.interruptible(journals.apply(journal));
            ApplyRun run = new ApplyRun(aws.privateCa(), aws.poller(), target, kept, history);
            RunState state = run.state(plan);
            if (state == RunState.RESUMABLE) {
                accounts.requireSame(kept, target.path());
                ongoing = Optional.of(new Ongoing(kept, plan));
            }
            boolean isApproved = switch (state) {
                case NEW -> isFirst || approval.toBegin(target);
                case RESUMABLE -> approval.toResume(run);
                case FINISHED -> approval.toReplace(target, "a finished run");
                case OTHER_REQUEST -> approval.toReplace(target, "an unfinished run with other arguments");
            };
            if (!isApproved) {
                return;
            }
            if (state != RunState.RESUMABLE) {
                clear(aws, target, journal);
                ongoing = Optional.of(new Ongoing(kept, plan));
            }
            accounts.begin(kept);
            new ApplySteps(run, plan, choices, report, aws, console, common).run(testOptions);
        }
    }

    private ApplyChoices choices(Optional<PlannedRenewal> renewal, boolean isAgreed) {
        return new ApplyChoices(
                isAgreed,
                dryRun.isGiven(),
                skipTest.isGiven(),
                skipImpact.isGiven(),
                revokeOld.isGiven(),
                issueAgain.isGiven() ? Signing.LostRequest.SEND_AGAIN : Signing.LostRequest.ASK_THE_USER,
                output.existing(),
                creationOptions.isWithRenewal(),
                renewal,
                requestOptions.given());
    }

    /** Makes room for a run: the one in the folder has ended, is given up, or has had no effect. */
    private void clear(AwsSession aws, IssuanceFolder target, JournalFile journal) {
        target.prepare(output.existing());
        ProbeLeftovers.settle(journal, aws, console);
        journal.clear();
    }

    /**
     * The folder of a request, which the same request finds again. Neither another request nor a finished run blocks
     * it.
     */
    private IssuanceFolder folder(IssuanceRequest request) {
        if (folder.isGiven()) {
            return IssuanceFolder.of(folder.require());
        }
        String fingerprint = request.fingerprint();
        Path base = Path.of("applied-" + fingerprint.substring(fingerprint.length() - SUFFIX));
        return new IssuanceFolder(new NumberedFolder(base).forRun(request, ApplyRun.END, output.existing()));
    }
}
