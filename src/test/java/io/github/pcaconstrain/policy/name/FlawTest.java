package io.github.pcaconstrain.policy.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlawTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
        bücher.example|NOT_ASCII|it has the character U+00FC
        a\u0001b.example|NOT_ASCII|it has the character U+0001
        a\u007fb.example|NOT_ASCII|it has the character U+007F
        a~b.example|SYNTAX|it has '~'
        a!b.example|SYNTAX|it has '!'
        *.example.com|WILDCARD|it has '*'
        a b.example|BLANK|it has a space
        example.com.|TRAILING_DOT|it ends with a dot
        a..b|SYNTAX|it has an empty label
        .a|SYNTAX|it starts with a dot
        -a.b|SYNTAX|a label starts or ends with a hyphen
        a/b|SYNTAX|it has '/'
        a..*.b|SYNTAX|it has an empty label
        """)
    void kindIsThatOfWhatTheWordsName(String host, Flaw.Kind kind, String words) {
        assertThat(HostName.flaw(host)).contains(new Flaw(kind, words));
        assertThat(Mailbox.flaw("a@" + host)).contains(new Flaw(kind, "its host is wrong: " + words));
    }

    @ParameterizedTest
    @CsvSource({"64,TOO_LONG", "300,TOO_LONG"})
    void longHostsAreTooLong(int length, Flaw.Kind kind) {
        assertThat(HostName.flaw("a".repeat(length)).map(Flaw::kind)).contains(kind);
    }

    @ParameterizedTest
    @CsvSource({"'a b@example.com',BLANK", "@example.com,SYNTAX", "a..b@example.com,SYNTAX", "example.com,SYNTAX"})
    void localPartsHaveFlawsToo(String mailbox, Flaw.Kind kind) {
        assertThat(Mailbox.flaw(mailbox).map(Flaw::kind)).contains(kind);
    }
}
