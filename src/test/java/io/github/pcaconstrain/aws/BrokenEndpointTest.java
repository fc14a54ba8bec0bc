package io.github.pcaconstrain.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.aws.BrokenEndpoint.Behaviour;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.SigningOrder;
import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** An endpoint that takes the request and does not answer as it should: the call ends, and nobody believes that nothing was done. */
class BrokenEndpointTest {
    private static final Retries.Patience SHORT = new Retries.Patience(Duration.ofMillis(200), Duration.ofMillis(500));

    /** For those that answer at once, however slowly this machine reads. */
    private static final Retries.Patience LONG = new Retries.Patience(Duration.ofSeconds(50), Duration.ofSeconds(55));

    private static final CaArn ROOT = CaArn.parse(
            "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/11223344-1234-1122-2233-112233445566");

    @ParameterizedTest
    @Timeout(60)
    @CsvSource(delimiter = '|', textBlock = """
        CUTS_THE_BODY | the answer was cut off
        CUTS_A_CHUNK  | Premature EOF
        NEVER_ENDS    | the answer is longer than 16 MiB, so it did not come from AWS
        SENDS_A_BOMB  | the answer is not JSON, so it did not come from AWS
        NESTS_DEEPLY  | so it did not come from AWS
        SAYS_NOTHING  | no answer within
        DRIPS_HEADERS | no answer within
        DRIPS_A_BODY  | no answer within
        """)
    void theCallEnds(Behaviour behaviour, String words) throws IOException {
        boolean isSilent = words.startsWith("no answer");
        try (BrokenEndpoint endpoint = new BrokenEndpoint(behaviour);
                AwsClients clients = new AwsClients(
                        AwsSettings.sandbox(endpoint.address(), "us-east-1"),
                        mode -> AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                // A last attempt could be ended by the socket's clock, which has other words.
                                .maxAttempts(isSilent ? 50 : 2)
                                .backoffStrategy(BackoffStrategy.retryImmediately())
                                .build(),
                        isSilent ? SHORT : LONG)) {

            assertThatThrownBy(() -> clients.privateCa().issue(order()))
                    .isInstanceOfSatisfying(AwsUnreachableException.class, e -> {
                        assertThat(e).hasMessageContaining(words);
                        // On a busy machine, time may be up before anything is sent.
                        assertThat(e.mayBeDone() || !endpoint.isAsked()).isTrue();
                    });
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    private static SigningOrder order() {
        return new SigningOrder(
                ROOT,
                "csr",
                ROOT.template("SubordinateCACertificate_PathLen0_APIPassthrough"),
                KeyAlgorithm.RSA_2048.usualSigningAlgorithm(),
                new Validity(Validity.Unit.YEARS, 5),
                List.of(),
                "token");
    }
}
