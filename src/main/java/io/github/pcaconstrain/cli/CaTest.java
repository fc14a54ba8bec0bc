package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.Meanwhile;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.UserFacingException;
import io.github.pcaconstrain.probing.AcmChannel;
import io.github.pcaconstrain.probing.Blocker;
import io.github.pcaconstrain.probing.Channel;
import io.github.pcaconstrain.probing.Expectation;
import io.github.pcaconstrain.probing.InstalledCa;
import io.github.pcaconstrain.probing.LeftBehind;
import io.github.pcaconstrain.probing.PcaChannel;
import io.github.pcaconstrain.probing.Preflight;
import io.github.pcaconstrain.probing.Probe;
import io.github.pcaconstrain.probing.ProbeJournal;
import io.github.pcaconstrain.probing.ProbePlan;
import io.github.pcaconstrain.probing.ProbePlanner;
import io.github.pcaconstrain.probing.ProbeReport;
import io.github.pcaconstrain.probing.ProbeResult;
import io.github.pcaconstrain.probing.ProbeRun;
import io.github.pcaconstrain.probing.ProbeServices;
import io.github.pcaconstrain.probing.Rates;
import io.github.pcaconstrain.probing.Via;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The test of a CA, as {@code test} and {@code apply} make it.
 *
 * @param console for what must be said whatever happens
 * @param common for the rest
 * @param options what is to be tried, and how
 * @param aws where
 */
record CaTest(Console console, CommonOptions common, TestOptions options, AwsSession aws) {
    /** Takes part in a test, before and while it runs. */
    interface Companion {
        /** Hears of the plan before anything is requested, and may throw to end it there. */
        void planned(ProbePlan plan, Channel channel);

        /** Removes what tests before have left behind, and returns what remains. */
        LeftBehind settle(ProbeServices services);

        /** Where the run is written down. */
        ProbeJournal journal();
    }

    /** Makes the test. Nothing of it is left behind, but what the report names. */
    ProbeReport run(CaArn arn, Companion companion) {
        Via via = options.via();
        ProbeServices services = aws.probeServices();
        LeftBehind before = companion.settle(services);
        tell(before);
        Meanwhile<InstalledCa> read = Meanwhile.of(() -> InstalledCa.read(aws.privateCa(), arn));
        Authority authority = aws.privateCa().describe(arn);
        InstalledCa installed = read.get();
        ProbePlan plan = plan(installed, via, arn);
        String runId = UUID.randomUUID().toString();
        List<Blocker> blockers =
                Preflight.check(services, authority, installed.certificate().notAfter(), via, Instant.now());
        blockers.forEach(blocker -> {
            common.warning(blocker.reason());
            common.note("what helps: " + blocker.remedy());
        });
        Optional<Blocker> certain = blockers.stream().filter(Blocker::isCertain).findFirst();
        if (certain.isPresent()) {
            List<ProbeResult> results = plan.probes().stream()
                    .map(probe -> new ProbeResult(probe, certain.get().answer(), Optional.empty()))
                    .toList();
            return new ProbeReport(arn, via, runId, results, plan.leftOut(), plan.untried(), before, Optional.empty());
        }
        Channel channel = channel(services, authority, via, plan);
        companion.planned(plan, channel);
        announce(plan, channel, via);
        return run(channel, runId, plan, arn, before, companion.journal());
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

    private Channel channel(ProbeServices services, Authority authority, Via via, ProbePlan plan) {
        if (via == Via.PCA) {
            return new PcaChannel(services, authority, options.key().orElse(KeyAlgorithm.EC_P256));
        }
        KeyAlgorithm key =
                options.key().or(() -> AcmChannel.keyFor(authority.key())).orElseThrow();
        return new AcmChannel(services, authority.arn(), key, plan.carrier());
    }

    private void announce(ProbePlan plan, Channel channel, Via via) {
        plan.untried().forEach(target -> common.warning("no name can be derived from " + target.text()));
        if (plan.leftOut() > 0) {
            common.warning(plan.leftOut() + " derived names are left out of the test; --max-probes takes more");
        }
        long number = plan.requests(channel);
        long untested = plan.probes().size() - number;
        if (untested > 0) {
            common.warning(untested + " of the names cannot be tested via " + via.label()
                    + (via == Via.ACM ? "; --via pca can" : ""));
        }
        common.note(
                via == Via.ACM
                        ? "requesting " + number + " certificates from ACM, free of charge, to be deleted afterwards"
                        : "having the CA issue up to " + number
                                + " certificates, each charged for by AWS, to be revoked afterwards");
    }

    private ProbeReport run(
            Channel channel, String runId, ProbePlan plan, CaArn arn, LeftBehind before, ProbeJournal journal) {
        Rates rates = aws.isSandbox() ? Rates.UNLIMITED : Rates.ofAws(channel.via());
        ProbeRun run = new ProbeRun(channel, runId, rates, aws.waiting(), journal);
        Thread onSignal = new Thread(() -> stop(run), "test-stop");
        Runtime.getRuntime().addShutdownHook(onSignal);
        try {
            List<ProbeResult> results = run.run(plan.probes());
            tell(run.leftBehind());
            return new ProbeReport(
                    arn,
                    channel.via(),
                    runId,
                    results,
                    plan.leftOut(),
                    plan.untried(),
                    before.and(run.leftBehind()),
                    run.failure());
        } catch (UserFacingException e) {
            tell(run.leftBehind());
            throw e;
        } finally {
            removeHook(onSignal);
        }
    }

    private void stop(ProbeRun run) {
        console.note("interrupted; removing the certificates of the test");
        run.stop();
        tell(run.leftBehind());
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

    private void tell(LeftBehind left) {
        ProbeLeftovers.tell(left, console);
    }
}
