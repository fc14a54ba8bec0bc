package io.github.pcaconstrain.policy.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as text (RFC 4291, section 2.2; RFC 5952, section 4), as octets, and in blocks (RFC 4632). */
class IpAddressTest {
    /** In ascending order: IPv4 before IPv6, and unsigned. */
    private static final List<IpAddress> ASCENDING = Stream.of(
                    "0.0.0.0",
                    "0.0.0.1",
                    "127.255.255.255",
                    "128.0.0.0",
                    "255.255.255.255",
                    "::",
                    "::1",
                    "::7fff:ffff:ffff:ffff",
                    "::8000:0:0:0",
                    "::ffff:ffff:ffff:ffff",
                    "0:0:0:1::",
                    "7fff:ffff:ffff:ffff::",
                    "8000::",
                    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")
            .map(IpAddressTest::address)
            .toList();

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        0.0.0.0                                 , 0.0.0.0
        255.255.255.255                         , 255.255.255.255
        10.20.130.240                           , 10.20.130.240
        2001:0db8::0001                         , 2001:db8::1
        2001:DB8:A:B:C:D:E:F                    , 2001:db8:a:b:c:d:e:f
        2001:db8:0:0:0:0:2:1                    , 2001:db8::2:1
        2001:db8:0:1:1:1:1:1                    , 2001:db8:0:1:1:1:1:1
        2001:0:0:1:0:0:0:1                      , 2001:0:0:1::1
        2001:db8:0:0:1:0:0:1                    , 2001:db8::1:0:0:1
        0:0:0:0:0:0:0:0                         , ::
        0:0:0:0:0:0:0:1                         , ::1
        1:0:0:0:0:0:0:0                         , 1::
        1:2:3:4:5:6:0:0                         , 1:2:3:4:5:6::
        0:0:3:4:5:6:7:8                         , ::3:4:5:6:7:8
        0:2:3:4:5:6:7:8                         , 0:2:3:4:5:6:7:8
        1:2:3:4:5:6:7:0                         , 1:2:3:4:5:6:7:0
        ff00:00ff:f00f:0ff0:100:10:1:8000       , ff00:ff:f00f:ff0:100:10:1:8000
        ::ffff:10.0.255.1                       , ::ffff:a00:ff01
        ::ffff:255.255.255.255                  , ::ffff:ffff:ffff
        ::ffff:0:0                              , ::ffff:0:0
        64:ff9b::192.0.2.33                     , 64:ff9b::c000:221
        """)
    void aLiteralHasOneCanonicalText(String literal, String canonical) {
        assertThat(address(literal)).hasToString(canonical);
        assertThat(address(canonical)).isEqualTo(address(literal));
        assertThat(IpAddress.of(address(literal).octets())).isEqualTo(address(literal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1.2.3.04",
                "1.2.3.4.",
                ".1.2.3.4",
                "1.2.3.-4",
                "a.example",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "g::",
                "::1%eth0",
                "[::1]",
                "::1.2.3",
                "::ffff:1.2.3.256",
                "1.2.3.4::"
            })
    void otherTextIsNoAddress(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    @Test
    void anAddressHas4Or16Octets() {
        byte[] sixteen = {-128, 1, 2, 3, 4, 5, 6, -1, 0, 127, -127, 11, 12, 13, 14, 15};

        assertThat(IpAddress.of(new byte[] {-64, 0, 2, -1}).octets()).containsExactly(-64, 0, 2, -1);
        assertThat(IpAddress.of(sixteen).octets()).containsExactly(sixteen);
        assertThat(IpAddress.of(sixteen)).hasToString("8001:203:405:6ff:7f:810b:c0d:e0f");
        assertThatThrownBy(() -> IpAddress.of(new byte[5])).hasMessage("an IP address of 5 octets");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        10.201.2.3              ,   0, 0.0.0.0              , 255.255.255.255
        10.201.2.3              ,   1, 0.0.0.0              , 127.255.255.255
        200.201.2.3             ,   1, 128.0.0.0            , 255.255.255.255
        10.201.2.3              ,   8, 10.0.0.0             , 10.255.255.255
        10.201.2.3              ,   9, 10.128.0.0           , 10.255.255.255
        10.201.2.3              ,  31, 10.201.2.2           , 10.201.2.3
        10.201.2.3              ,  32, 10.201.2.3           , 10.201.2.3
        2001:db8::c000:0:0:1    ,   0, ::                   , ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
        2001:db8::c000:0:0:1    ,   1, ::                   , 7fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
        2001:db8:0:5:c000::1    ,  32, 2001:db8::           , 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff
        2001:db8:0:5:c000::1    ,  63, 2001:db8:0:4::       , 2001:db8:0:5:ffff:ffff:ffff:ffff
        2001:db8:0:5:c000::1    ,  64, 2001:db8:0:5::       , 2001:db8:0:5:ffff:ffff:ffff:ffff
        2001:db8:0:5:c000::1    ,  65, 2001:db8:0:5:8000::  , 2001:db8:0:5:ffff:ffff:ffff:ffff
        2001:db8:0:5:c000::1    ,  66, 2001:db8:0:5:c000::  , 2001:db8:0:5:ffff:ffff:ffff:ffff
        2001:db8:0:5:c000::3    , 127, 2001:db8:0:5:c000::2 , 2001:db8:0:5:c000::3
        2001:db8:0:5:c000::3    , 128, 2001:db8:0:5:c000::3 , 2001:db8:0:5:c000::3
        """)
    void aBlockBeginsAndEnds(String text, int prefix, String first, String last) {
        assertThat(address(text).first(prefix)).hasToString(first);
        assertThat(address(text).last(prefix)).hasToString(last);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        0.0.0.0                                 , 0.0.0.1
        0.0.0.255                               , 0.0.1.0
        127.255.255.255                         , 128.0.0.0
        255.255.255.254                         , 255.255.255.255
        255.255.255.255                         ,
        ::                                      , ::1
        ::ffff:ffff                             , ::1:0:0
        ::7fff:ffff:ffff:ffff                   , ::8000:0:0:0
        ::ffff:ffff:ffff:ffff                   , 0:0:0:1::
        1:2:3:4:ffff:ffff:ffff:ffff             , 1:2:3:5::
        ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe , ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
        ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff ,
        """)
    void theNextAddressOfTheFamily(String text, String next) {
        assertThat(address(text).next().map(IpAddress::toString)).isEqualTo(Optional.ofNullable(next));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        10.0.0.0  , 10.0.0.0         ,  32
        10.0.0.0  , 10.0.0.1         ,  31
        10.0.0.0  , 138.0.0.0        ,   0
        10.0.0.0  , 10.128.0.0       ,   8
        ::        , ::               , 128
        ::        , ::1              , 127
        ::        , 8000::           ,   0
        ::        , 0:0:0:1::        ,  63
        ::        , ::8000:0:0:0     ,  64
        ::        , ::4000:0:0:0     ,  65
        1::       , 1::8000:0:0:0    ,  64
        1::       , 3::8000:0:0:0    ,  14
        """)
    void leadingBitsInCommon(String one, String other, int bits) {
        assertThat(address(one).commonPrefix(address(other))).isEqualTo(bits);
        assertThat(address(other).commonPrefix(address(one))).isEqualTo(bits);
    }

    @Test
    void theOrderIsThatOfFamiliesAndThenUnsigned() {
        for (int i = 0; i < ASCENDING.size(); i++) {
            for (int j = 0; j < ASCENDING.size(); j++) {
                assertThat(Integer.signum(ASCENDING.get(i).compareTo(ASCENDING.get(j))))
                        .as("%s and %s", ASCENDING.get(i), ASCENDING.get(j))
                        .isEqualTo(Integer.signum(Integer.compare(i, j)));
            }
        }
    }

    @Test
    void familiesHaveLengthsAndNames() {
        assertThat(IpFamily.ofLength(4)).contains(IpFamily.V4);
        assertThat(IpFamily.ofLength(16)).contains(IpFamily.V6);
        assertThat(Stream.of(0, 3, 5, 8, 15, 17, 32).map(IpFamily::ofLength)).allMatch(Optional::isEmpty);
        assertThat(List.of(IpFamily.V4.bits(), IpFamily.V6.bits())).containsExactly(32, 128);
        assertThat(List.of(IpFamily.V4.octets(), IpFamily.V6.octets())).containsExactly(4, 16);
        assertThat(IpFamily.values()).extracting(IpFamily::toString).containsExactly("IPv4", "IPv6");
    }
}
