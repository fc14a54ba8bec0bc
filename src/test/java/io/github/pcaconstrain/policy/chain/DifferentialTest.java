package io.github.pcaconstrain.policy.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.RandomPolicies;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Our verdicts beside those of other implementations. A case on which they differ must be explained by a
 * {@link KnownDisagreement}, and each of those must occur, so that the list neither grows nor rots unseen.
 */
class DifferentialTest {
    private static final long SEED = 1;
    private static final int NAMES_PER_POLICY = 5;

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"BOUNCY_CASTLE, 600", "JDK, 80"})
    void everyDisagreementIsListedAndEveryListedOneOccurs(Witness witness, int policiesPerForm) {
        Set<KnownDisagreement> seen = new HashSet<>();
        List<DifferentialCase> unexplained = new ArrayList<>();
        int permitted = 0;
        for (String form : List.of("dns", "ip", "email", "uri", "dn")) {
            for (DifferentialCase compared : cases(witness, form, policiesPerForm)) {
                permitted += compared.ours().isPermitted() ? 1 : 0;
                if (!compared.isAgreed()) {
                    List<KnownDisagreement> known = KnownDisagreement.explaining(compared);
                    seen.addAll(known);
                    if (known.isEmpty()) {
                        unexplained.add(compared);
                    }
                }
            }
        }

        assertThat(unexplained).as("seed %d", SEED).isEmpty();
        assertThat(seen)
                .as("a listed disagreement did not occur, seed %d", SEED)
                .containsExactlyInAnyOrderElementsOf(KnownDisagreement.of(witness));
        assertThat(permitted).as("permitted names").isGreaterThan(policiesPerForm);
    }

    private static List<DifferentialCase> cases(Witness witness, String form, int policies) {
        RandomPolicies random = new RandomPolicies(SEED, form);
        List<DifferentialCase> cases = new ArrayList<>();
        for (int i = 0; i < policies; i++) {
            String policy = random.policy();
            for (int j = 0; j < NAMES_PER_POLICY; j++) {
                cases.add(DifferentialCase.of(witness, form, policy, random.name()));
            }
        }
        return cases;
    }
}
