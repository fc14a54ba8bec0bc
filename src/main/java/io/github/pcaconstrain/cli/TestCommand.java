package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.UserFacingException;
import io.github.pcaconstrain.probing.AcmChannel;
import io.github.pcaconstrain.probing.Blocker;
import io.github.pcaconstrain.probing.Channel;
import io.github.pcaconstrain.probing.Expectation;
import io.github.pcaconstrain.probing.InstalledCa;
import io.github.pcaconstrain.probing.Leftover;
import io.github.pcaconstrain.probing.PcaChannel;
import io.github.pcaconstrain.probing.Preflight;
import io.github.pcaconstrain.probing.Probe;
import io.github.pcaconstrain.probing.ProbeJournal;
import io.github.pcaconstrain.probing.ProbePlan;
import io.github.pcaconstrain.probing.ProbePlanner;
import io.github.pcaconstrain.probing.ProbeReport;
import io.github.pcaconstrain.probing.ProbeResult;
import io.github.pcaconstrain.probing.ProbeRun;
import io.github.pcaconstrain.probing.Rates;
import io.github.pcaconstrain.probing.Via;
import io.github.pcaconstrain.report.JUnitXml;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Tries names on a CA and compares what happens with what must happen. */
final class TestCommand implements CliCommand {
    private final CommonOptions common;
    private final AwsOptions awsOptions;
    private final TestOptions options;
    private final OutputOptions output;
    private final Console console;
    private final OptionSpec ca = OptionSpec.builder("--ca")
            .type(String.class)
            .paramLabel("ARN")
            .description("The CA to test; the subordinate of the sandbox unless given.")
            .build();
    private final OptionSpec junit = OptionSpec.builder("--junit")
            .type(String.class)
            .paramLabel("FILE")
            .description("Write the result to FILE as JUnit XML too, in place of one that is there.")
            .build();
    private final OptionSpec yes = OptionSpec.builder("--yes")
            .type(boolean.class)
            .description("Do not ask before certificates are made that cost money.")
            .build();

    TestCommand(Console console) {
        this.console = console;
        this.common = new CommonOptions(console);
        this.awsOptions = new AwsOptions(console, common);
        this.options = new TestOptions(common);
        this.output = new OutputOptions(console);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("test");
        spec.addOption(ca);
        options.addTo(spec);
        spec.addOption(yes).addOption(junit);
        output.addTo(spec);
        awsOptions.addTo(spec);
        common.addTo(spec);
        spec.usageMessage()
                .description(
                        "Has a CA issue certificates for names that its constraints allow and for names that they"
                                + " refuse, compares what happens with what must happen, and removes the certificates.",
                        "Exits with 0 if all ends as it must, with 1 if any probe contradicts, and with 4 if any is"
                                + " inconclusive.");
        HelpText.addExamples(
                spec,
                "Try names on the sandbox's own CA.",
                "pca-constrain test --sandbox --permit www.dev.example.com",
                "Try given names, and write a report for a CI server.",
                "pca-constrain test --sandbox --permit api.dev.example.com --deny www.example.org --junit report.xml",
                "Try names of every form, each at a price, without being asked.",
                "pca-constrain test --sandbox --via pca --permit ip:10.20.0.7,user.example.com --yes");
        return spec;
    }

    @Override
    public Integer call() {
        Instant began = Instant.now();
        options.maxProbes();
        options.key();
        try (AwsSession session = awsOptions.open()) {
            ProbeReport report = test(session);
            report.leftovers().forEach(this::tell);
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

    private ProbeReport test(AwsSession session) {
        CaArn arn = ca(session);
        Via via = options.via();
        Authority authority = session.privateCa().describe(arn);
        InstalledCa installed = InstalledCa.read(session.privateCa(), arn);
        ProbePlan plan = plan(installed, via, arn);
        String runId = UUID.randomUUID().toString();
        List<Blocker> blockers = Preflight.check(
                session.privateCa(), authority, installed.certificate().notAfter(), via, Instant.now());
        blockers.forEach(blocker -> {
            common.warning(blocker.reason());
            common.note("what helps: " + blocker.remedy());
        });
        Optional<Blocker> certain = blockers.stream().filter(Blocker::isCertain).findFirst();
        if (certain.isPresent()) {
            List<ProbeResult> results = plan.probes().stream()
                    .map(probe -> new ProbeResult(probe, certain.get().answer(), Optional.empty()))
                    .toList();
            return new ProbeReport(arn, via, runId, results, plan.leftOut(), plan.untried(), List.of());
        }
        Channel channel = channel(session, authority, via, plan);
        announce(plan, channel, via);
        return run(session, channel, runId, plan, arn);
    }

    private CaArn ca(AwsSession session) {
        @Nullable String given = ca.getValue();
        return given != null
                ? CaArn.parse(given)
                : session.sandboxSubordinate()
                        .orElseThrow(() -> new InvalidOptionException("no CA given", "give --ca ARN, or --sandbox"));
    }

    private ProbePlan plan(InstalledCa installed, Via via, CaArn arn) {
        ProbePlanner planner = new ProbePlanner(installed, via);
        List<Probe> given = new ArrayList<>(planner.given(options.permitted(), Expectation.ALLOWED));
        given.addAll(planner.given(options.denied(), Expectation.REFUSED));
        if (!options.isDerived()) {
            return new ProbePlan(given, 0, List.of());
        }
        if (installed.tested().isEmpty()) {
            throw new InvalidOptionException(
                    "the certificate of CA " + arn + " has no name constraints, so there is nothing to test",
                    "install one that has, or give names with --permit and --deny");
        }
        ProbePlan derived = planner.derive(options.maxProbes());
        given.addAll(derived.probes());
        return new ProbePlan(given, derived.leftOut(), derived.untried());
    }

    private Channel channel(AwsSession session, Authority authority, Via via, ProbePlan plan) {
        if (via == Via.PCA) {
            return new PcaChannel(session.privateCa(), authority, options.key().orElse(KeyAlgorithm.EC_P256));
        }
        KeyAlgorithm key =
                options.key().or(() -> AcmChannel.keyFor(authority.key())).orElseThrow();
        return new AcmChannel(session.certificateManager(), authority.arn(), key, plan.carrier());
    }

    private void announce(ProbePlan plan, Channel channel, Via via) {
        plan.untried().forEach(target -> common.warning("no name can be derived from " + target.text()));
        if (plan.leftOut() > 0) {
            common.warning(plan.leftOut() + " derived names are left out of the test; --max-probes takes more");
        }
        long number = plan.requests(channel);
        long untested = plan.probes().size() - number;
        if (untested > 0) {
            common.warning(untested + " names cannot be tested via " + via.label()
                    + (via == Via.ACM ? "; --via pca can" : ""));
        }
        if (via == Via.ACM) {
            common.note("requesting " + number + " certificates from ACM, free of charge, to be deleted afterwards");
            return;
        }
        common.note("having the CA issue up to " + number
                + " certificates, each charged for by AWS, to be revoked afterwards");
        if (!awsOptions.isSandbox()) {
            confirm();
        }
    }

    private void confirm() {
        if (CommonOptions.flag(yes)) {
            return;
        }
        if (!Terminal.isThere()) {
            throw new InvalidOptionException("the certificates of this test cost money", "give --yes to go on");
        }
        if (!Terminal.confirms("Go on?")) {
            throw new InvalidOptionException("not confirmed, so nothing was requested", "answer y, or give --yes");
        }
    }

    private ProbeReport run(AwsSession session, Channel channel, String runId, ProbePlan plan, CaArn arn) {
        Rates rates = awsOptions.isSandbox() ? Rates.UNLIMITED : Rates.ofAws(channel.via());
        ProbeRun run = new ProbeRun(channel, runId, rates, session.waiting(), ProbeJournal.NONE);
        Thread onSignal = new Thread(() -> stop(run), "test-stop");
        Runtime.getRuntime().addShutdownHook(onSignal);
        try {
            List<ProbeResult> results = run.run(plan.probes());
            return new ProbeReport(arn, channel.via(), runId, results, plan.leftOut(), plan.untried(), run.leftovers());
        } catch (UserFacingException e) {
            run.leftovers().forEach(this::tell);
            throw e;
        } finally {
            removeHook(onSignal);
        }
    }

    private void stop(ProbeRun run) {
        console.note("interrupted; removing the certificates of the test");
        run.stop();
        run.leftovers().forEach(this::tell);
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook is at work: what it uses must stay open until it is done.
            try {
                hook.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void tell(Leftover leftover) {
        console.warning("could not remove " + leftover.certificate() + ": " + leftover.reason());
        console.note("remove it with: " + leftover.command());
    }

    private void writeJUnit(ProbeReport report, Instant began) {
        @Nullable String file = junit.getValue();
        if (file != null) {
            OutputFile.write(
                    file, OutputFile.Existing.REPLACE, out -> JUnitXml.write(TestJUnit.suite(report, began), out));
        }
    }
}
