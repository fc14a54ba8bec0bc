package io.github.pcaconstrain.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of options that take several entries. */
class EntryListTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        a.example                              | a.example
        a.example, ip:10.0.0.1 ,b.example      | a.example;ip:10.0.0.1;b.example
        a.example,dn:O=Acme,C=US               | a.example;dn:O=Acme,C=US
        a.example, DN:O=Acme,C=US              | a.example;DN:O=Acme,C=US
        dn:O=Acme,dn:C=US                      | dn:O=Acme,dn:C=US
        uri:https://files.cdn:8443/            | uri:https://files.cdn:8443/
        uri:https://files.cdn:8443/,a.example  | uri:https://files.cdn:8443/;a.example
        email:dn@cdn,a.example                 | email:dn@cdn;a.example
        a.example,                             | a.example;
        ``                                     | ``
        """)
    void endAtCommasButInDirectoryNames(String value, String entries) {
        assertThat(String.join(";", EntryList.split(value))).isEqualTo(entries);
    }
}
