package io.github.pcaconstrain.cli.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaOrder;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.CaType;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.PrivateCa.Ownership;
import io.github.pcaconstrain.ca.UsageMode;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which states a CA is offered for what (AWS Private CA User Guide, "Understand AWS Private CA CA status"). */
class CaRoleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        CONSTRAINED | CREATING PENDING_CERTIFICATE ACTIVE DISABLED EXPIRED UNKNOWN
        INSTALLED   | PENDING_CERTIFICATE ACTIVE DISABLED EXPIRED UNKNOWN
        PARENT      | ACTIVE UNKNOWN
        TESTED      | ACTIVE UNKNOWN
        ISSUER      | ACTIVE DISABLED UNKNOWN
        REQUESTING  | CREATING PENDING_CERTIFICATE ACTIVE DISABLED EXPIRED UNKNOWN
        RETIRED     | CREATING PENDING_CERTIFICATE ACTIVE DISABLED EXPIRED UNKNOWN FAILED
        """)
    void isOfferedInItsStates(CaRole role, String states) {
        Set<CaStatus> offered = EnumSet.noneOf(CaStatus.class);
        for (CaStatus status : CaStatus.values()) {
            if (role.obstacle(ca(status), Ownership.SELF).isEmpty()) {
                offered.add(status);
            }
        }
        assertThat(offered).extracting(CaStatus::name).containsExactlyInAnyOrder(states.split(" "));
    }

    private static Authority ca(CaStatus status) {
        return new Authority(
                new CaArn("aws", "us-east-1", "111122223333", "1"),
                "111122223333",
                CaType.SUBORDINATE,
                status,
                Optional.empty(),
                KeyAlgorithm.RSA_2048,
                KeyAlgorithm.RSA_2048.usualSigningAlgorithm(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                UsageMode.GENERAL_PURPOSE,
                Optional.empty(),
                CaOrder.Revocation.NONE);
    }
}
