package io.github.pcaconstrain.cli.retire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaOrder;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.CaType;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.UsageMode;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has to be typed to retire a CA: never nothing, or Enter would do. */
class TypedWordTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Development CA,Development CA",
                " Development CA ,Development CA",
                "'',ca-id",
                " ,ca-id",
                "\t,\\u{9}",
                "\u3000,ca-id",
                "none,ca-id"
            },
            nullValues = "none")
    void isTheNameOrTheIdentifier(String commonName, String word) {
        Map<String, String> subject =
                commonName == null ? Map.of("Organization", "Example") : Map.of("CommonName", commonName);

        assertThat(RetireCommand.word(ca(subject))).isEqualTo(word);
    }

    private static Authority ca(Map<String, String> subject) {
        return new Authority(
                new CaArn("aws", "us-east-1", "111122223333", "ca-id"),
                "111122223333",
                CaType.SUBORDINATE,
                CaStatus.ACTIVE,
                Optional.empty(),
                KeyAlgorithm.RSA_2048,
                KeyAlgorithm.RSA_2048.usualSigningAlgorithm(),
                subject,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                UsageMode.GENERAL_PURPOSE,
                Optional.empty(),
                CaOrder.Revocation.NONE);
    }
}
