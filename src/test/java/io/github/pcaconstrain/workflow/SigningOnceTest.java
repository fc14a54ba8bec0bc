package io.github.pcaconstrain.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.SettableClock;
import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.ca.pacing.Poller;
import io.github.pcaconstrain.ca.pacing.Progress;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.InconclusiveException;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.issuance.KnownCertificate;
import io.github.pcaconstrain.issuance.TestRequests;
import io.github.pcaconstrain.issuance.request.IdempotencyToken;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.workflow.Signing.LostRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, and what is written before and after it, by a service that answers as it should or not. */
@SuppressWarnings("NullAway.Init")
class SigningOnceTest {
    private static final IssuanceRequest REQUEST =
            TestRequests.of("dev.example.com", new Validity(Validity.Unit.DAYS, 30));
    private static final Instant SENT = Instant.EPOCH;
    private static final String ARN = TestPlans.PARENT + "/certificate/01";

    @TempDir
    Path folder;

    private final ScriptedPca service = new ScriptedPca();
    private final SettableClock clock = new SettableClock(SENT);
    private final ListedHistory history = new ListedHistory();
    private Steps.Kept journal = new Steps.Kept(List.of());

    /** A certificate that no gate accepts, which is all the same for when it is requested. */
    private Signing signing() {
        service.certificates.putIfAbsent(
                ARN, new SignedCertificate(TestPlans.pem(TestPlans.subordinate().der()), ""));
        return new Signing(
                service,
                new Poller(Duration.ofMinutes(1), clock, clock::advance, Progress.NONE),
                new IssuanceFolder(folder),
                journal,
                history);
    }

    private Signing.Result run(LostRequest lost) {
        return signing().run(REQUEST, TestPlans.parent(TestCertificates.ca("Root")), Optional.empty(), lost);
    }

    private List<Step> steps() {
        return journal.entries().stream().map(JournalEntry::step).toList();
    }

    private static AwsRefusedException refusal(String code, String words) {
        return new AwsRefusedException("IssueCertificate", "", code, words, "");
    }

    @Test
    void theTokenIsWrittenDownBeforeItIsSent() {
        service.answer = order -> {
            assertThat(steps()).containsExactly(Step.REQUESTING);
            assertThat(journal.entries().get(0).details())
                    .containsEntry("token", order.token())
                    .containsEntry("request", REQUEST.fingerprint());
            return ARN;
        };
        service.onDelivery =
                arn -> assertThat(journal.last(Step.REQUESTED).orElseThrow().detail("arn"))
                        .isEqualTo(arn);

        Signing.Result result = run(LostRequest.ASK_THE_USER);

        assertThat(steps()).containsExactly(Step.REQUESTING, Step.REQUESTED, Step.REJECTED);
        assertThat(service.orders).hasSize(1);
        IdempotencyToken token = new IdempotencyToken(service.orders.get(0).token());
        assertThat(result.issuance().token()).isEqualTo(token);
        assertThat(result.issuance().arn()).isEqualTo(ARN);
        assertThat(result.issuance().requested()).isEqualTo(SENT);
        assertThat(result.findings()).extracting(Finding::code).contains("constraints-missing");
        assertThat(result.files())
                .containsExactly(
                        folder.resolve("ca.csr"),
                        folder.resolve("api_passthrough_config.json"),
                        folder.resolve("cert.REJECTED.pem"),
                        folder.resolve("issuance.REJECTED.json"));
        assertThat(history.known())
                .containsExactly(
                        KnownCertificate.requested(ARN, token, "it was issued here before"),
                        KnownCertificate.issued(
                                ARN, TestPlans.read(TestPlans.subordinate()), token, "it was issued here before"));
    }

    /** AWS remembers a token for five minutes; a minute less counts. */
    @ParameterizedTest
    @CsvSource({"0, true", "240, true", "241, false", "-1, false", "86400, false"})
    void aRequestWithoutAnAnswerIsRepeatedAsLongAsAwsRemembersIt(int seconds, boolean isRepeated) {
        journal = new Steps.Kept(Steps.of("requesting"));
        clock.set(SENT.plusSeconds(seconds));

        if (isRepeated) {
            run(LostRequest.ASK_THE_USER);

            assertThat(service.orders).hasSize(1);
            assertThat(service.orders.get(0).token()).isEqualTo("token:0");
            assertThat(steps()).containsExactly(Step.REQUESTING, Step.REQUESTED, Step.REJECTED);
        } else {
            assertThatThrownBy(() -> run(LostRequest.ASK_THE_USER))
                    .isInstanceOfSatisfying(
                            InconclusiveException.class,
                            e -> assertThat(e.hint())
                                    .isEqualTo("look for it in an audit report of " + TestPlans.PARENT
                                            + ", revoke it if it is there, then give --issue-again"))
                    .hasMessage("at 1970-01-01T00:00:00Z a certificate was requested, and it is not known whether AWS"
                            + " signed it");
            assertThat(service.orders).isEmpty();
            assertThat(steps()).containsExactly(Step.REQUESTING);
        }
    }

    @Test
    void anOldRequestIsFoundByItsTokenInTheRecords() {
        journal = new Steps.Kept(Steps.of("requesting"));
        clock.set(SENT.plus(Duration.ofDays(1)));
        history.add(KnownCertificate.requested(ARN, new IdempotencyToken("token:0"), "elsewhere"));

        assertThat(run(LostRequest.ASK_THE_USER).issuance().arn()).isEqualTo(ARN);
        assertThat(service.orders).isEmpty();
        assertThat(steps()).containsExactly(Step.REQUESTING, Step.REQUESTED, Step.REJECTED);
    }

    @Test
    void anAnswerIsNotAskedForAgain() {
        journal = new Steps.Kept(
                List.of(Steps.of("requesting").get(0), new JournalEntry(Step.REQUESTED, SENT, Map.of("arn", ARN))));
        clock.set(SENT.plus(Duration.ofDays(1)));

        assertThat(run(LostRequest.ASK_THE_USER).issuance().token().value()).isEqualTo("token:0");
        assertThat(service.orders).isEmpty();
        assertThat(service.fetched).containsExactly(ARN);
    }

    /** With the user's word, a lost request is given up for a new one, and named. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        requesting           | a certificate was requested at 1970-01-01T00:00:00Z
        requesting requested | arn:1 was requested at 1970-01-01T00:00:00Z
        """)
    void theUserMayHaveAnotherSigned(String before, String which) {
        journal = new Steps.Kept(Steps.of(before));

        Finding first = run(LostRequest.SEND_AGAIN).findings().get(0);

        assertThat(first.code()).isEqualTo("earlier-request");
        assertThat(first.message()).isEqualTo(which + "; if AWS signed it, it stays valid");
        assertThat(first.fix())
                .isEqualTo("look for it in an audit report of " + TestPlans.PARENT + ", and revoke it if it is there");
        assertThat(service.orders).hasSize(1);
        assertThat(service.orders.get(0).token()).startsWith("pc-");
        assertThat(steps()).endsWith(Step.REQUESTING, Step.REQUESTED, Step.REJECTED);
    }

    @Test
    void withNothingLostTheUsersWordAddsNothing() {
        assertThat(run(LostRequest.SEND_AGAIN).findings())
                .extracting(Finding::code)
                .doesNotContain("earlier-request");
    }

    /** Only the answer to the first attempt of a new request proves that nothing was signed. */
    @ParameterizedTest
    @CsvSource({"true, true, true", "true, false, false", "false, true, false", "false, false, false"})
    void aRefusalEndsARequestOnlyIfItCannotHaveBeenHeardBefore(boolean isNew, boolean isFirst, boolean isOver) {
        journal = new Steps.Kept(isNew ? List.of() : Steps.of("requesting"));
        AwsRefusedException refusal = refusal("ValidationException", "no");
        service.answer = order -> {
            throw isFirst ? refusal.atFirst() : refusal;
        };

        assertThatThrownBy(() -> run(LostRequest.ASK_THE_USER)).hasMessageContaining("ValidationException: no");
        assertThat(steps()).isEqualTo(isOver ? List.of(Step.REQUESTING, Step.REFUSED) : List.of(Step.REQUESTING));
        assertThat(history.known()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        true  | name constraints violation
        false | it has failed
        """)
    void aCertificateThatNeverComesIsOverOnlyByConstraints(boolean isOver, String words) {
        service.onDelivery = arn -> {
            throw refusal("RequestFailedException", words);
        };

        assertThatThrownBy(() -> run(LostRequest.ASK_THE_USER)).hasMessageContaining(words);
        assertThat(journal.has(Step.REFUSED)).isEqualTo(isOver);
        assertThat(signing().outstanding(LostRequest.ASK_THE_USER))
                .isEqualTo(isOver ? Outstanding.REQUEST : Outstanding.DELIVERY);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        ''                           , REQUEST
        requesting                   , ANSWER
        requesting requested         , DELIVERY
        requesting refused           , REQUEST
        requesting requested refused , REQUEST
        """)
    void whatIsLeftToDo(String before, Outstanding left) {
        journal = new Steps.Kept(Steps.of(before));

        assertThat(signing().outstanding(LostRequest.ASK_THE_USER)).isEqualTo(left);
        assertThat(signing().outstanding(LostRequest.SEND_AGAIN)).isEqualTo(Outstanding.REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requesting requested rejected", "requesting requested issued"})
    void whatWasSignedIsFinished(String before) {
        journal = new Steps.Kept(Steps.of(before));

        assertThat(signing().state(REQUEST)).isEqualTo(RunState.FINISHED);
    }

    @Test
    void aFolderWithoutRoomPreventsANewRequestOnly() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Signing elsewhere =
                new Signing(service, signing().poller(), new IssuanceFolder(file.resolve("below")), journal, history);

        assertThatThrownBy(() -> elsewhere.run(
                        REQUEST,
                        TestPlans.parent(TestCertificates.ca("Root")),
                        Optional.empty(),
                        LostRequest.ASK_THE_USER))
                .hasMessageContaining("no file can be created in it");
        assertThat(service.orders).isEmpty();
        assertThat(steps()).isEmpty();
    }

    /** The certificate is of the first of January. */
    @Test
    void aCertificateFromBeforeTheRunIsNotItsOwn() {
        Instant begun = TestCertificates.NOT_BEFORE.plus(Duration.ofDays(1));
        clock.set(begun);
        JournalEntry lost = new JournalEntry(Step.REQUESTING, begun, Map.of("token", "t"));

        journal = new Steps.Kept(List.of(lost));
        assertThat(run(LostRequest.ASK_THE_USER).findings())
                .extracting(Finding::code)
                .contains("certificate-too-old");

        journal = new Steps.Kept(List.of(Steps.of("accounts").get(0), lost));
        assertThat(run(LostRequest.ASK_THE_USER).findings())
                .extracting(Finding::code)
                .doesNotContain("certificate-too-old");
    }
}
