package io.github.pcaconstrain.audit.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the user hears while sources are read. */
class ReadCountTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0        | 0       | 0 | 0 | reading 0 certificates
        0        | 0       | 3 | 0 | reading 3 certificates
        12000000 | 3100000 | 1 | 0 | reading 3.1 of 12.0 MB, 1 certificate
        12000000 | 3100000 | 0 | 2 | reading 3.1 of 12.0 MB, 2 names
        49999    | 100     | 2 | 0 | reading 2 certificates
        0        | 0       | 3 | 1 | reading 3 certificates and 1 name
        """)
    void certificatesAndNamesAreCounted(long all, long read, int certificates, int names, String text) {
        ReadCount count = new ReadCount();
        count.expect(all);
        count.read(read);
        count.found(certificates);
        for (int i = 0; i < names; i++) {
            count.foundName();
        }

        assertThat(count.text()).isEqualTo(text);
    }
}
