package io.github.pcaconstrain.cli.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaOrder;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.CaType;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.PrivateCa.Ownership;
import io.github.pcaconstrain.ca.UsageMode;
import io.github.pcaconstrain.ca.pacing.Progress;
import io.github.pcaconstrain.ca.pacing.RateLimits;
import io.github.pcaconstrain.cli.prompt.ChoiceRow;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whether the list of CAs gets an answer for each. */
class PresentConstraintsTest {
    private static final ListedCa CA = new ListedCa(
            new Authority(
                    new CaArn("aws", "us-east-1", "111122223333", "1"),
                    "111122223333",
                    CaType.SUBORDINATE,
                    CaStatus.ACTIVE,
                    Optional.empty(),
                    KeyAlgorithm.RSA_2048,
                    KeyAlgorithm.RSA_2048.usualSigningAlgorithm(),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    UsageMode.GENERAL_PURPOSE,
                    Optional.empty(),
                    CaOrder.Revocation.NONE),
            Ownership.SELF);

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void aFaultDoesNotLeaveTheListWaiting() {
        PrivateCa broken = (PrivateCa) Proxy.newProxyInstance(
                PrivateCa.class.getClassLoader(), new Class<?>[] {PrivateCa.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("a certificate that no parser foresaw");
                });
        RateLimits limits = RateLimits.unlimited(Clock.systemUTC());

        try (PresentConstraints constraints = new PresentConstraints(broken, limits, Progress.NONE, List.of(CA))) {
            constraints.want(List.of(new ChoiceRow(CA.arn(), CA.cells(), () -> "", "")));
            constraints.await();

            assertThat(constraints.isReading()).isFalse();
            assertThat(constraints.of(CA)).isEqualTo("not known");
        }
    }
}
