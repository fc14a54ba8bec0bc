package io.github.pcaconstrain.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.IdempotencyToken;
import io.github.pcaconstrain.issuance.request.Issuance;
import io.github.pcaconstrain.workflow.ListedHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A certificate that was not made for the request, by everything that can give it away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class NoveltyCheckTest {
    private static final String HERE = "it is in a test";

    private PcaWorld world;
    private Issuance issuance;
    private CaCertificate certificate;

    @BeforeAll
    void start() {
        world = new PcaWorld();
        CaArn root = world.root(KeyAlgorithm.EC_P256);
        CaArn ca = world.pending(KeyAlgorithm.EC_P256, "Subordinate");
        issuance = world.issue(world.request(root, ca, PcaWorld.constraints("dev.example.com", "")));
        certificate = CaCertificate.parse("it", issuance.signed().certificate());
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void oneThatNobodyKnowsIsNew() {
        assertThat(codes(Optional.empty())).isEmpty();
    }

    @Test
    void theRunsOwnRecordsDoNotMakeItOld() {
        assertThat(codes(
                        Optional.empty(),
                        KnownCertificate.requested(issuance.arn(), issuance.token(), HERE),
                        KnownCertificate.issued(issuance.arn(), certificate, issuance.token(), HERE)))
                .isEmpty();
    }

    @Test
    void anArnOrASerialNumberThatIsKnownGivesItAway() {
        IdempotencyToken other = IdempotencyToken.random();
        KnownCertificate padded = new KnownCertificate(
                Optional.empty(),
                Optional.of("00:" + certificate.serial().toUpperCase(java.util.Locale.ROOT)),
                Optional.empty(),
                Optional.empty(),
                false,
                HERE);

        assertThat(codes(Optional.empty(), KnownCertificate.requested(issuance.arn(), other, HERE)))
                .containsExactly("certificate-not-new");
        assertThat(codes(Optional.empty(), KnownCertificate.installed(certificate, HERE)))
                .containsExactly("certificate-not-new");
        assertThat(codes(Optional.empty(), padded)).containsExactly("certificate-not-new");
        assertThat(codes(Optional.of(certificate))).containsExactly("certificate-not-new");
    }

    @Test
    void theSameSerialNumberOfAnotherIssuerIsAnotherCertificate() {
        KnownCertificate other = new KnownCertificate(
                Optional.empty(),
                Optional.of(certificate.serial()),
                Optional.of("CN=Somebody Else"),
                Optional.empty(),
                false,
                HERE);

        assertThat(codes(Optional.empty(), other)).isEmpty();
    }

    @Test
    void oneThatWasRevokedIsRefusedWheneverItComes() {
        ListedHistory history = new ListedHistory();
        history.add(KnownCertificate.revoked(certificate, HERE));

        assertThat(codes(Optional.empty(), KnownCertificate.revoked(certificate, HERE)))
                .containsExactly("certificate-revoked", "certificate-not-new");
        assertThat(NoveltyCheck.ofInstallation(certificate, history))
                .extracting(Finding::code)
                .containsExactly("certificate-revoked");
        assertThat(NoveltyCheck.ofInstallation(certificate, new ListedHistory()))
                .isEmpty();
    }

    @Test
    void oneThatIsOlderThanTheRunIsRefused() {
        Instant start = certificate.contents().notBefore();

        assertThat(NoveltyCheck.of(issuance, start.plus(Duration.ofMinutes(65)), Optional.empty(), new ListedHistory()))
                .isEmpty();
        assertThat(NoveltyCheck.of(
                        issuance,
                        start.plus(Duration.ofMinutes(65)).plusSeconds(1),
                        Optional.empty(),
                        new ListedHistory()))
                .extracting(Finding::code)
                .containsExactly("certificate-too-old");
    }

    private List<String> codes(Optional<CaCertificate> current, KnownCertificate... known) {
        ListedHistory history = new ListedHistory();
        List.of(known).forEach(history::add);
        return NoveltyCheck.of(issuance, Instant.now(), current, history).stream()
                .map(Finding::code)
                .toList();
    }
}
