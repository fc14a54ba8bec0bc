package io.github.pcaconstrain.cli.test;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.pacing.BackgroundCall;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.show.ProbeLeftovers;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.UserFacingException;
import io.github.pcaconstrain.probing.Blocker;
import io.github.pcaconstrain.probing.InstalledCa;
import io.github.pcaconstrain.probing.Leftovers;
import io.github.pcaconstrain.probing.ProbeJournal;
import io.github.pcaconstrain.probing.ProbePlan;
import io.github.pcaconstrain.probing.ProbePreflight;
import io.github.pcaconstrain.probing.ProbeRates;
import io.github.pcaconstrain.probing.ProbeReport;
import io.github.pcaconstrain.probing.ProbeResult;
import io.github.pcaconstrain.probing.ProbeRun;
import io.github.pcaconstrain.probing.channel.AcmChannel;
import io.github.pcaconstrain.probing.channel.Channel;
import io.github.pcaconstrain.probing.channel.PcaChannel;
import io.github.pcaconstrain.probing.channel.ProbeBackends;
import io.github.pcaconstrain.probing.channel.ProbeService;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The test of a CA, for {@code test} and {@code apply}.
 * @param console for messages that are always printed
 * @param common for other messages
 * @param options what to test, and how
 * @param aws the session
 */
public record ProbeSession(Console console, CommonOptions common, TestOptions options, AwsSession aws) {
    /** Observes a test, before it starts and while it runs. */
    public interface Companion {
        /** Is notified of the plan before anything is requested. It may throw to end the test there. */
        void planned(ProbePlan plan, Channel channel);

        /** Removes what earlier tests have left behind, and returns what remains. */
        Leftovers settle(ProbeBackends services);

        /** The journal of the run. */
        ProbeJournal journal();
    }

    /** Runs the test. It leaves nothing behind except what the report names. */
    public ProbeReport run(CaArn arn, Companion companion) {
        ProbeBackends services = aws.probeServices();
        Leftovers before = companion.settle(services);
        tell(before);
        BackgroundCall<InstalledCa> read = BackgroundCall.of(() -> InstalledCa.read(aws.privateCa(), arn, aws.cli()));
        Authority authority = aws.privateCa().describe(arn);
        InstalledCa installed = read.get();
        ProbeService service = options.service(authority, aws.isSandbox());
        ProbePlan plan = plan(installed, service, arn);
        String runId = UUID.randomUUID().toString();
        List<Blocker> blockers = ProbePreflight.check(services, authority, installed, plan, service, aws.now());
        blockers.forEach(blocker -> {
            common.warning(blocker.reason());
            common.note("to fix it: " + blocker.remedy());
        });
        Optional<Blocker> certain = blockers.stream().filter(Blocker::isCertain).findFirst();
        if (certain.isPresent()) {
            List<ProbeResult> results = plan.probes().stream()
                    .map(probe -> new ProbeResult(probe, certain.get().answer(), Optional.empty()))
                    .toList();
            return new ProbeReport(
                    arn, service, runId, results, plan.leftOut(), plan.untried(), before, Optional.empty());
        }
        Channel channel = channel(services, authority, service, plan);
        companion.planned(plan, channel);
        announce(plan, service);
        return run(channel, runId, plan, arn, before, companion.journal());
    }

    private ProbePlan plan(InstalledCa installed, ProbeService service, CaArn arn) {
        if (options.isDerived() && installed.chain().tested().isEmpty()) {
            throw new InvalidOptionException(
                    "the certificate of CA " + arn + " has no name constraints, so there is nothing to test",
                    "install a constrained certificate, or give names with --permit and --deny");
        }
        return options.plan(installed.chain(), service);
    }

    private Channel channel(ProbeBackends services, Authority authority, ProbeService service, ProbePlan plan) {
        if (service == ProbeService.PCA) {
            return new PcaChannel(services, authority, options.key().orElse(PcaChannel.keyFor(authority.key())));
        }
        KeyAlgorithm key =
                options.key().or(() -> AcmChannel.keyFor(authority.key())).orElseThrow();
        return new AcmChannel(services, authority.arn(), key, plan.carrier());
    }

    private void announce(ProbePlan plan, ProbeService service) {
        if (service == ProbeService.PCA && !options.isServiceGiven()) {
            common.note("ACM cannot issue under this CA, so the CA itself is asked; on AWS this needs --via pca");
        }
        plan.untried().forEach(target -> common.warning("no name can be derived from " + target.text()));
        if (plan.leftOut() > 0) {
            common.warning(Counted.of(plan.leftOut(), "derived name is", "derived names are")
                    + " left out of the test; raise --max-probes to try more");
        }
        int number = plan.requests(service);
        UntestedNames.text(plan, service).ifPresent(common::warning);
        common.note(
                service == ProbeService.ACM
                        ? "requesting "
                                + Counted.of(
                                        number,
                                        "certificate from ACM, free of charge; it is deleted afterwards",
                                        "certificates from ACM, free of charge; they are deleted afterwards")
                        : "requesting up to "
                                + Counted.of(
                                        number,
                                        "certificate from the CA; AWS charges for it, and it is revoked afterwards",
                                        "certificates from the CA; AWS charges for each, and all are revoked"
                                                + " afterwards"));
    }

    private ProbeReport run(
            Channel channel, String runId, ProbePlan plan, CaArn arn, Leftovers before, ProbeJournal journal) {
        ProbeRates rates = aws.isSandbox() ? ProbeRates.UNLIMITED : ProbeRates.ofAws(channel.service());
        ProbeRun run = new ProbeRun(channel, runId, rates, aws.poller(), journal);
        try {
            List<ProbeResult> results = results(run, plan);
            tell(run.leftovers());
            return new ProbeReport(
                    arn,
                    channel.service(),
                    runId,
                    results,
                    plan.leftOut(),
                    plan.untried(),
                    before.and(run.leftovers()),
                    run.failure());
        } catch (UserFacingException e) {
            tell(run.leftovers());
            throw e;
        }
    }

    private List<ProbeResult> results(ProbeRun run, ProbePlan plan) {
        Runnable stopping = aws.onInterruption(() -> stop(run));
        try {
            return run.run(plan.probes());
        } finally {
            stopping.run();
        }
    }

    private void stop(ProbeRun run) {
        console.note("interrupted; removing the test's certificates");
        run.stop();
        tell(run.leftovers());
    }

    private void tell(Leftovers left) {
        ProbeLeftovers.tell(left, console);
    }
}
