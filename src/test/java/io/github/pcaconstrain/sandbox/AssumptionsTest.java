package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pcaconstrain.sandbox.pca.Assumptions;
import io.github.pcaconstrain.sandbox.pca.Assumptions.Question;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sandbox does where sources on AWS contradict each other. */
class AssumptionsTest {
    @ParameterizedTest
    @CsvSource({"pem-end=bare, -", "pem-end=newline, '-\n'"})
    void pemEndsAsAssumed(String assumed, String end) {
        try (Sandbox sandbox = sandbox(assumed);
                PcaClient pca = PcaClient.of(sandbox)) {
            String root = pca.root();
            String subordinate = pca.subordinate(root);
            String leaf = pca.issue(subordinate, TestCsr.subject("CN=a").pem(), "EndEntityCertificate", r -> {});
            var issued = pca.sdk()
                    .getCertificate(r -> r.certificateAuthorityArn(subordinate).certificateArn(leaf));
            var own = pca.sdk().getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(subordinate));

            for (String pem : List.of(
                    pca.csr(root),
                    issued.certificate(),
                    issued.certificateChain(),
                    own.certificate(),
                    own.certificateChain())) {
                assertThat(pem.stripTrailing()).endsWith("-----");
                assertThat(pem).endsWith("----" + end);
            }
            assertThat(issued.certificateChain().split("-----BEGIN CERTIFICATE-----\n", -1))
                    .as("those of a chain stand on lines of their own")
                    .hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"pending-revocation=updatable, ''", "pending-revocation=fixed, InvalidStateException"})
    void theRevocationOfAPendingCaIsUpdatedAsAssumed(String assumed, String error) {
        try (Sandbox sandbox = sandbox(assumed);
                PcaClient pca = PcaClient.of(sandbox)) {
            String arn = pca.pendingSubordinate("Subordinate");
            Runnable update = () -> pca.sdk()
                    .updateCertificateAuthority(r -> r.certificateAuthorityArn(arn)
                            .revocationConfiguration(c -> c.ocspConfiguration(o -> o.enabled(true))));
            if (error.isEmpty()) {
                update.run();
            } else {
                assertThat(PcaClient.errorCode(update)).isEqualTo(error);
            }
        }
    }

    private static Sandbox sandbox(String assumed) {
        return Sandbox.start(
                SandboxConfig.inMemory().withDelay(Duration.ZERO).withAssumptions(Assumptions.parse(assumed)));
    }

    @Test
    void areRead() {
        assertThat(Assumptions.parse("pem-end=newline, acm-permission=renewal"))
                .isEqualTo(new Assumptions(Map.of(Question.PEM_END, 1, Question.ACM_PERMISSION, 0)));
        for (Question question : Question.values()) {
            assertThat(Assumptions.SYNTAX)
                    .contains(question.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pem-end", "pem-end=", "pem-end=bar", "weather=fine", "pem-end=bare,", "PEM_END=bare"})
    void othersAreRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Assumptions.parse(text))
                .withMessageContaining(
                        "', only pending-revocation=updatable, pending-revocation=fixed, acm-permission=");
    }

    @Test
    void eachIsGivenOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Assumptions.parse("pem-end=bare,pem-end=newline"))
                .withMessage("assumption pem-end is given more than once");
    }
}
