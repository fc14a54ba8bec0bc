package io.github.pcaconstrain.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.access.Truth;
import io.github.pcaconstrain.ca.CaArn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the policy of a CA allows to another account. */
class SharePolicyTest {
    private static final String ACCOUNT = "111122223333";
    private static final CaArn CA = CaArn.parse("arn:aws:acm-pca:us-east-1:444455556666:certificate-authority/CA_ID");
    private static final String TEMPLATE =
            "arn:aws:acm-pca:::template/SubordinateCACertificate_PathLen0_APIPassthrough/V1";

    private static Truth answer(String... statements) {
        String policy = "{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(",", statements) + "]}";
        return SharePolicy.parse(CA, policy).allows(ACCOUNT, "IssueCertificate", TEMPLATE);
    }

    private static String statement(String principal, String action, String condition) {
        return "{\"Effect\": \"Allow\", \"Principal\": %s, \"Action\": %s, \"Resource\": \"*\"%s}"
                .formatted(principal, action, condition.isEmpty() ? "" : ", \"Condition\": " + condition);
    }

    /** The elements of IAM's policies, as in the User Guide of IAM, "IAM JSON policy elements". */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "*"                                                  | TRUE
        {"AWS": "111122223333"}                              | TRUE
        {"AWS": "arn:aws:iam::111122223333:root"}            | TRUE
        {"AWS": "arn:aws-us-gov:iam::111122223333:root"}     | TRUE
        {"AWS": ["444455556666", "111122223333"]}            | TRUE
        {"AWS": "444455556666"}                              | FALSE
        {"AWS": "arn:aws:iam::111122223333:role/ci"}         | UNKNOWN
        {"AWS": "arn:aws:sts::111122223333:assumed-role/a/b"} | UNKNOWN
        {"AWS": "arn:aws:iam::444455556666:role/ci"}         | FALSE
        {"Service": "acm.amazonaws.com"}                     | FALSE
        """)
    void principal(String principal, Truth expected) {
        assertThat(answer(statement(principal, "\"acm-pca:IssueCertificate\"", "")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "acm-pca:IssueCertificate"                              | TRUE
        ["acm-pca:GetCertificate", "acm-pca:IssueCertificate"]  | TRUE
        "acm-pca:Issue*"                                        | TRUE
        "acm-pca:*"                                             | TRUE
        "*"                                                     | TRUE
        "acm-pca:IssueCertificat?"                              | TRUE
        "acm-pca:issuecertificate"                              | TRUE
        "ACM-PCA:IssueCertificate"                              | TRUE
        "acm-pca:GetCertificate"                                | FALSE
        "acm:IssueCertificate"                                  | FALSE
        "acm-pca:Issue"                                         | FALSE
        []                                                      | UNKNOWN
        """)
    void action(String action, Truth expected) {
        assertThat(answer(statement("\"*\"", action, ""))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"StringEquals": {"acm-pca:TemplateArn": "TEMPLATE"}}                               | TRUE
        {"StringEqualsIfExists": {"acm-pca:TemplateArn": "TEMPLATE"}}                       | TRUE
        {"StringEquals": {"acm-pca:TemplateArn": ["other", "TEMPLATE"]}}                    | TRUE
        {"StringEquals": {"ACM-PCA:TEMPLATEARN": "TEMPLATE"}}                               | TRUE
        {"ArnEquals": {"acm-pca:TemplateArn": "TEMPLATE"}}                                  | TRUE
        {"ArnLike": {"acm-pca:TemplateArn": "arn:*:acm-pca:::template/SubordinateCACertificate_*_APIPassthrough/V1"}} | TRUE
        {"ArnLike": {"acm-pca:TemplateArn": "*/SubordinateCACertificate_*_APIPassthrough/V1"}} | UNKNOWN
        {"StringLike": {"acm-pca:TemplateArn": "*APIPassthrough/V?"}}                       | TRUE
        {"StringEquals": {"acm-pca:TemplateArn": "*APIPassthrough/V1"}}                     | FALSE
        {"StringEquals": {"acm-pca:TemplateArn": "arn:aws:acm-pca:::template/SubordinateCACertificate_PathLen0/V1"}} | FALSE
        {"StringNotEquals": {"acm-pca:TemplateArn": "TEMPLATE"}}                            | FALSE
        {"StringEquals": {"acm-pca:TemplateArn": "${aws:username}"}}                        | UNKNOWN
        {"ForAnyValue:StringEquals": {"acm-pca:TemplateArn": "TEMPLATE"}}                   | TRUE
        {"StringEquals": {"aws:PrincipalAccount": "111122223333"}}                          | TRUE
        {"StringEquals": {"aws:PrincipalAccount": "444455556666"}}                          | FALSE
        {"StringEquals": {"aws:PrincipalOrgID": "o-example"}}                               | UNKNOWN
        {"StringEquals": {"acm-pca:TemplateArn": "other", "aws:PrincipalOrgID": "o-example"}} | FALSE
        {"StringEquals": {"aws:SourceVpce": "vpce-1"}}                                      | UNKNOWN
        """)
    void condition(String condition, Truth expected) {
        assertThat(answer(statement(
                        "\"*\"", "\"acm-pca:IssueCertificate\"", condition.replace("TEMPLATE\"", TEMPLATE + "\""))))
                .isEqualTo(expected);
    }

    @Test
    void aConditionOnTheTemplateIsNotMetByAnOperationWithoutOneUnlessItIsOptional() {
        String strict = statement("\"*\"", "\"acm-pca:*\"", "{\"StringEquals\": {\"acm-pca:TemplateArn\": \"t\"}}");
        String optional = strict.replace("StringEquals", "StringEqualsIfExists");

        assertThat(SharePolicy.parse(CA, "{\"Statement\": " + strict + "}").allows(ACCOUNT, "GetCertificate", ""))
                .isEqualTo(Truth.FALSE);
        assertThat(SharePolicy.parse(CA, "{\"Statement\": " + optional + "}").allows(ACCOUNT, "GetCertificate", ""))
                .isEqualTo(Truth.TRUE);
    }

    @Test
    void oneStatementThatAllowsItIsEnough() {
        String other = statement("{\"AWS\": \"444455556666\"}", "\"*\"", "");
        String open = statement("\"*\"", "\"*\"", "{\"StringEquals\": {\"aws:SourceVpce\": \"vpce-1\"}}");
        String own = statement("{\"AWS\": \"" + ACCOUNT + "\"}", "\"*\"", "");

        assertThat(answer(other)).isEqualTo(Truth.FALSE);
        assertThat(answer(other, open)).isEqualTo(Truth.UNKNOWN);
        assertThat(answer(other, open, own)).isEqualTo(Truth.TRUE);
        assertThat(answer(own.replace("Allow", "Deny"))).isEqualTo(Truth.FALSE);
    }

    /** AWS has no such statements today. */
    @Test
    void whatAnotherStatementDeniesOrMayDenyIsNotAllowed() {
        String own = statement("{\"AWS\": \"" + ACCOUNT + "\"}", "\"*\"", "");
        String open = statement("\"*\"", "\"*\"", "{\"StringEquals\": {\"aws:SourceVpce\": \"vpce-1\"}}");

        assertThat(answer(own, own.replace("Allow", "Deny"))).isEqualTo(Truth.FALSE);
        assertThat(answer(own, open.replace("Allow", "Deny"))).isEqualTo(Truth.UNKNOWN);
        assertThat(answer(own.replace("Principal", "NotPrincipal"))).isEqualTo(Truth.UNKNOWN);
        assertThat(answer(own.replace("\"Action\"", "\"NotAction\""))).isEqualTo(Truth.FALSE);
        assertThat(answer(own.replace("Allow", "Maybe"))).isEqualTo(Truth.UNKNOWN);
        assertThat(answer(own.replace("\"Resource\"", "\"NotResource\""))).isEqualTo(Truth.FALSE);
    }

    /** As a regular expression, this would take years. */
    @Test
    void wildcardsTakeNoTime() {
        assertThat(answer(statement("\"*\"", "\"" + "*a".repeat(5000) + "\"", "")))
                .isEqualTo(Truth.FALSE);
    }

    @ParameterizedTest
    @CsvSource({"''", "no JSON", "{}", "[]"})
    void whatCannotBeReadLeavesItOpen(String policy) {
        for (String operation : List.of("IssueCertificate", "GetCertificate")) {
            assertThat(SharePolicy.parse(CA, policy).allows(ACCOUNT, operation, TEMPLATE))
                    .isEqualTo(Truth.UNKNOWN);
        }
    }
}
