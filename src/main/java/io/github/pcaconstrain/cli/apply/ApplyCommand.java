package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.cli.option.AwsOptions;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.progress.Interruption;
import io.github.pcaconstrain.cli.shell.ChangingCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.cli.shell.Invocation;
import io.github.pcaconstrain.creation.CaDefinition;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.workflow.Journal;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;

/** Constrains a CA: plans, asks, issues, installs and tests. */
public final class ApplyCommand implements ChangingCommand {
    private final Console console;
    private final UnaryOperator<Journal> journals;
    private final CommonOptions common;
    private final AwsOptions awsOptions;
    private final ApplyOptions options;
    private final OngoingRun ongoing = new OngoingRun();

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
        this.awsOptions = AwsOptions.ofTwoAccounts(console, common, interruption);
        this.options = new ApplyOptions(console, common, awsOptions);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("apply");
        options.addTo(spec);
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
        options.renewal().check();
        Optional<CaDefinition> definition =
                options.creation().read(options.renewal().isGiven());
        Optional<NameConstraints> constraints = options.readConstraints();
        options.request().pathLength();
        options.tests().check();
        try (AwsSession aws = awsOptions.open()) {
            awsOptions.tellWhenInterrupted(this::done, this::again);
            Constraining constraining = new Constraining(aws, options, awsOptions, journals, ongoing, console, common);
            return definition.isPresent() && !options.isCaGiven()
                    ? new Creating(constraining, definition.get(), constraints.orElseThrow()).run()
                    : constrain(constraining, constraints);
        } catch (CancellationException e) {
            return ExitCode.INTERRUPTED;
        }
    }

    private int constrain(Constraining constraining, Optional<NameConstraints> constraints) {
        AwsSession aws = constraining.aws();
        CaArn ca = options.ca(aws);
        Optional<PlannedRenewal> renewal = options.renewal().find(aws, ca, options.folder());
        if (renewal.isPresent() && isAnswered(renewal.get(), constraints)) {
            renewal.get().write(options.output());
            return options.renewal().isCheck() && renewal.get().isDue() ? ExitCode.FINDINGS : ExitCode.OK;
        }
        return constraining.run(new CaToConstrain(ca, constraints, renewal, Optional.empty(), false));
    }

    /** Whether nothing else is to be done or found out about a renewal. */
    private boolean isAnswered(PlannedRenewal renewal, Optional<NameConstraints> constraints) {
        return options.renewal().isCheck() || (!renewal.isDue() && constraints.isEmpty());
    }

    /** From the journal, which also covers earlier processes. */
    private String done() {
        return ongoing.done().map(awsOptions.changes()::soFar).orElseGet(awsOptions.changes()::text);
    }

    /** The same command without --issue-again: the request must not be sent again. */
    private Invocation again(Invocation same) {
        return ongoing.isRequested() ? same.without(options.issueAgain()) : same;
    }
}
