package io.github.pcaconstrain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of an account, it is known which ARNs its users and roles can have; of a session, which its role can. */
class PartlyKnownValueTest {
    // For StringLike, a wildcard reaches over colons, of which a path may have any number.
    private static Truth holds(String principal, String operator, String key, String value) {
        return new PolicyCondition(operator, key, List.of(new PolicyPattern(value, true)))
                .holds(RequestPrincipal.named(principal).arnIn(RequestContext.UNKNOWN));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ArnEquals              | arn:aws:iam::111122223333:role/Signer  | UNKNOWN
        ArnEquals              | arn:aws:iam::444455556666:role/Signer  | FALSE
        ArnNotEquals           | arn:aws:iam::444455556666:role/Signer  | TRUE
        ArnNotLike             | arn:aws:iam::111122223333:role/*       | UNKNOWN
        ArnLike                | arn:*:*::111122223333:*                | TRUE
        ArnLike                | arn:*:iam::*:role/aws-service-role/*   | UNKNOWN
        ArnLike                | *                                      | UNKNOWN
        StringLike             | *                                      | TRUE
        StringLike             | arn:*:iam::444455556666:*              | UNKNOWN
        StringLike             | arn:aws:iam::444455556666:role/Signer  | FALSE
        StringNotLike          | arn:aws:iam::444455556666:role/Signer  | TRUE
        StringEquals           | arn:aws:iam::444455556666:root         | FALSE
        StringNotEquals        | arn:aws:iam::444455556666:root         | TRUE
        StringNotEquals        | arn:aws:iam::111122223333:root         | UNKNOWN
        StringEqualsIgnoreCase | ARN:AWS:IAM::444455556666:ROOT         | FALSE
        StringEqualsIgnoreCase | ARN:AWS:IAM::111122223333:ROOT         | UNKNOWN
        ForAnyValue:ArnEquals  | arn:aws:iam::444455556666:role/Signer  | FALSE
        ArnNotEqualsIfExists   | arn:aws:iam::444455556666:role/Signer  | TRUE
        ArnEquals              | ${aws:PrincipalArn}                    | UNKNOWN
        Null                   | true                                   | FALSE
        Null                   | false                                  | TRUE
        NullIfExists           | false                                  | UNKNOWN
        Bool                   | true                                   | UNKNOWN
        """)
    void anAccountHasManyArns(String operator, String value, Truth expected) {
        assertThat(holds("111122223333", operator, "aws:PrincipalArn", value)).isEqualTo(expected);
        assertThat(holds("arn:aws:iam::111122223333:root", operator, "AWS:principalarn", value))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ArnEquals    | arn:aws:iam::111122223333:role/Signer      | UNKNOWN
        ArnEquals    | arn:aws:iam::111122223333:role/team/Signer | UNKNOWN
        ArnEquals    | arn:aws:iam::111122223333:role/Other       | FALSE
        ArnNotEquals | arn:aws:iam::111122223333:role/Other       | TRUE
        ArnNotEquals | arn:aws:iam::444455556666:role/Signer      | TRUE
        ArnEquals    | arn:aws:iam::111122223333:user/Signer      | FALSE
        """)
    void aSessionDoesNotTellThePathOfItsRole(String operator, String value, Truth expected) {
        assertThat(holds("arn:aws:sts::111122223333:assumed-role/Signer/run", operator, "aws:PrincipalArn", value))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"*, aws:PrincipalArn", "AROAEXAMPLE, aws:PrincipalArn", "111122223333, aws:PrincipalOrgID"})
    void ofOthersNothingIsKnown(String principal, String key) {
        assertThat(holds(principal, "StringLike", key, "*")).isEqualTo(Truth.UNKNOWN);
    }

    /** An operator without a negation, such as Bool, is not the negation of nothing. */
    @ParameterizedTest
    @CsvSource({"''", "IfExists", "ForAllValues:", "ForAnyValue:IfExists"})
    void anOperatorWithoutANameIsUnknown(String operator) {
        RequestContext context = RequestContext.UNKNOWN.with("aws:SecureTransport", "true");

        assertThat(new PolicyCondition(operator, "aws:SecureTransport", List.of(new PolicyPattern("false", true)))
                        .holds(context))
                .isEqualTo(Truth.UNKNOWN);
    }
}
