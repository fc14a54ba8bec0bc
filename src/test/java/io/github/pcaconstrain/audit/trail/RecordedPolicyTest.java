package io.github.pcaconstrain.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.finding.Severity;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a policy in a record of PutPolicy opened. */
class RecordedPolicyTest {
    private static final String CA = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/root";

    private static RecordedPolicy of(String policy) {
        return RecordedPolicy.of(CA, Optional.of(policy));
    }

    private static String policy(String principal, String action, String template) {
        return """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": %s, "Action": "acm-pca:%s",
              "Resource": "%s", "Condition": {"StringLike": {"acm-pca:TemplateArn": "arn:aws:acm-pca:::template/%s/V1"}}}]}
            """.formatted(principal, action, CA, template);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"AWS": "444455556666"}  | IssueCertificate | SubordinateCACertificate_PathLen0 | one that lets 444455556666 have it sign
        "*"                      | *                | *_CSRPassthrough                  | one that lets everyone have it sign
        {"AWS": ["arn:aws:iam::444455556666:role/a", "222222222222", "333333333333", "444444444444"]} | * | * \
                                                                                        | 333333333333 and 1 more have it sign
        """)
    void whatItOpensIsAnError(String principal, String action, String template, String words) {
        RecordedPolicy policy = of(policy(principal, action, template));

        assertThat(policy.severity()).contains(Severity.ERROR);
        assertThat(policy.words()).contains(words).endsWith(" have it sign CAs without constraints");
    }

    /** In the CA's own account, its policies decide. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"AWS": "111122223333"}               | IssueCertificate | *                                                | 111122223333
        {"AWS": "444455556666"}               | IssueCertificate | EndEntityCertificate                             | 444455556666
        "*"                                   | IssueCertificate | EndEntityCertificate                             | everyone
        {"AWS": "arn:aws:iam::444455556666:root"} | GetCertificate | *                                              | 444455556666
        """)
    void whatOpensNothingIsNotReportedAsOpen(String principal, String action, String template, String named) {
        RecordedPolicy policy = of(policy(principal, action, template));

        assertThat(policy.severity()).isEmpty();
        assertThat(policy.words()).contains("names " + named + ",");
    }

    /** Policies do not see whether there are any constraints, so that it is not nothing. */
    @Test
    void thatOthersCanHaveCasSignedIsSaid() {
        RecordedPolicy policy = of(policy(
                "{\"AWS\": \"444455556666\"}", "IssueCertificate", "SubordinateCACertificate_PathLen0_APIPassthrough"));

        assertThat(policy.severity()).isEmpty();
        assertThat(policy.words())
                .endsWith("lets 444455556666 have it sign CAs, only with templates that let constraints through");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {}
        no JSON
        {"Statement": {"Effect": "Perhaps"}}
        {"Statement": []} [
        """)
    void whatIsNotUnderstoodIsAWarning(String policy) {
        assertThat(of(policy).severity()).contains(Severity.WARNING);
        assertThat(of(policy).words()).contains("so whom it lets sign is not known: ");
    }

    @Test
    void aPolicyThatIsTooLongIsAWarning() {
        assertThat(of(" ".repeat(81_921)).severity()).contains(Severity.WARNING);
    }

    @Test
    void whatTheRecordDoesNotHaveIsSaid() {
        assertThat(RecordedPolicy.of(CA, Optional.empty()).words()).contains("the record does not show");
        assertThat(RecordedPolicy.of("", Optional.of("{}")).severity()).contains(Severity.WARNING);
    }
}
