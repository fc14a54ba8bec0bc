package io.github.pcaconstrain.probing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.failure.AwsUnreachableException;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.OutputFileException;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.probing.ProbeResult.Verdict;
import io.github.pcaconstrain.probing.channel.AcmChannel;
import io.github.pcaconstrain.probing.channel.Channel;
import io.github.pcaconstrain.probing.channel.Expectation;
import io.github.pcaconstrain.probing.channel.PcaChannel;
import io.github.pcaconstrain.probing.channel.Probe;
import io.github.pcaconstrain.probing.channel.ProbeBackends;
import io.github.pcaconstrain.probing.channel.ProbeRequest;
import io.github.pcaconstrain.probing.channel.ProbeService;
import io.github.pcaconstrain.probing.names.ProbeKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests whose answer was lost: what they made is found by asking again, or named. */
@SuppressWarnings("NullAway.Init")
class LostAnswersTest {
    private static final Probe PROBE = probe("www.dev.example.com");
    private static final String NAME = "dns:www.dev.example.com";

    private ProbingWorld world;

    @BeforeEach
    void start() {
        world = new ProbingWorld().constrain("dev.example.com", "");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void anotherRequestOfTheSameTokenFindsTheCertificateOfAcm() {
        LossyAcm acm = new LossyAcm(world.acm, 1);
        ProbeRun run = run(ProbeService.ACM, acm, new LossyPca(world.pca, 0));

        List<ProbeResult> results = run.run(List.of(PROBE, probe("other.dev.example.com")));

        assertThat(results).extracting(ProbeResult::verdict).containsOnlyOnce(Verdict.INCONCLUSIVE);
        assertThat(run.leftovers()).isEqualTo(Leftovers.NOTHING);
        assertThat(acm.requests()).isEqualTo(3);
        assertThat(world.certificates()).isEmpty();
    }

    @Test
    void anotherRequestOfTheSameTokenFindsTheCertificateOfPrivateCa() {
        LossyPca pca = new LossyPca(world.pca, 1);
        ProbeRun run = run(ProbeService.PCA, new LossyAcm(world.acm, 0), pca);

        assertThatThrownBy(() -> run.run(List.of(PROBE))).isInstanceOf(AwsUnreachableException.class);

        assertThat(run.leftovers()).isEqualTo(Leftovers.NOTHING);
        assertThat(pca.issued()).hasSize(2).containsOnly(pca.issued().get(0));
        assertThat(pca.revoked()).containsExactly(pca.issued().get(0));
    }

    @ParameterizedTest
    @EnumSource(ProbeService.class)
    void whatNoAnswerComesToIsNamed(ProbeService service) {
        ProbeRun run = run(service, new LossyAcm(world.acm, 9), new LossyPca(world.pca, 9));

        List<ProbeResult> results = run.run(List.of(PROBE));

        assertThat(results).extracting(ProbeResult::verdict).containsExactly(Verdict.INCONCLUSIVE);
        assertThat(run.failure().orElseThrow().exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.leftovers().certain()).isEmpty();
        assertThat(run.leftovers().possible()).singleElement().satisfies(left -> {
            assertThat(left.name()).isEqualTo(NAME);
            assertThat(left.reason()).contains("no answer came", "the answer is lost");
            assertThat(left.remedy()).startsWith("look for it");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "ACM, PT57M, true",
        "ACM, PT61M, false",
        "PCA, PT3M, true",
        "PCA, PT6M, false",
        "ACM, PT-1M, false",
        "PCA, PT-1M, false"
    })
    void isAskedForAgainOnlyWhileAwsKnowsTheToken(ProbeService service, Duration age, boolean again) {
        LossyAcm acm = new LossyAcm(world.acm, 0);
        LossyPca pca = new LossyPca(world.pca, 0);
        ProbeBackends services = ProbingWorld.services(pca, acm);
        Instant now = Instant.now();
        LostRequests.Lost lost = new LostRequests.Lost(request(service, services), now.minus(age));

        Leftovers left = new LostRequests(services, InstantSource.fixed(now), ProbeJournal.NONE).settle(List.of(lost));

        assertThat(acm.requests() + pca.issued().size()).isEqualTo(again ? 1 : 0);
        assertThat(pca.revoked()).hasSameSizeAs(pca.issued());
        assertThat(world.certificates()).isEmpty();
        assertThat(left.possible()).extracting(PossibleLeftover::name).isEqualTo(again ? List.of() : List.of(NAME));
    }

    /** As on a full disk: what was asked for is removed all the same. */
    @ParameterizedTest
    @EnumSource(ProbeService.class)
    void aJournalThatIsFullKeepsNothingFromBeingRemoved(ProbeService service) {
        LossyAcm acm = new LossyAcm(world.acm, 1);
        LossyPca pca = new LossyPca(world.pca, 1);

        ProbeRun run = world.run(channel(service, ProbingWorld.services(pca, acm)), "run", new ProbeJournal() {
            @Override
            public void requested(ProbeRequest request, String certificate) {
                throw new OutputFileException("journal.jsonl", "the disk is full", "");
            }

            @Override
            public void removed(String certificate) {
                throw new OutputFileException("journal.jsonl", "the disk is full", "");
            }
        });

        assertThatThrownBy(() -> run.run(List.of(PROBE))).hasMessageContaining("the answer is lost");
        assertThat(run.leftovers()).isEqualTo(Leftovers.NOTHING);
        assertThat(world.certificates()).isEmpty();
        assertThat(pca.revoked()).hasSameElementsAs(pca.issued());
    }

    @ParameterizedTest
    @EnumSource(ProbeService.class)
    void aRequestIsReadAsItWasWritten(ProbeService service) {
        ProbeRequest request = request(service, world.services());

        assertThat(ProbeRequest.parse(request.details())).contains(request);
    }

    @Test
    void whatIsNotWholeIsNoRequest() {
        Map<String, String> whole = request(ProbeService.ACM, world.services()).details();
        for (String detail : List.of("ca", "via", "domain", "key")) {
            Map<String, String> less = new java.util.HashMap<>(whole);
            less.remove(detail);
            assertThat(ProbeRequest.parse(less)).as(detail).isEmpty();
            less.put(detail, "no such thing");
            assertThat(ProbeRequest.parse(less)).as(detail).isNotNull();
        }
    }

    private ProbeRun run(ProbeService service, LossyAcm acm, LossyPca pca) {
        return world.run(channel(service, ProbingWorld.services(pca, acm)), "run", ProbeJournal.NONE);
    }

    private Channel channel(ProbeService service, ProbeBackends services) {
        io.github.pcaconstrain.ca.KeyAlgorithm key = io.github.pcaconstrain.ca.KeyAlgorithm.EC_P256;
        return service == ProbeService.ACM
                ? new AcmChannel(services, world.ca, key, Optional.empty())
                : new PcaChannel(services, world.pca.describe(world.ca), key);
    }

    private ProbeRequest request(ProbeService service, ProbeBackends services) {
        return channel(service, services).request(PROBE, ProbeTokens.of("run", service, PROBE.name(), 1));
    }

    private static Probe probe(String name) {
        return new Probe(
                new PresentedName.Dns(name), ProbeKind.GIVEN, Optional.empty(), Expectation.ALLOWED, "as given", "");
    }
}
