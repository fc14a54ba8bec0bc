package io.github.pcaconstrain.sandbox.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.SigningScope;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions, all of which is in their tokens: whatever a client sends for one. */
class SessionTest {
    private static final Instant END = Instant.parse("2026-06-01T12:00:00Z");
    private static final Session SESSION = Session.begin(new SecureRandom(), "111122223333", "signer", "job-1", END);

    private static String token(String json) {
        return "SANDBOX" + Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTokenIsReadBack() {
        assertThat(Session.parse(SESSION.token())).contains(SESSION);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"accessKey": "A", "account": "111122223333", "role": "r", "name": "n", "expires": 9223372036854775807}
        {"accessKey": "A", "account": "111122223333", "role": "r", "name": "n", "expires": -9223372036854775808}
        no JSON
        [
        """)
    void anotherTokenIsNone(String json) {
        assertThat(Session.parse(token(json))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SANDBOX***", "SANDBOXe", "IQoJb3JpZ2luX2Vj", "''"})
    void whatNoSandboxMadeIsNone(String token) {
        assertThat(Session.parse(token)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T11:59:59Z, ''",
        "2026-06-01T12:00:00Z, ExpiredTokenException",
        "2026-06-01T12:00:01Z, ExpiredTokenException"
    })
    void itEnds(Instant now, String error) {
        assertThat(error(SESSION.accessKey(), now)).isEqualTo(error);
    }

    @Test
    void itBelongsToItsAccessKey() {
        assertThat(error("ASIAOTHER", END.minusSeconds(1))).isEqualTo("UnrecognizedClientException");
    }

    private static String error(String accessKey, Instant now) {
        try {
            SESSION.caller(new SigningScope("us-east-1", "acm-pca", accessKey), now);
            return "";
        } catch (AwsError e) {
            return e.code();
        }
    }
}
