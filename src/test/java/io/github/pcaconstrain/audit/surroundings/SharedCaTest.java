package io.github.pcaconstrain.audit.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.finding.Severity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy that names everyone is told as such, unless a condition leaves only some. */
class SharedCaTest {
    private static final CaArn CA = CaArn.parse(
            "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/11111111-1111-1111-1111-111111111111");

    @ParameterizedTest
    @CsvSource({
        "Principal, arn:aws:iam::444455556666:root, 444455556666",
        "Principal, *, *",
        "NotPrincipal, arn:aws:iam::444455556666:root, *"
    })
    void namesThoseWhomItLetsIn(String element, String name, String shown) {
        String policy = String.format(
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"%s\":{\"AWS\":\"%s\"},"
                        + "\"Action\":\"acm-pca:IssueCertificate\",\"Resource\":\"%s\"}}",
                element, name, CA);

        assertThat(SharedCa.read(CA, policy).names()).containsExactly(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, aws:PrincipalOrgID, o-example, WARNING",
        "StringLike, aws:PrincipalArn, arn:aws:iam::444455556666:role/*, WARNING",
        "StringEquals, aws:SourceVpce, vpce-1, WARNING",
        "IpAddress, aws:SourceIp, 203.0.113.0/24, WARNING",
        "ArnLike, aws:PrincipalArn, arn:aws:iam::111122223333:role/7, WARNING",
        "ArnLike, aws:PrincipalArn, arn:aws:iam::111122223333:role/*, WARNING",
        "StringLike, aws:PrincipalOrgPaths, o-example/r-1/*, WARNING",
        "StringLike, aws:userid, AROAEXAMPLEEXAMPLEX:*, WARNING",
        "StringEquals, aws:PrincipalTag/team, pki, ERROR",
        "StringEquals, aws:SourceIdentity, alice, ERROR",
        "StringEquals, aws:username, alice, ERROR",
        "StringEquals, saml:aud, https://signin.aws.amazon.com/saml, ERROR",
        "ArnLike, aws:PrincipalArn, arn:aws:iam::*:role/Admin, ERROR",
        "StringLike, aws:PrincipalOrgID, o-*, ERROR",
        "StringLike, aws:PrincipalAccount, ????????????, ERROR",
        "StringLike, aws:PrincipalArn, ${aws:PrincipalArn}, ERROR",
        "IpAddress, aws:SourceIp, 128.0.0.0/1, ERROR",
        "IpAddress, aws:SourceIp, ::/0, ERROR",
        "StringLike, aws:PrincipalOrgID, *, ERROR",
        "IpAddress, aws:SourceIp, 0.0.0.0/0, ERROR",
        "StringNotEquals, aws:PrincipalAccount, 444455556666, ERROR",
        "StringEqualsIfExists, aws:PrincipalOrgID, o-example, ERROR",
        "ForAllValues:StringLike, aws:PrincipalOrgPaths, o-example/r-1/*, ERROR",
        "Null, aws:PrincipalTag/team, false, ERROR",
        "Bool, aws:SecureTransport, true, ERROR",
        "StringEquals, aws:PrincipalType, User, ERROR",
        "StringEquals, aws:RequestedRegion, us-east-1, ERROR",
        "StringEquals, acm-pca:TemplateArn, arn:aws:acm-pca:::template/EndEntityCertificate/V1, ERROR"
    })
    void onlyConditionsOnWhoRequestsLimitWhoThatIs(String operator, String key, String value, Severity severity) {
        String policy = String.format(
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\","
                        + "\"Action\":\"acm-pca:IssueCertificate\",\"Resource\":\"%s\","
                        + "\"Condition\":{\"%s\":{\"%s\":\"%s\"}}}}",
                CA, operator, key, value);

        assertThat(SharedCa.read(CA, policy).findings()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(SurroundingCode.SHARED_WITH_EVERYONE);
            assertThat(found.severity()).isEqualTo(severity);
        });
    }
}
