package io.github.pcaconstrain.audit.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.failure.InvalidNameException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsEndpointTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
        www.example.com:443          , www.example.com         , 443 , www.example.com
        my_host.example.com:8443     , my_host.example.com     , 8443, my_host.example.com
        _dc._tcp.example.com:636     , _dc._tcp.example.com    , 636 , _dc._tcp.example.com
        www.example.com.:443         , www.example.com.        , 443 , www.example.com
        https://b\u00fccher.example  , xn--bcher-kva.example   , 443 , xn--bcher-kva.example
        bu\u0308cher.example:993     , xn--bcher-kva.example   , 993 , xn--bcher-kva.example
        LDAP://dc.example.com        , dc.example.com          , 389 , dc.example.com
        10.0.0.1:443                 , 10.0.0.1                , 443 , ''
        [2001:db8::1]:443            , 2001:db8::1             , 443 , ''
        """)
    void hostsAsTheDnsAndTlsKnowThem(String text, String host, int port, String serverName) {
        TlsEndpoint endpoint = TlsEndpoint.parse(text).orElseThrow();

        assertThat(endpoint.host()).isEqualTo(host);
        assertThat(endpoint.port()).isEqualTo(port);
        assertThat(endpoint.serverName().orElse("")).isEqualTo(serverName);
    }

    @ParameterizedTest
    @ValueSource(strings = {"www.example.com", "www.example.com:0", "www.example.com:65536", "gopher://x:1", "a b:443"})
    void otherTextsAreNoEndpoints(String text) {
        assertThat(TlsEndpoint.parse(text)).isEmpty();
    }

    @Test
    void lettersOnWhichTheStandardsDifferAreRefused() {
        assertThatThrownBy(() -> TlsEndpoint.parse("stra\u00dfe.example:443"))
                .isInstanceOf(InvalidNameException.class)
                .hasMessageContaining("IDNA2003 and IDNA2008 differ");
    }
}
