package io.github.pcaconstrain.encoding.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.policy.name.NameForm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys of a policy, and what is said about words that are none. */
class PolicyKeysTest {
    @ParameterizedTest
    @CsvSource({"dns, DNS", "ip, IP", "email, EMAIL", "uri, URI", "directoryName, DIRECTORY_NAME"})
    void standForOneFormEach(String key, NameForm form) {
        assertThat(PolicyKeys.of(form)).isEqualTo(key);
        assertThat(PolicyKeys.form(key)).contains(form);
    }

    @ParameterizedTest
    @CsvSource({"dn", "DNS", "rid", "registeredID", "otherName", "''"})
    void areNoOtherWords(String word) {
        assertThat(PolicyKeys.form(word)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        permit              | did you mean 'permitted'?              | write 'permitted' at the start of a line
        Permitted-Subtrees  | did you mean 'permitted'?              | write 'permitted' at the start of a line
        white list          | did you mean 'permitted'?              | write 'permitted' at the start of a line
        deny_list           | did you mean 'excluded'?               | write 'excluded' at the start of a line
        prohibited          | did you mean 'excluded'?               | write 'excluded' at the start of a line
        critcal             | did you mean 'critical'?               | write 'critical' at the start of a line
        hosts               | write 'dns' under 'permitted' or 'excluded' | did you mean 'dns'?
        subject             | write 'directoryName' under 'permitted' or 'excluded' | did you mean 'directoryName'?
        emial               | -                                      | did you mean 'email'?
        directryName        | -                                      | did you mean 'directoryName'?
        rid                 | -                                      | -
        """)
    void areSuggestedForOtherWords(String word, String atTop, String below) {
        assertThat(PolicyKeys.hintAtTop(word).orElse("-")).isEqualTo(atTop);
        assertThat(PolicyKeys.hintBelow(word).orElse("-")).isEqualTo(below);
    }
}
