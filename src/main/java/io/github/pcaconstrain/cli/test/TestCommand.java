package io.github.pcaconstrain.cli.test;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.cli.option.AwsOptions;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CaOptions;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.prompt.Confirmation;
import io.github.pcaconstrain.cli.selection.CaQuestions;
import io.github.pcaconstrain.cli.selection.CaRole;
import io.github.pcaconstrain.cli.shell.ChangingCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.probing.Leftovers;
import io.github.pcaconstrain.probing.ProbeJournal;
import io.github.pcaconstrain.probing.ProbePlan;
import io.github.pcaconstrain.probing.ProbeReport;
import io.github.pcaconstrain.probing.channel.Channel;
import io.github.pcaconstrain.probing.channel.ProbeBackends;
import io.github.pcaconstrain.probing.channel.ProbeService;
import io.github.pcaconstrain.report.JUnitXml;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Model.CommandSpec;

/** Tests names on a CA, and compares each outcome with the expected one. */
public final class TestCommand implements ChangingCommand {
    private final CommonOptions common;
    private final AwsOptions awsOptions;
    private final TestOptions options;
    private final OutputOptions output;
    private final CaQuestions questions;
    private final Console console;
    private final Option<CaArn> ca = CaOptions.arn(
            "--ca",
            "The CA to test. Default: with --sandbox, the sandbox's subordinate CA; at a terminal, chosen from a"
                    + " list.");
    private final Option<String> junit;
    private final Option<Boolean> yes =
            Option.flag("--yes", "Do not ask before requesting certificates that cost money.");

    public TestCommand(Console console) {
        this.console = console;
        this.common = new CommonOptions(console);
        this.awsOptions = new AwsOptions(console, common);
        this.options = new TestOptions(common);
        this.questions = new CaQuestions(console, common, awsOptions);
        this.output = new OutputOptions(console);
        this.junit = output.replacedReport(
                "--junit", "Also write the result to FILE as JUnit XML, overwriting it if it exists.");
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("test");
        HelpPage.group(spec, "CA");
        Option.addAll(spec, ca, yes);
        options.addTo(spec);
        output.addTo(spec);
        Option.addAll(spec, junit);
        awsOptions.addTo(spec);
        common.addTo(spec);
        spec.usageMessage()
                .description(
                        "Requests certificates from a CA for names that its constraints allow and for names that they"
                                + " refuse, checks each outcome, and removes the certificates.");
        HelpPage.of(spec)
                .exit(ExitCode.OK, "every outcome is as expected")
                .exit(ExitCode.FINDINGS, "an outcome is not as expected")
                .exit(ExitCode.REFUSED, "AWS refused or could not be reached")
                .exit(ExitCode.INCONCLUSIVE, "an outcome is inconclusive, or nothing could be tested")
                .exit(ExitCode.INTERRUPTED, "interrupted, or the answer was no")
                .examples(
                        "Try names on the sandbox's own CA.",
                        "pca-constrain test --sandbox --permit www.dev.example.com",
                        "Try names of your choice, and write a report for a CI server.",
                        "pca-constrain test --sandbox --permit api.dev.example.com --deny www.example.org --junit"
                                + " report.xml",
                        "Try names of several types, each at a charge, without being asked.",
                        "pca-constrain test --sandbox --via pca --permit ip:10.20.0.7,user.example.com --yes");
        return spec;
    }

    @Override
    public Optional<String> outcome() {
        return awsOptions.outcome();
    }

    @Override
    public Integer call() {
        Instant began = console.now();
        options.check();
        try (AwsSession session = awsOptions.open()) {
            awsOptions.tellWhenInterrupted();
            ProbeReport report = test(session, ca(session));
            report.failure().ifPresent(failure -> console.error(failure.getMessage(), failure.hint()));
            output.inTurn(
                    () -> write(report),
                    () -> output.write(junit, out -> JUnitXml.write(TestJUnit.suite(report, began), out)));
            if (report.exitCode() == ExitCode.OK) {
                awsOptions.nextIsAudit(report.ca());
            }
            return report.exitCode();
        } catch (CancellationException e) {
            return ExitCode.INTERRUPTED;
        }
    }

    private void write(ProbeReport report) {
        output.write(out -> {
            if (output.isJson()) {
                TestJson.write(report, out);
            } else {
                TestText.write(report, output, out);
            }
        });
    }

    private ProbeReport test(AwsSession session, CaArn arn) {
        TestRecords records = new TestRecords(session, console);
        TestRecords.obstacle(session, console).ifPresent(common::warning);
        try (records) {
            return new ProbeSession(console, common, options, session).run(arn, new Asking(arn, records));
        }
    }

    private CaArn ca(AwsSession session) {
        return ca.find()
                .or(session::sandboxSubordinate)
                .or(() -> questions.ask(session, ca, CaRole.TESTED, Optional.empty()))
                .orElseThrow(() -> new InvalidOptionException("no CA given", "give --ca ARN, or --sandbox"));
    }

    /** Asks before requesting certificates that cost money. */
    private final class Asking implements ProbeSession.Companion {
        private final CaArn arn;
        private final TestRecords records;

        Asking(CaArn arn, TestRecords records) {
            this.arn = arn;
            this.records = records;
        }

        @Override
        public Leftovers settle(ProbeBackends services) {
            return records.settle(services, arn);
        }

        @Override
        public void planned(ProbePlan plan, Channel channel) {
            boolean isFree = channel.service() == ProbeService.ACM || awsOptions.isSandbox();
            if (isFree || yes.isGiven()) {
                return;
            }
            common.note("up to " + Counted.of(plan.requests(channel.service()), "certificate")
                    + " will be requested, and AWS charges for each");
            if (!new Confirmation(console).ask("Continue?")) {
                awsOptions.changes().cancel();
                throw new CancellationException("declined");
            }
        }

        @Override
        public ProbeJournal journal() {
            return records;
        }
    }
}
