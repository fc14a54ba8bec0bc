package io.github.pcaconstrain.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pcaconstrain.failure.InvalidNameException;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.stream.Collectors;
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
}
