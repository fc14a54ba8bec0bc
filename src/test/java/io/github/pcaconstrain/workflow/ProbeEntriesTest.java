package io.github.pcaconstrain.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.probing.Leftovers;
import io.github.pcaconstrain.probing.PossibleLeftover;
import io.github.pcaconstrain.probing.channel.ProbeBackends;
import io.github.pcaconstrain.probing.channel.ProbeRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That an interrupted run leaves no test certificate behind. */
class ProbeEntriesTest {
    private static final String ISSUED = TestPlans.CA + "/certificate/0a";
    private static final ProbeRequest ASKED =
            ProbeRequest.signed("dns:a.example.com", TestPlans.CA, "csr", SigningAlgorithm.SHA256WITHECDSA, "t-1");

    private final Steps.Kept journal = new Steps.Kept(List.of());
    private final ProbeEntries entries = new ProbeEntries(journal);
    private final ScriptedPca pca = new ScriptedPca();

    private ProbeBackends services() {
        CertificateManager none = (CertificateManager) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CertificateManager.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
        return new ProbeBackends(pca, none, AwsCli.of(Optional.empty(), Optional.empty()));
    }

    @Test
    void everythingIsWrittenWithItsToken() {
        entries.requesting(ASKED);
        entries.requested(ASKED, ISSUED);
        entries.nothingMade(ASKED);
        entries.removed(ISSUED);

        Map<String, String> which = Map.of("name", "dns:a.example.com", "token", "t-1");
        Map<String, String> issued = Map.of("name", "dns:a.example.com", "token", "t-1", "arn", ISSUED);
        assertThat(journal.entries())
                .containsExactly(
                        new JournalEntry(Step.PROBE_REQUESTING, Instant.EPOCH, ASKED.details()),
                        new JournalEntry(Step.PROBE_REQUESTED, Instant.EPOCH, issued),
                        new JournalEntry(Step.PROBE_ANSWERED, Instant.EPOCH, which),
                        new JournalEntry(Step.PROBE_REMOVED, Instant.EPOCH, Map.of("arn", ISSUED)));
    }

    /** A step, a name, and a token or an ARN; an answer without a token is one of an earlier version. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        true,  ''
        true,  requesting
        false, probe-requesting:n:t
        false, probe-requesting:n:t probe-requested:n:t
        true,  probe-requesting:n:t probe-answered:n:t
        true,  probe-requesting:n:t probe-requested:n:t probe-removed:n:t
        false, probe-requesting:n:t probe-requesting:n:u probe-answered:n:t
        true,  probe-requesting:n:t probe-requesting:n:u probe-answered:n
        false, probe-requesting:n:t probe-requesting:m:u probe-answered:n
        false, probe-requested:n:t probe-requested:n:u probe-removed:n:t
        """)
    void isSettledWhenEachIsAnsweredAndRemoved(boolean isSettled, String steps) {
        for (String step : steps.isEmpty() ? new String[0] : steps.split(" ", -1)) {
            List<String> parts = List.of(step.split(":", -1));
            journal.write(
                    Steps.step(parts.get(0)),
                    parts.size() == 1
                            ? Map.of()
                            : parts.size() == 2
                                    ? Map.of("name", parts.get(1))
                                    : Map.of(
                                            "name", parts.get(1), "token", parts.get(2), "arn", "arn:" + parts.get(2)));
        }

        assertThat(entries.isSettled()).isEqualTo(isSettled);
    }

    @Test
    void whatIsLeftIsRevokedAndWhatWasLostIsRequestedAgainAndRevoked() {
        journal.write(Step.PROBE_REQUESTED, Map.of("name", "n", "arn", ISSUED));
        entries.requesting(ASKED);
        List<String> tokens = new ArrayList<>();
        pca.answer = order -> {
            tokens.add(order.token());
            return TestPlans.CA + "/certificate/0b";
        };

        assertThat(entries.settle(services(), () -> Instant.EPOCH)).isEqualTo(Leftovers.NOTHING);

        assertThat(tokens).containsExactly("t-1");
        assertThat(pca.revoked).containsExactly(TestPlans.CA + " 0a", TestPlans.CA + " 0b");
        assertThat(entries.isSettled()).isTrue();
    }

    @Test
    void whatCannotBeRemovedIsLeft() {
        pca.onRevocation = serial -> {
            throw new AwsRefusedException("RevokeCertificate", "", "ThrottlingException", "slow", "");
        };
        journal.write(Step.PROBE_REQUESTED, Map.of("name", "n", "arn", ISSUED));
        journal.write(Step.PROBE_REQUESTED, Map.of("name", "n", "arn", ISSUED + "0"));

        Leftovers left = entries.settle(services(), () -> Instant.EPOCH);

        assertThat(left.certain()).extracting(each -> each.certificate()).containsExactly(ISSUED, ISSUED + "0");
        assertThat(entries.isSettled()).isFalse();
        assertThat(entries.canBeAskedAgain(Instant.MAX)).isTrue();
    }

    /** An earlier version did not record what was requested. */
    @Test
    void aRequestThatCannotBeRepeatedMayBeLeft() {
        journal.write(Step.PROBE_REQUESTING, Map.of("name", "dns:old", "token", "t"));

        assertThat(entries.settle(services(), () -> Instant.EPOCH))
                .isEqualTo(new Leftovers(List.of(), List.of(PossibleLeftover.of("dns:old", Instant.EPOCH))));
        assertThat(entries.canBeAskedAgain(Instant.EPOCH)).isFalse();
        assertThat(pca.orders).isEmpty();
    }

    @Test
    void aLostRequestCanBeRepeatedAsLongAsItIsRemembered() {
        assertThat(entries.canBeAskedAgain(Instant.EPOCH)).isFalse();

        entries.requesting(ASKED);

        Duration remembered = ASKED.remembered();
        assertThat(entries.canBeAskedAgain(Instant.EPOCH.plus(remembered).minusNanos(1)))
                .isTrue();
        assertThat(entries.canBeAskedAgain(Instant.EPOCH.plus(remembered))).isFalse();
    }
}
