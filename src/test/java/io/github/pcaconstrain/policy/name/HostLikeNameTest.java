package io.github.pcaconstrain.policy.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.encoding.RawNames;
import io.github.pcaconstrain.encoding.certificate.CertificateParser;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which common names are taken for hosts, and as what. */
class HostLikeNameTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
        /CN=www.evil.test                      , www.evil.test
        /CN=WWW.Evil.Test.                     , www.evil.test
        /CN=printable( www.evil.test )         , www.evil.test
        /CN=*.evil.test                        , *.evil.test
        /CN=w*.evil.test                       , *.evil.test
        /CN=f*o.evil.test                      , *.evil.test
        /CN=*w.evil.test                       , *.evil.test
        /CN=xn--*.evil.test                    , *.evil.test
        /CN=*                                  , *
        /CN=w*                                 , w*
        /CN=www.*.test                         , www.*.test
        /CN=*.*.evil.test                      , *.*.evil.test
        /CN=evil                               , evil
        /CN=universal(www.evil.test)           , www.evil.test
        /CN=bmp(w*.evil.test)                  , *.evil.test
        /CN=www.evil.test\\0.example.com       , www.evil.test
        /CN=10.0.0.1                           , 10.0.0.1 10.0.0.1
        /CN=2001:db8::1                        , 2001:db8::1
        /CN=[2001:db8::1]                      , 2001:db8::1
        /CN=one.test/O=Acme/CN=*.two.test      , one.test *.two.test
        /CN=one.test+CN=two.test               , one.test two.test
        /O=www.evil.test                       , ''
        /CN=Evil Server                        , ''
        /CN=-evil.test                         , ''
        /CN=a..test                            , ''
        /CN=someone@evil.test                  , ''
        """)
    void commonNamesThatReadAsHosts(String subject, String readings) throws IOException {
        DistinguishedName name =
                CertificateParser.name(RawNames.dn(subject.strip()).getEncoded());

        assertThat(HostLikeName.in(name).stream()
                        .map(HostLikeName::readings)
                        .flatMap(List::stream)
                        .map(PresentedName::value)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(readings);
    }
}
