package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.pacing.BackgroundCall;
import io.github.pcaconstrain.cli.install.RevocationLookup;
import io.github.pcaconstrain.cli.option.AwsOptions;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CaOptions;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.ConstraintOptions;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.option.RequestOptions;
import io.github.pcaconstrain.cli.shell.CliCommand;
import io.github.pcaconstrain.cli.shell.Confirmation;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpText;
import io.github.pcaconstrain.cli.show.FindingLines;
import io.github.pcaconstrain.cli.show.ProbeLeftovers;
import io.github.pcaconstrain.cli.test.ProbeSession;
import io.github.pcaconstrain.cli.test.TestOptions;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.installation.Retirement;
import io.github.pcaconstrain.issuance.CertificateHistory;
import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.output.OutputFile.Existing;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.workflow.ApplyRun;
import io.github.pcaconstrain.workflow.CurrentCertificate;
import io.github.pcaconstrain.workflow.Journal;
import io.github.pcaconstrain.workflow.JournalFile;
import io.github.pcaconstrain.workflow.NumberedFolder;
import io.github.pcaconstrain.workflow.Plan;
import io.github.pcaconstrain.workflow.Signing;
import io.github.pcaconstrain.workflow.Subordinate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Constrains a CA: plans, asks, issues, installs and tests. */
public final class ApplyCommand implements CliCommand {
    private static final int SUFFIX = 8;

    private final Console console;
    private final UnaryOperator<Journal> journals;
    private final CommonOptions common;
    private final ConstraintOptions constraintOptions;
    private final RequestOptions requestOptions;
    private final TestOptions testOptions;
    private final AwsOptions awsOptions;
    private final OutputOptions output;
    private final CaOptions cas = new CaOptions("The subordinate CA to constrain.", "The CA that is to sign it.");
    private final OptionSpec folder = OptionSpec.builder("--out-dir")
            .type(String.class)
            .paramLabel("DIR")
            .description("The folder for CSR, certificate, chain, record and journal, from which a run that was cut off"
                    + " resumes. Default: applied-XXXXXXXX, where the X stand for what is asked for; with -2,"
                    + " -3 and so on if such a run has ended there before.")
            .build();
    private final OptionSpec yes = flag("--yes", "Do not ask.");
    private final OptionSpec dryRun = flag("--dry-run", "Print the plan, and do nothing.");
    private final OptionSpec skipTest = flag("--skip-test", "Do not test the CA afterwards.");
    private final OptionSpec skipImpact =
            flag("--skip-impact", "Do not look for certificates of ACM that the constraints would break.");
    private final OptionSpec revokeOld =
            flag("--revoke-old", "Have the parent revoke the certificate that is replaced.");
    private final OptionSpec issueAgain = flag(
            "--issue-again",
            "Request another certificate for a run that was cut off, or whose certificate AWS cannot deliver, although"
                    + " AWS may have signed one.");

    public ApplyCommand(Console console) {
        this(console, journal -> journal);
    }

    /** A command whose journal is seen to by someone else. */
    ApplyCommand(Console console, UnaryOperator<Journal> journals) {
        this.console = console;
        this.journals = journals;
        this.common = new CommonOptions(console);
        this.constraintOptions = new ConstraintOptions(console, common);
        this.requestOptions = new RequestOptions(console);
        this.testOptions = new TestOptions(common);
        this.awsOptions = new AwsOptions(console, common);
        this.output = new OutputOptions(
                console, "Overwrite FILE, and the files in DIR of a run that has ended or was for something else.");
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("apply");
        spec.addOption(cas.ca()).addOption(cas.parent());
        constraintOptions.addTo(spec);
        requestOptions.addTo(spec);
        spec.addOption(folder)
                .addOption(yes)
                .addOption(dryRun)
                .addOption(skipTest)
                .addOption(skipImpact)
                .addOption(revokeOld)
                .addOption(issueAgain);
        testOptions.addTo(spec);
        output.addTo(spec);
        awsOptions.addTo(spec);
        common.addTo(spec);
        spec.usageMessage()
                .description(
                        "Gives a subordinate CA a constrained certificate and proves that the constraints hold: shows"
                                + " the plan, asks, then does what 'issue', 'install' and 'test' do.",
                        "A run that was cut off goes on where it was, with the same arguments. A CA that carries the"
                                + " constraints already is left as it is.");
        HelpText.addExamples(
                spec,
                "All of it on a sandbox, without an AWS account.",
                "pca-constrain apply --sandbox -p .dev.example.com,.test.example.com -e .prod.dev.example.com --yes",
                "See what would be done.",
                "pca-constrain apply --ca $CA_ARN --parent $PARENT_ARN --policy examples/development.yaml --dry-run",
                "Do it in a pipeline, and read the result in a script.",
                "pca-constrain apply --ca $CA_ARN --parent $PARENT_ARN --policy examples/development.yaml"
                        + " --out-dir applied --yes --json",
                "Retire the certificate that is replaced.",
                "pca-constrain apply --ca $CA_ARN --parent $PARENT_ARN -p example.com --revoke-old --yes");
        return spec;
    }

    @Override
    public Integer call() {
        NameConstraints constraints = constraintOptions.require();
        requestOptions.pathLength();
        testOptions.maxProbes();
        testOptions.key();
        try (AwsSession aws = awsOptions.open()) {
            Plan plan = plan(aws, constraints);
            ApplyReport report = new ApplyReport(plan, Instant.now());
            run(aws, plan, report);
            if (output.isJson()) {
                output.write(report::writeJson);
            } else {
                output.write(report::writeText);
            }
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
        Instant now = aws.poller().clock().instant();
        IssuanceRequest request = requestOptions.request(
                parent, Optional.of(ca), subordinate.csr(), constraints, subordinate.current(), now);
        return Plan.of(subordinate, parent, request, now, aws.cli());
    }

    private void run(AwsSession aws, Plan plan, ApplyReport report) {
        IssuanceFolder target = folder(plan.request());
        CertificateHistory history = aws.history(target.path(), console, common);
        boolean hasJournal = Files.exists(target.path().resolve(JournalFile.NAME));
        if (!hasJournal) {
            if (isSettled(aws, plan, history, report)) {
                return;
            }
            target.requireFree(output.existing());
            if (!isAgreedTo(report)) {
                return;
            }
            target.prepare(output.existing());
        }
        try (JournalFile journal = JournalFile.open(target.path(), Clock.systemUTC())) {
            ApplyRun run = new ApplyRun(aws.privateCa(), aws.poller(), target, journals.apply(journal), history);
            boolean isOver = run.isFinished() || (run.isBegun() && run.isOther(plan.request()));
            boolean goesOn = run.isBegun() && !isOver;
            if (goesOn) {
                run.replaced(plan).ifPresent(old -> requireRevocable(aws, plan, old));
            }
            if (hasJournal && (goesOn ? isOnlyPlanned(run, report) : isSettled(aws, plan, history, report))) {
                return;
            }
            if (isOver) {
                requireForce(run);
            }
            if (hasJournal && !isAgreedTo(report)) {
                return;
            }
            if (!goesOn) {
                target.prepare(output.existing());
                ProbeLeftovers.settle(journal, aws, console);
                journal.clear(); // what is in it has ended, or nothing came of it
            }
            steps(aws, run, plan, report);
        }
    }

    /** Whether nothing is to be done: it is so already, something stands against it, or only the plan was wanted. */
    private boolean isSettled(AwsSession aws, Plan plan, CertificateHistory history, ApplyReport report) {
        Instant now = Instant.now();
        Optional<CurrentCertificate> held = plan.held(requestOptions.given());
        held.ifPresent(current -> report.differences(current.differences(now)));
        if (held.filter(current -> current.isAsAsked(now)).isPresent() && !isRevoked(plan, history)) {
            report.unchanged(held.get().findings(now));
            FindingLines.print(held.get().findings(now), console, common);
            common.note(plan.ca().arn() + " carries these constraints already; 'test' proves that they hold");
            return true;
        }
        if (FindingLines.print(plan.findings(), console, common)) {
            report.settle(ApplyReport.Status.REFUSED);
            return true;
        }
        plan.current().ifPresent(old -> requireRevocable(aws, plan, old));
        report.breaks(
                CommonOptions.flag(skipImpact)
                        ? PlannedImpact.none("not looked for, by --skip-impact")
                        : PlannedImpact.of(aws, plan, common, Instant.now()));
        if (CommonOptions.flag(dryRun)) {
            report.settle(ApplyReport.Status.PLANNED);
        }
        return CommonOptions.flag(dryRun);
    }

    /** Whether the certificate that the CA works with has everything that is asked for, but is revoked. */
    private boolean isRevoked(Plan plan, CertificateHistory history) {
        CaCertificate current = plan.current().orElseThrow();
        List<CaCertificate> path =
                Stream.concat(Stream.of(current), plan.parent().path().stream()).toList();
        boolean isRevoked = history.revocation(current).isPresent()
                || RevocationLookup.of(path, Clock.systemUTC()).isRevoked();
        if (isRevoked) {
            common.warning(plan.ca().arn() + " works with a certificate that is revoked, serial " + current.serial());
        }
        return isRevoked;
    }

    private boolean isOnlyPlanned(ApplyRun run, ApplyReport report) {
        common.note("going on with the run in " + run.folder().path());
        if (CommonOptions.flag(dryRun)) {
            report.settle(ApplyReport.Status.PLANNED);
        }
        return CommonOptions.flag(dryRun);
    }

    /** With --revoke-old, before anything is issued: AWS lets only the issuer revoke a certificate. */
    private void requireRevocable(AwsSession aws, Plan plan, CaCertificate old) {
        if (CommonOptions.flag(revokeOld)) {
            new Retirement(old, Optional.of(plan.request().issuer())).requireIssuer(aws.privateCa());
        }
    }

    private void requireForce(ApplyRun run) {
        if (output.existing() == Existing.KEEP) {
            throw new InvalidOptionException(
                    "the folder " + run.folder().path() + " holds "
                            + (run.isFinished() ? "a run that has ended" : "an unfinished run with other arguments"),
                    "give another folder with --out-dir, or --force to forget that run");
        }
    }

    /** Whether it may be done. Until then there is no folder. */
    private boolean isAgreedTo(ApplyReport report) {
        report.show(console);
        if (CommonOptions.flag(yes) || Confirmation.of(console).ask("Do it?")) {
            return true;
        }
        common.note("nothing was changed");
        report.settle(ApplyReport.Status.DECLINED);
        return false;
    }

    private void steps(AwsSession aws, ApplyRun run, Plan plan, ApplyReport report) {
        ProbeSession test = new ProbeSession(console, common, testOptions, aws);
        ApplySteps steps = new ApplySteps(run, plan, report, aws, console, common);
        boolean installed = steps.issue(
                        CommonOptions.flag(issueAgain)
                                ? Signing.LostRequest.SEND_AGAIN
                                : Signing.LostRequest.ASK_THE_USER)
                && steps.install(CommonOptions.flag(revokeOld));
        if (installed) {
            steps.test(CommonOptions.flag(skipTest) ? Optional.empty() : Optional.of(test), aws.probeServices());
        }
    }

    /** The same request finds its own folder again, and neither another one nor one that has ended gets in its way. */
    private IssuanceFolder folder(IssuanceRequest request) {
        @Nullable String given = folder.getValue();
        if (given != null) {
            return IssuanceFolder.of(given);
        }
        String fingerprint = request.fingerprint();
        Path base = Path.of("applied-" + fingerprint.substring(fingerprint.length() - SUFFIX));
        return new IssuanceFolder(new NumberedFolder(base).forRun(request, ApplyRun.END, output.existing()));
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .description(description)
                .build();
    }
}
