package io.github.pcaconstrain.probing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.probing.ProbeResult.Verdict;
import io.github.pcaconstrain.probing.channel.Answer;
import io.github.pcaconstrain.probing.channel.Channel;
import io.github.pcaconstrain.probing.channel.Expectation;
import io.github.pcaconstrain.probing.channel.Probe;
import io.github.pcaconstrain.probing.channel.ProbeRequest;
import io.github.pcaconstrain.probing.channel.ProbeService;
import io.github.pcaconstrain.probing.names.ProbeKind;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.sandbox.fault.FaultInjector;
import io.github.pcaconstrain.sandbox.fault.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runs against a sandbox, whose judge is Bouncy Castle's validator. */
class ProbeRunTest {
    private static final String PERMITTED = ProbingWorld.TUTORIAL_PERMITTED;
    private static final String EXCLUDED = ProbingWorld.TUTORIAL_EXCLUDED;

    @Test
    void theTutorialsConstraintsAreEnforcedByAcmAndNothingIsLeft() {
        try (ProbingWorld world = new ProbingWorld().constrain(PERMITTED, EXCLUDED)) {
            ProbePlan plan = new ProbePlanner(world.installed().chain(), ProbeService.ACM).derive(100);
            ProbeRun run = world.run(world.acmChannel(), "run", ProbeJournal.NONE);

            List<ProbeResult> results = run.run(plan.probes());

            assertThat(results).extracting(ProbeResult::probe).containsExactlyElementsOf(plan.probes());
            assertThat(results)
                    .allMatch(
                            result -> result.verdict() == Verdict.AS_EXPECTED || result.verdict() == Verdict.OBSERVED);
            assertThat(results)
                    .filteredOn(result -> result.answer().outcome() == Answer.Outcome.REFUSED)
                    .isNotEmpty()
                    .allMatch(result -> result.answer().code().equals("PCA_NAME_CONSTRAINTS_VALIDATION"));
            assertThat(world.certificates()).isEmpty();
            assertThat(run.leftovers().isEmpty()).isTrue();
        }
    }

    @Test
    void everyFormIsTriedByPrivateCa() {
        String permitted = "example.com,ip:10.20.0.0/16,email:example.com,uri:.example.org,dn:O=Acme,C=US";
        try (ProbingWorld world = new ProbingWorld().constrain(permitted, "ip:10.20.30.0/24")) {
            ProbePlan plan = new ProbePlanner(world.installed().chain(), ProbeService.PCA).derive(100);
            List<String> removed = new ArrayList<>();

            List<ProbeResult> results =
                    world.run(world.pcaChannel(), "run", removals(removed)).run(plan.probes());

            assertThat(results)
                    .filteredOn(
                            result -> result.verdict() != Verdict.AS_EXPECTED && result.verdict() != Verdict.OBSERVED)
                    .isEmpty();
            assertThat(results)
                    .extracting(result -> result.probe().name().form())
                    .contains(
                            io.github.pcaconstrain.policy.name.NameForm.DNS,
                            io.github.pcaconstrain.policy.name.NameForm.IP,
                            io.github.pcaconstrain.policy.name.NameForm.EMAIL,
                            io.github.pcaconstrain.policy.name.NameForm.URI,
                            io.github.pcaconstrain.policy.name.NameForm.DIRECTORY_NAME);
            assertThat(removed)
                    .hasSameSizeAs(results.stream()
                            .flatMap(result -> result.certificate().stream())
                            .toList());
        }
    }

    @Test
    void faultsOfTheServiceChangeNothing() {
        SandboxConfig config = SandboxConfig.inMemory()
                .withDelay(Duration.ofMillis(20))
                .withInterceptor(new FaultInjector(Faults.parse("throttle=0.3,error=0.05,in-progress=3,latency=5")));
        try (ProbingWorld world = new ProbingWorld(config).constrain(PERMITTED, EXCLUDED)) {
            ProbePlan plan = new ProbePlanner(world.installed().chain(), ProbeService.ACM).derive(8);

            List<ProbeResult> results =
                    world.run(world.acmChannel(), "run", ProbeJournal.NONE).run(plan.probes());

            assertThat(results)
                    .allMatch(
                            result -> result.verdict() == Verdict.AS_EXPECTED || result.verdict() == Verdict.OBSERVED);
            assertThat(world.certificates()).isEmpty();
        }
    }

    @Test
    void anUnconstrainedCaContradictsWhatMustBeRefused() {
        try (ProbingWorld world = new ProbingWorld()) {
            List<Probe> probes = List.of(probe("evil.example.org", Expectation.REFUSED));

            List<ProbeResult> results =
                    world.run(world.acmChannel(), "run", ProbeJournal.NONE).run(probes);

            assertThat(results).extracting(ProbeResult::verdict).containsExactly(Verdict.CONTRADICTED);
            assertThat(world.certificates()).isEmpty();
        }
    }

    @Test
    void anyOtherFailureOfAcmIsInconclusive() {
        try (ProbingWorld world = new ProbingWorld().constrain(PERMITTED, EXCLUDED, 200)) {
            List<Probe> probes = List.of(probe("a.dev.example.com", Expectation.ALLOWED));

            ProbeResult result = world.run(world.acmChannel(), "run", ProbeJournal.NONE)
                    .run(probes)
                    .get(0);

            assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(result.answer().code()).isEqualTo("PCA_INVALID_DURATION");
            assertThat(result.answer().remedy()).contains("--via pca");
            assertThat(ProbePreflight.check(
                            world.services(),
                            world.pca.describe(world.ca),
                            world.installed(),
                            new ProbePlan(probes, 0, List.of()),
                            ProbeService.ACM,
                            java.time.Instant.now()))
                    .extracting(Blocker::code)
                    .containsExactly("PCA_INVALID_DURATION");
            assertThat(world.certificates()).isEmpty();
        }
    }

    @Test
    void theSameRunAsksForTheSameCertificate() {
        try (ProbingWorld world = new ProbingWorld().constrain(PERMITTED, EXCLUDED)) {
            Channel channel = world.acmChannel();
            Probe probe = probe("a.dev.example.com", Expectation.ALLOWED);
            String token = ProbeTokens.of("run", ProbeService.ACM, probe.name(), 1);
            String first = request(channel, probe, token);

            ProbeResult again = world.run(channel, "run", ProbeJournal.NONE)
                    .run(List.of(probe))
                    .get(0);

            assertThat(again.certificate()).contains(first);
            assertThat(world.certificates()).isEmpty();
        }
    }

    @Test
    void theJournalHearsOfARequestBeforeItIsSent() {
        try (ProbingWorld world = new ProbingWorld().constrain(PERMITTED, EXCLUDED)) {
            List<String> heard = new ArrayList<>();

            world.run(world.acmChannel(), "run", new ProbeJournal() {
                        @Override
                        public void requesting(ProbeRequest request) {
                            heard.add("requesting " + world.certificates().size());
                        }

                        @Override
                        public void requested(ProbeRequest request, String certificate) {
                            heard.add("requested " + world.certificates().size());
                        }

                        @Override
                        public void removed(String certificate) {
                            heard.add("removed " + world.certificates().size());
                        }
                    })
                    .run(List.of(probe("a.dev.example.com", Expectation.ALLOWED)));

            assertThat(heard).containsExactly("requesting 0", "requested 1", "removed 0");
        }
    }

    @Test
    void aRunThatIsStoppedLeavesNothing() {
        try (ProbingWorld world = new ProbingWorld().constrain(PERMITTED, EXCLUDED)) {
            ProbePlan plan = new ProbePlanner(world.installed().chain(), ProbeService.ACM).derive(100);
            List<ProbeRun> runs = new ArrayList<>();
            Thread[] stopper = new Thread[1];
            ProbeRun run = world.run(world.acmChannel(), "run", new ProbeJournal() {
                @Override
                public synchronized void requested(ProbeRequest request, String certificate) {
                    if (stopper[0] == null) {
                        stopper[0] = new Thread(() -> runs.get(0).stop());
                        stopper[0].start();
                    }
                }
            });
            runs.add(run);

            assertThatThrownBy(() -> run.run(plan.probes()))
                    .isInstanceOf(java.util.concurrent.CancellationException.class);
            assertThat(world.certificates()).isEmpty();
            assertThat(run.leftovers().isEmpty()).isTrue();
        }
    }

    private static String request(Channel channel, Probe probe, String token) {
        try {
            return channel.services().send(channel.request(probe, token));
        } catch (Channel.RefusedByConstraints e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProbeJournal removals(List<String> removed) {
        return new ProbeJournal() {
            @Override
            public synchronized void removed(String certificate) {
                removed.add(certificate);
            }
        };
    }

    private static Probe probe(String name, Expectation expected) {
        return new Probe(new PresentedName.Dns(name), ProbeKind.GIVEN, Optional.empty(), expected, "as given", "");
    }
}
