package io.github.pcaconstrain.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.pacing.Poller;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.InconclusiveException;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.issuance.KnownCertificate;
import io.github.pcaconstrain.issuance.PcaWorld;
import io.github.pcaconstrain.issuance.request.IdempotencyToken;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.workflow.Signing.LostRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request whose answer was lost: repeated while AWS remembers it, and not without the user's word after that. */
@SuppressWarnings("NullAway.Init")
class ApplyRunTest {
    private static final IdempotencyToken TOKEN = IdempotencyToken.random();

    @TempDir
    Path folder;

    private final ListedHistory history = new ListedHistory();
    private final AtomicInteger requests = new AtomicInteger();
    private static final AwsCli CLI = AwsCli.of(Optional.empty(), Optional.empty());

    private PcaWorld world;
    private Plan plan;

    @BeforeEach
    void start() {
        world = new PcaWorld();
        CaArn root = world.root(KeyAlgorithm.EC_P256);
        CaArn ca = world.pending(KeyAlgorithm.EC_P256, "Subordinate");
        IssuanceRequest request = world.request(root, ca, PcaWorld.constraints("dev.example.com", ""));
        plan = Plan.of(
                Subordinate.fetch(world.privateCa(), world.poller(), ca),
                Parent.fetch(world.privateCa(), root),
                request,
                Instant.now(),
                CLI);
        world.meddle(input -> requests.incrementAndGet());
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private ApplyRun later(Duration time, JournalFile journal) {
        Poller poller = world.poller();
        Poller moved =
                new Poller(poller.timeout(), Clock.offset(poller.clock(), time), poller.sleeper(), poller.progress());
        return new ApplyRun(world.privateCa(), moved, IssuanceFolder.of(folder.toString()), journal, history);
    }

    private JournalFile lost() {
        JournalFile journal = JournalFile.open(folder, Clock.systemUTC());
        journal.write(
                Step.REQUESTING,
                Map.of("token", TOKEN.value(), "request", plan.request().fingerprint()));
        return journal;
    }

    @Test
    void withinFiveMinutesTheSameIsAskedAgainAndGivesTheSameCertificate() {
        String signed = world.privateCa().issue(plan.request().order(TOKEN));
        try (JournalFile journal = lost()) {
            later(Duration.ofMinutes(3), journal).issue(plan, LostRequest.ASK_THE_USER);

            assertThat(journal.last(Step.REQUESTED).orElseThrow().detail("arn")).isEqualTo(signed);
            assertThat(journal.has(Step.ISSUED)).isTrue();
        }
    }

    @Test
    void laterNothingIsAskedAndNothingIsWritten() {
        try (JournalFile journal = lost()) {
            ApplyRun run = later(Duration.ofMinutes(5), journal);

            assertThatThrownBy(() -> run.issue(plan, LostRequest.ASK_THE_USER))
                    .isInstanceOf(InconclusiveException.class)
                    .hasMessageContaining("it is not known whether AWS signed it");
            assertThat(requests).hasValue(0);
            assertThat(journal.entries()).hasSize(1);
        }
    }

    /** The request seems to be in the future, so nobody knows how long ago it was. */
    @Test
    void afterTheClockWasSetBackNothingIsAskedEither() {
        try (JournalFile journal = lost()) {
            ApplyRun run = later(Duration.ofMinutes(-10), journal);

            assertThatThrownBy(() -> run.issue(plan, LostRequest.ASK_THE_USER))
                    .isInstanceOf(InconclusiveException.class);
            assertThat(requests).hasValue(0);
        }
    }

    @Test
    void theUsersWordHasItAskedAgain() {
        try (JournalFile journal = lost()) {
            later(Duration.ofMinutes(5), journal).issue(plan, LostRequest.SEND_AGAIN);

            assertThat(requests).hasValue(1);
            assertThat(journal.has(Step.ISSUED)).isTrue();
        }
    }

    @Test
    void whatIsWrittenDownElsewhereIsFoundLater() {
        String signed = world.privateCa().issue(plan.request().order(TOKEN));
        history.add(KnownCertificate.requested(signed, TOKEN, "it is in a test"));
        try (JournalFile journal = lost()) {
            later(Duration.ofMinutes(10), journal).issue(plan, LostRequest.ASK_THE_USER);

            assertThat(journal.last(Step.REQUESTED).orElseThrow().detail("arn")).isEqualTo(signed);
            assertThat(journal.has(Step.ISSUED)).isTrue();
        }
    }

    @Test
    void theUsersWordIsAnotherRequestAndTellsOfTheFirst() {
        String signed = world.privateCa().issue(plan.request().order(TOKEN));
        try (JournalFile journal = lost()) {
            journal.write(Step.REQUESTED, Map.of("arn", signed));
            List<Finding> findings = later(Duration.ZERO, journal).issue(plan, LostRequest.SEND_AGAIN);

            assertThat(findings).extracting(Finding::code).containsExactly("earlier-request");
            assertThat(findings.get(0).message()).contains(signed);
            assertThat(journal.last(Step.REQUESTED).orElseThrow().detail("arn")).isNotEqualTo(signed);
            assertThat(journal.last(Step.REQUESTING).orElseThrow().detail("token"))
                    .isNotEqualTo(TOKEN.value());
        }
    }

    @Test
    void aCertificateThatHasFailedIsNamedAndAnotherCanBeRequested() {
        try (JournalFile journal = lost()) {
            String dead = plan.request().issuer() + "/certificate/dead";
            journal.write(Step.REQUESTED, Map.of("arn", dead));
            ApplyRun run = later(Duration.ZERO, journal);
            PrivateCa failing = Failing.on(run.privateCa(), dead);
            ApplyRun onFailing = new ApplyRun(failing, run.poller(), run.folder(), journal, history);

            assertThatThrownBy(() -> onFailing.issue(plan, LostRequest.ASK_THE_USER))
                    .isInstanceOfSatisfying(
                            AwsRefusedException.class, e -> assertThat(e.hint()).contains("--issue-again"))
                    .hasMessageContaining(dead);
            onFailing.issue(plan, LostRequest.SEND_AGAIN);
            assertThat(journal.has(Step.ISSUED)).isTrue();
        }
    }

    /** The fence of a CA above holds, if later than usual: nothing is to be fetched, and nothing to be looked for. */
    @Test
    void aCertificateThatConstraintsRefuseLaterIsOver() {
        try (JournalFile journal = lost()) {
            String refused = plan.request().issuer() + "/certificate/refused";
            journal.write(Step.REQUESTED, Map.of("arn", refused));
            ApplyRun run = later(Duration.ZERO, journal);
            PrivateCa failing = Failing.on(
                    run.privateCa(), refused, "Name Constraints violation: DNS name not found in a permitted subtree.");
            ApplyRun onFailing = new ApplyRun(failing, run.poller(), run.folder(), journal, history);

            assertThatThrownBy(() -> onFailing.issue(plan, LostRequest.ASK_THE_USER))
                    .isInstanceOfSatisfying(
                            AwsRefusedException.class,
                            e -> assertThat(e.hint())
                                    .contains("outside the constraints of a CA above it")
                                    .doesNotContain("--issue-again"))
                    .hasMessageContaining("Name Constraints violation");
            assertThat(journal.last(Step.REFUSED)).isPresent();
            assertThat(onFailing.issue(plan, LostRequest.ASK_THE_USER)).isEmpty();
            assertThat(journal.has(Step.ISSUED)).isTrue();
        }
    }

    @Test
    void whatWasIssuedIsNotIssuedAgain() {
        try (JournalFile journal = lost()) {
            ApplyRun run = later(Duration.ZERO, journal);
            run.issue(plan, LostRequest.ASK_THE_USER);
            run.issue(plan, LostRequest.ASK_THE_USER);

            assertThat(requests).hasValue(1);
        }
    }

    @Test
    void aCertificateThatHasExpiredIsNotEnough() {
        try (JournalFile journal = lost()) {
            ApplyRun run = later(Duration.ZERO, journal);
            run.issue(plan, LostRequest.ASK_THE_USER);
            run.install(run.installation(plan.ca().arn()));
        }
        Instant now = Instant.now();
        Subordinate constrained =
                Subordinate.fetch(world.privateCa(), world.poller(), plan.ca().arn());
        Plan next = Plan.of(constrained, plan.parent(), plan.request(), now, CLI);

        assertThat(isAsAsked(plan, now)).isFalse();
        assertThat(isAsAsked(next, now)).isTrue();
        assertThat(isAsAsked(next, now.plus(Duration.ofDays(6 * 365)))).isFalse();
    }

    private static boolean isAsAsked(Plan plan, Instant now) {
        return plan.held(new CurrentCertificate.Given(false, false))
                .filter(held -> held.isAsAsked(now))
                .isPresent();
    }
}
