package io.github.pcaconstrain.policy.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.encoding.RawNames;
import io.github.pcaconstrain.encoding.certificate.CertificateParser;
import io.github.pcaconstrain.policy.name.DistinguishedName.Rdn;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 5280, section 7.1, and what is beyond it: RDNs in the notation of {@link RawNames}. */
class RdnKeyTest {
    private static DistinguishedName name(String text) {
        try {
            return CertificateParser.name(RawNames.dn(text).getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rdn rdn(String text) {
        return name(text).rdns().get(0);
    }

    /** Whether they are the same for a permission, for an exclusion, and for some reader of octets that are in doubt. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        /O=Acme               , /O=ACME               , true , true , true
        /O=Acme               , /O=printable(acme)    , true , true , true
        /O=Acme               , /O=Acne               , false, false, false
        /O=Acme               , /OU=Acme              , false, false, false
        /O=Acme               , /O=teletex(Acme)      , false, true , true
        /O=bmp(Acme)          , /O=bmp(Acme)          , true , true , true
        /O=bmp(Acme)          , /O=bmp(ACME)          , false, true , true
        /O=bmp(Acme)          , /O=teletex(Acme)      , false, true , true
        /O=bmp(Acme)          , /OU=bmp(Acme)         , false, false, false
        /O=Acme+OU=x          , /OU=X+O=ACME          , true , true , true
        /O=Acme+OU=x          , /O=Acme               , false, false, false
        /O=Acme+OU=x          , /OU=x                 , false, false, false
        /O=Acme+OU=x          , /O=Acme+OU=y          , false, false, false
        /O=a+O=b              , /O=a+O=a              , false, false, false
        /O=Evil               , /O=der(0500)          , false, false, true
        /OU=Evil              , /O=der(0500)          , false, false, false
        /O=der(0500)          , /O=der(0500)          , true , true , true
        /O=der(0500)          , /O=der(0101ff)        , false, false, true
        /O=Evil               , /O=der(0c04457669ff)  , false, false, true
        /O=EVIL               , /O=der(0c04457669ff)  , false, false, true
        /O=Ev                 , /O=der(0c04457669ff)  , false, false, false
        /O=Evil               , /O=der(0c03476fff)    , false, false, false
        /O=der(0c03457fff)    , /O=der(0c04457669ff)  , false, false, true
        /O=der(0c03476fff)    , /O=der(0c04457669ff)  , false, false, false
        /O=Evil+OU=x          , /O=der(0500)+OU=x     , false, false, true
        /O=Evil+OU=x          , /O=der(0500)+OU=y     , false, false, false
        /O=Evil+OU=x          , /O=der(0500)          , false, false, false
        """)
    void rdnsAreCompared(String one, String other, boolean permitted, boolean excluded, boolean perhaps) {
        assertSame(rdn(one), rdn(other), permitted, excluded, perhaps);
        assertSame(rdn(other), rdn(one), permitted, excluded, perhaps);
    }

    private static void assertSame(Rdn one, Rdn other, boolean permitted, boolean excluded, boolean perhaps) {
        for (Side side : Side.values()) {
            boolean same = side == Side.PERMITTED ? permitted : excluded;
            assertThat(RdnKey.same(one, other, side)).isEqualTo(same);
            assertThat(RdnKey.of(one, side).equals(RdnKey.of(other, side))).isEqualTo(same);
            assertThat(RdnKey.hash(5, one, side) == RdnKey.hash(5, other, side)).isEqualTo(same);
        }
        assertThat(RdnKey.mayBeSame(one, other)).isEqualTo(perhaps);
    }

    @ParameterizedTest
    @CsvSource({
        "/O=Acme, false",
        "/O=bmp(Acme), false",
        "/O=der(0500), true",
        "/O=teletex(M\u00fcller), true",
        "/O=Acme+OU=x, false",
        "/O=Acme+OU=der(0500), true",
        "/O=der(0500)+OU=x, true",
    })
    void valuesThatCannotBeReadAreDoubtful(String text, boolean doubtful) {
        assertThat(RdnKey.isDoubtful(rdn(text))).isEqualTo(doubtful);
    }

    @Test
    void whatCameBeforeCounts() {
        for (String each : new String[] {"/O=Acme", "/O=Acme  Inc", "/O=bmp(Acme)", "/O=Acme+OU=x"}) {
            assertThat(RdnKey.hash(1, rdn(each), Side.PERMITTED))
                    .isNotEqualTo(RdnKey.hash(2, rdn(each), Side.PERMITTED));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/C=US/O=Acme, /C=us/O=ACME, true",
        "/C=US/O=Acme, /O=Acme/C=US, false",
        "/C=US/O=Acme, /C=US, false",
        "/C=US/O=Acme, /C=US+O=Acme, false",
        "/O=Acme, /O=bmp(Acme), false",
        "'', '', true",
        "'', /O=Acme, false",
    })
    void namesMatchIfAllRdnsDoInTheirOrder(String one, String other, boolean match) {
        assertThat(name(one).matches(name(other))).isEqualTo(match);
        assertThat(name(other).matches(name(one))).isEqualTo(match);
        assertThat(name(one).comparisonKey().equals(name(other).comparisonKey()))
                .isEqualTo(match);
        assertThat(name(one).isEmpty()).isEqualTo(one.isEmpty());
        assertThat(name(other).isEmpty()).isEqualTo(other.isEmpty());
    }
}
