package io.github.pcaconstrain.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An excluded name was refused only if AWS says that name constraints are the reason. */
class RefusalByConstraintsTest {
    private static AwsRefusedException refused(String target, String code, String words) {
        return new AwsRefusedException("IssueCertificate", target, code, words, "hint");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ValidationException     | The certificate does not satisfy the name constraints of its certification path
        RequestFailedException  | Name Constraints violation: DNS name not found in a permitted subtree.
        InvalidArgsException    | the name is in an excluded subtree
        MalformedCSRException   | PCA_NAME_CONSTRAINTS_VALIDATION: not permitted (NAME_CONSTRAINTS)
        ValidationException     | 1 validation error detected: NameConstraints are violated
        """)
    void whatSaysSoCounts(String code, String words) {
        assertThat(refused("", code, words).isByConstraints()).isTrue();
        assertThat(refused("arn", code, words)
                        .about("certificate", "hint")
                        .inOtherWords("the template is SubordinateCACertificate_PathLen0", "hint")
                        .isByConstraints())
                .as("whatever else is said")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ValidationException   | 1 validation error detected: Value 'x' at 'idempotencyToken' failed to satisfy constraint: Member must have length less than or equal to 36
        ValidationException   | The certificate violates basic constraints
        ValidationException   | the path length exceeds that of the name constraints' CA
        InvalidArgsException  | name-constraints.example.com is not a valid name
        InvalidArgsException  | The name nameconstraints.example is not valid
        InvalidArgsException  | mail@name_constraints is not valid
        ThrottlingException   | name constraints
        AccessDeniedException | not allowed by name constraints
        ValidationException   | something else
        """)
    void whatSaysSomethingElseDoesNot(String code, String words) {
        assertThat(refused("", code, words).isByConstraints()).isFalse();
        assertThat(refused("the name constraints of x", code, words)
                        .about("name constraints", "hint")
                        .isByConstraints())
                .as("nor does what we say")
                .isFalse();
    }
}
