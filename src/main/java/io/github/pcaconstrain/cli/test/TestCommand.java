package io.github.pcaconstrain.cli.test;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.cli.option.AwsOptions;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CaOptions;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.shell.ChangingCommand;
import io.github.pcaconstrain.cli.shell.Confirmation;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpText;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.output.OutputFile;
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

/** Tries names on a CA and compares each outcome with what is expected. */
public final class TestCommand implements ChangingCommand {
    private final CommonOptions common;
    private final AwsOptions awsOptions;
    private final TestOptions options;
    private final OutputOptions output;
    private final Console console;
    private final Option<CaArn> ca =
            CaOptions.arn("--ca", "The CA to test. Default with --sandbox: the sandbox's subordinate CA.");
    private final Option<String> junit =
            Option.text("--junit", "FILE", "Also write the result to FILE as JUnit XML, overwriting it if it exists.");
    private final Option<Boolean> yes =
            Option.flag("--yes", "Do not ask before requesting certificates that cost money.");

    public TestCommand(Console console) {
        this.console = console;
        this.common = new CommonOptions(console);
        this.awsOptions = new AwsOptions(console, common);
        this.options = new TestOptions(common);
        this.output = new OutputOptions(console);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("test");
        Option.addAll(spec, ca);
        options.addTo(spec);
        Option.addAll(spec, yes, junit);
        output.addTo(spec);
        awsOptions.addTo(spec);
        common.addTo(spec);
        spec.usageMessage()
                .description(
                        "Requests certificates from a CA for names that its constraints allow and for names that they"
                                + " refuse, checks each outcome, and removes the certificates.",
                        "Exits with 0 if every outcome is as expected, with 1 if any is not, and with 4 if any is"
                                + " inconclusive.");
        HelpText.addExamples(
                spec,
                "Try names on the sandbox's own CA.",
                "pca-constrain test --sandbox --permit www.dev.example.com",
                "Try names of your choice, and write a report for a CI server.",
                "pca-constrain test --sandbox --permit api.dev.example.com --deny www.example.org --junit report.xml",
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
            ProbeReport report = test(session, ca(session));
            report.failure().ifPresent(failure -> console.error(failure.getMessage(), failure.hint()));
            writeJUnit(report, began);
            output.write(out -> {
                if (output.isJson()) {
                    TestJson.write(report, out);
                } else {
                    TestText.write(report, out);
                }
            });
            return report.exitCode();
        } catch (CancellationException e) {
            return ExitCode.INTERRUPTED;
        }
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
            common.note("up to " + Counted.of(plan.requests(channel), "certificate")
                    + " will be requested, and AWS charges for each");
            if (!Confirmation.of(console).ask("Continue?")) {
                throw new InvalidOptionException("not confirmed", "answer y, or give --yes");
            }
        }

        @Override
        public ProbeJournal journal() {
            return records;
        }
    }

    private void writeJUnit(ProbeReport report, Instant began) {
        junit.find()
                .ifPresent(file -> OutputFile.write(
                        file, OutputFile.Existing.REPLACE, out -> JUnitXml.write(TestJUnit.suite(report, began), out)));
    }
}
