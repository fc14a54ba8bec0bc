package io.github.pcaconstrain.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pcaconstrain.Table;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.InvalidConstraintException;
import io.github.pcaconstrain.policy.SubtreeBase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConstraintSyntaxTest {
    static Stream<String[]> errors() {
        return Table.rows("/encoding/constraint-errors.tsv", 3);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void wrongConstraintIsRefusedWithTheProblemAndWhatToWriteInstead(String text, String message, String hint) {
        InvalidConstraintException refusal = catchThrowableOfType(
                InvalidConstraintException.class,
                () -> ConstraintSyntax.parseList(text.translateEscapes(), Notes.IGNORED));

        assertThat(refusal).as(text).isNotNull();
        assertThat(refusal.getMessage()).isEqualTo(message);
        assertThat(refusal.hint()).isEqualTo(hint);
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    static Stream<String[]> international() {
        return Table.rows("/encoding/international.tsv", 2);
    }

    @ParameterizedTest
    @MethodSource("international")
    void internationalHostIsEncodedAsALabelsAndSaidSo(String text, String encoded) {
        List<String> notes = new ArrayList<>();

        SubtreeBase base = ConstraintSyntax.parse(text, notes::add);

        assertThat(base.text()).isEqualTo(encoded);
        assertThat(notes).singleElement().asString().endsWith(" is encoded as " + base.value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a.test,b.test|dns:a.test dns:b.test",
                "  a.test ,  b.test  |dns:a.test dns:b.test",
                "A.Test|dns:A.Test",
                "DNS:a.test|dns:a.test",
                " dns : a.test |dns:a.test",
                "dns:|dns:",
                "dns:,a.test|dns: dns:a.test",
                ".a.test|dns:.a.test",
                "ip:10.0.0.0/8,ip:fd00::/8|ip:10.0.0.0/8 ip:fd00::/8",
                "ip:10.0.0.0/255.0.0.0|ip:10.0.0.0/8",
                "ip:fd00::/ff00::|ip:fd00::/8",
                "ip:FD00:0:0::/16|ip:fd00::/16",
                "ip:0.0.0.0/0|ip:0.0.0.0/0",
                "ip:192.0.2.1|ip:192.0.2.1/32",
                "ip:2001:db8::1|ip:2001:db8::1/128",
                "ip:::ffff:10.0.0.0/104|ip:::ffff:a00:0/104",
                "email:u@a.test,email:a.test,email:.a.test|email:u@a.test email:a.test email:.a.test",
                "uri:a.test,uri:.a.test|uri:a.test uri:.a.test",
                "a.test,dn:O=Acme,C=US|dns:a.test dn:O=Acme,C=US",
                "a.test, DN: O=Acme,C=US|dns:a.test dn:O=Acme,C=US",
                "dn:/C=US/O=Acme|dn:O=Acme,C=US",
                "dn:|dn:",
            })
    void listIsSplitAtCommasAndBlanksAreTrimmed(String list, String expected) {
        assertThat(ConstraintSyntax.parseList(list, Notes.IGNORED).stream().map(SubtreeBase::text))
                .containsExactly(expected.split(" ", -1));
    }

    @Test
    void singleAddressIsSaidToBeOne() {
        List<String> notes = new ArrayList<>();

        ConstraintSyntax.parse("ip:192.0.2.1", notes::add);

        assertThat(notes).containsExactly("ip:192.0.2.1 is encoded as the single address 192.0.2.1/32");
    }

    @Test
    void plainConstraintNeedsNoNote() {
        ConstraintSyntax.parseList("A.test,ip:10.0.0.0/8,email:U@a.test,xn--bcher-kva.example", note -> {
            throw new AssertionError(note);
        });
    }

    @Test
    void nestingBombInADirectoryNameIsRefused() {
        String bomb = "dn:CN=#" + "3080".repeat(50_000);

        assertThatThrownBy(() -> ConstraintSyntax.parse(bomb, Notes.IGNORED))
                .isInstanceOf(InvalidConstraintException.class);
    }
}
