package io.github.pcaconstrain.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.issuance.SharePolicy.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the policy of a CA allows to another account. */
class SharePolicyTest {
    private static final String ACCOUNT = "111122223333";
    private static final String TEMPLATE =
            "arn:aws:acm-pca:::template/SubordinateCACertificate_PathLen0_APIPassthrough/V1";

    private static Answer answer(String... statements) {
        String policy = "{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(",", statements) + "]}";
        return SharePolicy.parse(policy).allows(ACCOUNT, "IssueCertificate", TEMPLATE);
    }

    private static String statement(String principal, String action, String condition) {
        return "{\"Effect\": \"Allow\", \"Principal\": %s, \"Action\": %s, \"Resource\": \"*\"%s}"
                .formatted(principal, action, condition.isEmpty() ? "" : ", \"Condition\": " + condition);
    }

    /** The elements of IAM's policies, as in the User Guide of IAM, "IAM JSON policy elements". */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "*"                                                  | YES
        {"AWS": "111122223333"}                              | YES
        {"AWS": "arn:aws:iam::111122223333:root"}            | YES
        {"AWS": "arn:aws-us-gov:iam::111122223333:root"}     | YES
        {"AWS": ["444455556666", "111122223333"]}            | YES
        {"AWS": "444455556666"}                              | NO
        {"AWS": "arn:aws:iam::111122223333:role/ci"}         | UNKNOWN
        {"AWS": "arn:aws:sts::111122223333:assumed-role/a/b"} | UNKNOWN
        {"AWS": "arn:aws:iam::444455556666:role/ci"}         | NO
        {"Service": "acm.amazonaws.com"}                     | NO
        """)
    void principal(String principal, Answer expected) {
        assertThat(answer(statement(principal, "\"acm-pca:IssueCertificate\"", "")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "acm-pca:IssueCertificate"                              | YES
        ["acm-pca:GetCertificate", "acm-pca:IssueCertificate"]  | YES
        "acm-pca:Issue*"                                        | YES
        "acm-pca:*"                                             | YES
        "*"                                                     | YES
        "acm-pca:IssueCertificat?"                              | YES
        "acm-pca:issuecertificate"                              | YES
        "ACM-PCA:IssueCertificate"                              | YES
        "acm-pca:GetCertificate"                                | NO
        "acm:IssueCertificate"                                  | NO
        "acm-pca:Issue"                                         | NO
        []                                                      | NO
        """)
    void action(String action, Answer expected) {
        assertThat(answer(statement("\"*\"", action, ""))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"StringEquals": {"acm-pca:TemplateArn": "TEMPLATE"}}                               | YES
        {"StringEqualsIfExists": {"acm-pca:TemplateArn": "TEMPLATE"}}                       | YES
        {"StringEquals": {"acm-pca:TemplateArn": ["other", "TEMPLATE"]}}                    | YES
        {"StringEquals": {"ACM-PCA:TEMPLATEARN": "TEMPLATE"}}                               | YES
        {"ArnEquals": {"acm-pca:TemplateArn": "TEMPLATE"}}                                  | YES
        {"ArnLike": {"acm-pca:TemplateArn": "*/SubordinateCACertificate_*_APIPassthrough/V1"}} | YES
        {"StringLike": {"acm-pca:TemplateArn": "*APIPassthrough/V?"}}                       | YES
        {"StringEquals": {"acm-pca:TemplateArn": "*APIPassthrough/V1"}}                     | NO
        {"StringEquals": {"acm-pca:TemplateArn": "arn:aws:acm-pca:::template/SubordinateCACertificate_PathLen0/V1"}} | NO
        {"StringNotEquals": {"acm-pca:TemplateArn": "TEMPLATE"}}                            | UNKNOWN
        {"StringEquals": {"acm-pca:TemplateArn": "${acm-pca:TemplateArn}"}}                 | UNKNOWN
        {"ForAnyValue:StringEquals": {"acm-pca:TemplateArn": "TEMPLATE"}}                   | UNKNOWN
        {"StringEquals": {"aws:PrincipalAccount": "111122223333"}}                          | YES
        {"StringEquals": {"aws:PrincipalAccount": "444455556666"}}                          | NO
        {"StringEquals": {"aws:PrincipalOrgID": "o-example"}}                               | UNKNOWN
        {"StringEquals": {"acm-pca:TemplateArn": "other", "aws:PrincipalOrgID": "o-example"}} | NO
        {"Bool": {"aws:SecureTransport": "true"}}                                           | UNKNOWN
        """)
    void condition(String condition, Answer expected) {
        assertThat(answer(statement(
                        "\"*\"", "\"acm-pca:IssueCertificate\"", condition.replace("TEMPLATE\"", TEMPLATE + "\""))))
                .isEqualTo(expected);
    }

    @Test
    void aConditionOnTheTemplateIsNotMetByAnOperationWithoutOneUnlessItIsOptional() {
        String strict = statement("\"*\"", "\"acm-pca:*\"", "{\"StringEquals\": {\"acm-pca:TemplateArn\": \"t\"}}");
        String optional = strict.replace("StringEquals", "StringEqualsIfExists");

        assertThat(SharePolicy.parse("{\"Statement\": " + strict + "}").allows(ACCOUNT, "GetCertificate", ""))
                .isEqualTo(Answer.NO);
        assertThat(SharePolicy.parse("{\"Statement\": " + optional + "}").allows(ACCOUNT, "GetCertificate", ""))
                .isEqualTo(Answer.YES);
    }

    @Test
    void oneStatementThatAllowsItIsEnough() {
        String other = statement("{\"AWS\": \"444455556666\"}", "\"*\"", "");
        String open = statement("\"*\"", "\"*\"", "{\"Bool\": {\"aws:SecureTransport\": \"true\"}}");
        String own = statement("{\"AWS\": \"" + ACCOUNT + "\"}", "\"*\"", "");

        assertThat(answer(other)).isEqualTo(Answer.NO);
        assertThat(answer(other, open)).isEqualTo(Answer.UNKNOWN);
        assertThat(answer(other, open, own)).isEqualTo(Answer.YES);
        assertThat(answer(own.replace("Allow", "Deny"))).isEqualTo(Answer.NO);
    }

    /** AWS has no such statements today. */
    @Test
    void whatAnotherStatementDeniesOrMayDenyIsNotAllowed() {
        String own = statement("{\"AWS\": \"" + ACCOUNT + "\"}", "\"*\"", "");
        String open = statement("\"*\"", "\"*\"", "{\"Bool\": {\"aws:SecureTransport\": \"true\"}}");

        assertThat(answer(own, own.replace("Allow", "Deny"))).isEqualTo(Answer.NO);
        assertThat(answer(own, open.replace("Allow", "Deny"))).isEqualTo(Answer.UNKNOWN);
        assertThat(answer(own.replace("Principal", "NotPrincipal"))).isEqualTo(Answer.UNKNOWN);
        assertThat(answer(own.replace("\"Action\"", "\"NotAction\""))).isEqualTo(Answer.NO);
        assertThat(answer(own.replace("Allow", "Maybe"))).isEqualTo(Answer.UNKNOWN);
        assertThat(answer(own.replace("\"Action\"", "\"NotResource\": \"*\", \"Action\"")))
                .isEqualTo(Answer.UNKNOWN);
    }

    /** As a regular expression, this would take years. */
    @Test
    void wildcardsTakeNoTime() {
        assertThat(answer(statement("\"*\"", "\"" + "*a".repeat(5000) + "\"", "")))
                .isEqualTo(Answer.NO);
    }

    @ParameterizedTest
    @CsvSource({"''", "no JSON", "{}", "[]", "'{\"Statement\": []}'"})
    void whatCannotBeReadLeavesItOpen(String policy) {
        for (String operation : List.of("IssueCertificate", "GetCertificate")) {
            assertThat(SharePolicy.parse(policy).allows(ACCOUNT, operation, TEMPLATE))
                    .isEqualTo(Answer.UNKNOWN);
        }
    }
}
