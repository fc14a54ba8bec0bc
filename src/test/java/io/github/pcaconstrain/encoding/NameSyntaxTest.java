package io.github.pcaconstrain.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pcaconstrain.failure.InvalidNameException;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of names; what becomes of single names is in the tables of the commands. */
class NameSyntaxTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a.example,ip:10.0.0.1                   | dns:a.example;ip:10.0.0.1
        uri:https://a.example,b.example         | uri:https://a.example;dns:b.example
        uri:https://a.example/,b.example        | uri:https://a.example/;dns:b.example
        uri:https://a.example/x,dns:b.example   | uri:https://a.example/x;dns:b.example
        uri:https://a.example/x%2Cy             | uri:https://a.example/x%2Cy
        b.example,uri:https://a.example/x?y     | dns:b.example;uri:https://a.example/x?y
        """)
    void aListIsSplitAtItsCommas(String list, String names) {
        assertThat(NameSyntax.parseList(list, Notes.IGNORED).stream()
                        .map(PresentedName::text)
                        .collect(Collectors.joining(";")))
                .isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uri:https://a.example/x,y",
                "URI:https://a.example/x?list=1,2",
                "b.example,uri:https://a.example/x,y.example",
                "uri:urn:a/b,c",
            })
    void aCommaThatMayBelongToAUriIsRefused(String list) {
        InvalidNameException refusal =
                catchThrowableOfType(InvalidNameException.class, () -> NameSyntax.parseList(list, Notes.IGNORED));

        assertThat(refusal).hasMessageContaining("the comma after it may belong to the URI or end it");
        assertThat(refusal.hint()).contains("%2C");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                | name ''                     | it is empty | write a DNS name, or another name with its prefix: ip:, email:, uri: or dn:
        ' '               | name ''                     | it is empty | write a DNS name, or another name with its prefix: ip:, email:, uri: or dn:
        10.0.0.1          | name '10.0.0.1'             | it is an IP address, and a name without a prefix is a DNS name | write ip:10.0.0.1
        2001:db8::1       | name '2001:db8::1'          | it is an IP address, and a name without a prefix is a DNS name | write ip:2001:db8::1
        https://a.test    | name 'https://a.test'       | it is a URI, and a name without a prefix is a DNS name | write uri:https://a.test
        u@a.test          | name 'u@a.test'             | it is an email address, and a name without a prefix is a DNS name | write email:u@a.test
        ip:10.0.0         | name 'ip:10.0.0'            | it is not an IP address | an IPv4 address has four numbers from 0 to 255, an IPv6 address groups of hexadecimal digits
        ip:/8             | name 'ip:/8'                | it is not an IP address | an IPv4 address has four numbers from 0 to 255, an IPv6 address groups of hexadecimal digits
        ip:a/8            | name 'ip:a/8'               | it is not an IP address | an IPv4 address has four numbers from 0 to 255, an IPv6 address groups of hexadecimal digits
        ip:10.0.0.0/8     | name 'ip:10.0.0.0/8'        | it is not an IP address | a certificate presents single addresses: write ip:10.0.0.0 to check that one
        stra\u00dfe.test   | name 'dns:stra\u00dfe.test'  | IDNA2003 and IDNA2008 differ on the character U+00DF | type the A-label (xn--...) of the name you mean
        """)
    void aTextThatIsNoNameIsRefused(String text, String what, String problem, String hint) {
        InvalidNameException refusal =
                catchThrowableOfType(InvalidNameException.class, () -> NameSyntax.parse(text, Notes.IGNORED));

        assertThat(refusal).hasMessage(what + ": " + problem);
        assertThat(refusal.hint()).isEqualTo(hint);
        assertThat(NameSyntax.parseAny(text, Notes.IGNORED))
                .isInstanceOfSatisfying(PresentedName.Malformed.class, name -> {
                    assertThat(name.flaw()).isEqualTo(problem);
                    assertThat(name.form()).isEqualTo(text.startsWith("ip:") ? NameForm.IP : NameForm.DNS);
                    assertThat(name.value()).isEqualTo(text.startsWith("ip:") ? text.substring(3) : text);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a.test             | dns:a.test
        ' a.test '         | dns:a.test
        DNS: a.test        | dns:a.test
        a.test.            | dns:a.test.
        ip:10.0.0.1        | ip:10.0.0.1
        email:u@A.test     | email:u@A.test
        uri:urn:a          | uri:urn:a
        dn:C=US            | dn:C=US
        """)
    void names(String text, String shown) {
        assertThat(NameSyntax.parse(text, Notes.IGNORED).text()).isEqualTo(shown);
        assertThat(NameSyntax.parseAny(text, Notes.IGNORED).text()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        b\u00fccher.test       | dns:xn--bcher-kva.test     | b\u00fccher.test is checked as xn--bcher-kva.test
        email:u@b\u00fccher.te | email:u@xn--bcher-kva.te   | u@b\u00fccher.te is checked as u@xn--bcher-kva.te
        a.test                | dns:a.test                 |
        """)
    void hostsInOtherLettersAreNoted(String text, String shown, String note) {
        List<String> notes = new ArrayList<>();

        assertThat(NameSyntax.parse(text, notes::add).text()).isEqualTo(shown);
        assertThat(notes).isEqualTo(note == null ? List.of() : List.of(note));
    }

    /** As tools print them: a final dot belongs to DNS alone, and an at sign at the start to nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a.test             | dns:a.test
        a.test.            | dns:a.test
        dns:a.test.        | dns:a.test.
        10.0.0.1           | ip:10.0.0.1
        2001:db8::1        | ip:2001:db8::1
        https://a.test/.   | uri:https://a.test/.
        u@a.test.          | email:u@a.test.
        cn=a@b             | dn:CN=a@b
        2.5.4.3=x          | dn:CN=x
        O = x              | dn:O=x
        """)
    void listedNamesNeedNoPrefix(String text, String shown) {
        assertThat(NameSyntax.parseListed(text, Notes.IGNORED).text()).isEqualTo(shown);
    }

    @Test
    void anAtSignAtTheStartIsNoMailbox() {
        assertThat(NameSyntax.parseListed("@a.test", Notes.IGNORED))
                .isInstanceOfSatisfying(
                        PresentedName.Malformed.class,
                        name -> assertThat(name.flaw())
                                .isEqualTo("it is an email address, and a name without a prefix is a DNS name"));
    }

    @Test
    void aSubjectThatCannotBeReadIsRefused() {
        InvalidNameException refusal =
                catchThrowableOfType(InvalidNameException.class, () -> NameSyntax.parse("dn:X", Notes.IGNORED));

        assertThat(refusal).hasMessageStartingWith("name 'dn:X': ");
        assertThat(refusal.hint()).isNotEmpty();
    }
}
