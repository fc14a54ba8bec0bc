package io.github.pcaconstrain.policy.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.diff.Comparison;
import io.github.pcaconstrain.policy.diff.FormComparison;
import io.github.pcaconstrain.policy.index.Coverage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5321, section 4.1.2. */
class MailboxTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "root@Example.COM, root@example.com",
                "Root@example.com, Root@example.com",
                "\"root\"@example.com, root@example.com",
                "\"r\\oot\"@example.com, root@example.com",
                "\"\\r\\o\\o\\t\"@example.com, root@example.com",
                "\"first.last\"@example.com, first.last@example.com",
                "\"first..last\"@example.com, \"first..last\"@example.com",
                "\"a b\"@example.com, \"a b\"@example.com",
                "\"a\\ b\"@example.com, \"a b\"@example.com",
                "\"a\\@b\"@example.com, \"a@b\"@example.com",
                "\"a\\\"b\\\\c\"@example.com, \"a\\\"b\\\\c\"@example.com",
                "\"\"@example.com, \"\"@example.com",
            })
    void aMailboxHasOneSpelling(String spelled, String canonical) {
        assertThat(Mailbox.flaw(spelled)).isEmpty();
        assertThat(Mailbox.canonical(spelled)).isEqualTo(canonical);
        assertThat(Mailbox.canonical(canonical)).isEqualTo(canonical);
    }

    /** RFC 5322, section 3.2.3: dots only between atoms. */
    @ParameterizedTest
    @ValueSource(strings = {".", "..", ".a", "a.", "a..b", ".a.b", "a.b.", "a...b"})
    void dotsAreBetweenAtoms(String local) {
        assertThat(Mailbox.flaw(local + "@example.com").map(Flaw::words))
                .contains("its local part has a dot out of place");
        assertThat(Mailbox.flaw("\"" + local + "\"@example.com")).isEmpty();
        assertThat(Mailbox.canonical("\"" + local + "\"@Example.com")).isEqualTo("\"" + local + "\"@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\\\u0000\"@example.com", "\"a\\\u007f\"@example.com", "\"\\\u00fc\"@example.com"})
    void aBackslashEscapesNothingThatCannotBePrinted(String mailbox) {
        assertThat(Mailbox.flaw(mailbox)).isPresent();
        assertThat(Mailbox.canonical(mailbox)).isEqualTo(mailbox);
    }

    @Test
    void twoSpellingsAreNoDifferenceBetweenPolicies() {
        NameConstraints plain = excluding("root@example.com");
        NameConstraints quoted = excluding("\"r\\oot\"@example.com");

        assertThat(FormComparison.of(NameForm.EMAIL, plain, quoted).comparison())
                .isEqualTo(Comparison.SAME);
        assertThat(Coverage.covers(
                        Side.EXCLUDED, new EmailBase("root@example.com"), new EmailBase("\"root\"@example.com")))
                .isTrue();
    }

    @Test
    void theNameThatStandsForAllOthersIsNoneOfThoseConstrained() {
        NameConstraints all = excluding("example.com");
        NameConstraints one = excluding("\"someone\"@example.com");

        assertThat(FormComparison.of(NameForm.EMAIL, all, one).comparison()).isEqualTo(Comparison.WIDER);
    }

    private static NameConstraints excluding(String mailbox) {
        return new NameConstraints(List.of(), List.of(Subtree.of(new EmailBase(mailbox))), true);
    }
}
