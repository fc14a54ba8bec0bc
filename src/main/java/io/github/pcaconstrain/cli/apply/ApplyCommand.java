package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.pacing.BackgroundCall;
import io.github.pcaconstrain.cli.option.AwsOptions;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CaOptions;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.ConstraintOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.option.RequestOptions;
import io.github.pcaconstrain.cli.shell.ChangingCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpText;
import io.github.pcaconstrain.cli.show.ProbeLeftovers;
import io.github.pcaconstrain.cli.test.TestOptions;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.issuance.CertificateHistory;
import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.workflow.ApplyRun;
import io.github.pcaconstrain.workflow.Journal;
import io.github.pcaconstrain.workflow.JournalFile;
import io.github.pcaconstrain.workflow.NumberedFolder;
import io.github.pcaconstrain.workflow.Plan;
import io.github.pcaconstrain.workflow.RunState;
import io.github.pcaconstrain.workflow.Signing;
import io.github.pcaconstrain.workflow.Subordinate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;

/** Constrains a CA: plans, asks, issues, installs and tests. */
public final class ApplyCommand implements ChangingCommand {
    private static final int SUFFIX = 8;

    private final Console console;
    private final UnaryOperator<Journal> journals;
    private final CommonOptions common;
    private final ConstraintOptions constraintOptions;
    private final RequestOptions requestOptions;
    private final TestOptions testOptions;
    private final AwsOptions awsOptions;
    private final OutputOptions output;
    private final CaOptions cas =
            new CaOptions("The subordinate CA to constrain.", "The CA that will sign its certificate.");
    private final Option<String> folder = Option.text(
            "--out-dir",
            "DIR",
            "The folder for the CSR, certificate, chain, record and journal. An interrupted run resumes from it."
                    + " Default: applied-XXXXXXXX, where XXXXXXXX identifies the request, or applied-XXXXXXXX-2, -3 and so"
                    + " on if that folder holds a finished run.");
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

    public ApplyCommand(Console console) {
        this(console, journal -> journal);
    }

    /** A command whose journal is seen to by someone else. */
    ApplyCommand(Console console, UnaryOperator<Journal> journals) {
        this.console = console;
        this.journals = journals;
        this.common = new CommonOptions(console);
        this.constraintOptions = new ConstraintOptions(console, common);
        this.requestOptions = new RequestOptions(console, common);
        this.testOptions = new TestOptions(common);
        this.awsOptions = new AwsOptions(console, common);
        this.output = new OutputOptions(
                console,
                "Overwrite FILE, and the files in DIR if they belong to a finished run or to a different request.");
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("apply");
        Option.addAll(spec, cas.ca(), cas.parent());
        constraintOptions.addTo(spec);
        requestOptions.addTo(spec);
        Option.addAll(spec, folder, yes, dryRun, skipTest, skipImpact, revokeOld, issueAgain);
        testOptions.addTo(spec);
        output.addTo(spec);
        awsOptions.addTo(spec);
        common.addTo(spec);
        spec.usageMessage()
                .description(
                        "Constrains a subordinate CA and proves that the constraints hold: shows the plan, asks, then"
                                + " issues, installs and tests a constrained certificate.",
                        "To resume an interrupted run, run the command again with the same arguments. A CA that"
                                + " already has these constraints is left unchanged.");
        HelpText.addExamples(
                spec,
                "Run all of it on a sandbox, without an AWS account.",
                "pca-constrain apply --sandbox -p api.dev.example.com,test.example.com --yes",
                "See what would be done.",
                "pca-constrain apply --ca $CA_ARN --parent $PARENT_ARN --policy examples/servers.yaml --dry-run",
                "Run it in a pipeline and read the result in a script.",
                "pca-constrain apply --ca $CA_ARN --parent $PARENT_ARN --policy examples/servers.yaml"
                        + " --out-dir applied --yes --json",
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
        NameConstraints constraints = constraintOptions.require();
        requestOptions.pathLength();
        testOptions.check();
        try (AwsSession aws = awsOptions.open()) {
            Plan plan = plan(aws, constraints);
            ApplyReport report = new ApplyReport(plan, aws.now());
            run(aws, plan, report);
            output.write(output.isJson() ? report::writeJson : report::writeText);
            return report.exitCode();
        } catch (CancellationException e) {
            return ExitCode.INTERRUPTED;
        }
    }

    private Plan plan(AwsSession aws, NameConstraints constraints) {
        CaArn ca = cas.requireCa(aws);
        CaArn issuer = cas.requireParent(aws);
        BackgroundCall<Subordinate> fetched =
                BackgroundCall.of(() -> Subordinate.fetch(aws.privateCa(), aws.poller(), ca));
        Parent parent = Parent.fetch(aws.privateCa(), issuer);
        Subordinate subordinate = fetched.get();
        Instant now = aws.now();
        IssuanceRequest request = requestOptions.request(
                parent, Optional.of(ca), subordinate.csr(), constraints, subordinate.current(), now);
        return Plan.of(subordinate, parent, request, now, aws.cli());
    }

    private void run(AwsSession aws, Plan plan, ApplyReport report) {
        IssuanceFolder target = folder(plan.request());
        CertificateHistory history = aws.history(target.path(), console, common);
        Approval approval = new Approval(plan, choices(), testOptions, report, history, aws, console, common);
        boolean isFirst = !JournalFile.isIn(target.path());
        if (isFirst) { // until it is agreed to, there is no folder
            if (!approval.toBegin(target)) {
                return;
            }
            target.prepare(output.existing());
        }
        try (JournalFile journal = JournalFile.open(target.path(), aws.clock())) {
            ApplyRun run = new ApplyRun(aws.privateCa(), aws.poller(), target, journals.apply(journal), history);
            RunState state = run.state(plan);
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
            }
            new ApplySteps(run, plan, choices(), report, aws, console, common).run(testOptions);
        }
    }

    private ApplyChoices choices() {
        return new ApplyChoices(
                yes.isGiven(),
                dryRun.isGiven(),
                skipTest.isGiven(),
                skipImpact.isGiven(),
                revokeOld.isGiven(),
                issueAgain.isGiven() ? Signing.LostRequest.SEND_AGAIN : Signing.LostRequest.ASK_THE_USER,
                output.existing(),
                requestOptions.given());
    }

    /** Makes way for a run: what the folder holds has ended, or is given up, or nothing came of it. */
    private void clear(AwsSession aws, IssuanceFolder target, JournalFile journal) {
        target.prepare(output.existing());
        ProbeLeftovers.settle(journal, aws, console);
        journal.clear();
    }

    /** The same request finds its own folder again, and neither another one nor one that has ended gets in its way. */
    private IssuanceFolder folder(IssuanceRequest request) {
        if (folder.isGiven()) {
            return IssuanceFolder.of(folder.require());
        }
        String fingerprint = request.fingerprint();
        Path base = Path.of("applied-" + fingerprint.substring(fingerprint.length() - SUFFIX));
        return new IssuanceFolder(new NumberedFolder(base).forRun(request, ApplyRun.END, output.existing()));
    }
}
