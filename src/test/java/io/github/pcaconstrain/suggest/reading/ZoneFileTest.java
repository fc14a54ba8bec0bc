package io.github.pcaconstrain.suggest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.policy.name.PresentedName;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which hosts are in a zone file, and which lines could hide one. */
class ZoneFileTest {
    private static final String ORIGIN = "example.com";

    private record Heard(List<String> names, List<String> problems) implements NameSource.Sink {
        @Override
        public void name(String place, PresentedName name) {
            names.add(name.value());
        }

        @Override
        public void unreadable(String problem) {
            problems.add(problem);
        }

        @Override
        public void read(long octets) {
            // not counted here
        }
    }

    private record Text(String text) implements ZoneFile.Content {
        @Override
        public Reader open(NameSource.Sink sink) {
            return new StringReader(text);
        }

        @Override
        public long size() {
            return text.length();
        }

        @Override
        public void close() {
            // nothing is kept
        }
    }

    private static Heard heard(String text) {
        Heard heard = new Heard(new ArrayList<>(), new ArrayList<>());
        new ZoneFile("zone", ORIGIN, new Text(text)).read(heard);
        return heard;
    }

    /** In the texts, | stands for the end of a line, and _ at its start for a blank. */
    private static Heard ofLines(String text) {
        return heard(text.replace("|_", "|\t").replace('|', '\n').replaceFirst("^_", " "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        www A 192.0.2.1                           ~ www.example.com
        www 1h IN A 192.0.2.1                     ~ www.example.com
        www IN 1W2D3h AAAA 2001:db8::1            ~ www.example.com
        WWW.Example.COM. cname x                  ~ www.example.com
        @ A 192.0.2.1                             ~ example.com
        a A 192.0.2.1|_ AAAA 2001:db8::1          ~ a.example.com a.example.com
        * A 192.0.2.1                             ~ *.example.com
        *.apps CNAME x                            ~ *.apps.example.com
        other.net. A 192.0.2.1                    ~ other.net
        $ORIGIN lab|www A 192.0.2.1               ~ www.lab.example.com
        $ORIGIN lab.net.|www A 192.0.2.1          ~ www.lab.net
        $TTL 1d ; comment|www A 192.0.2.1;x       ~ www.example.com
        www TYPE28 \\# 4 0A000001                 ~ www.example.com
        www CLASS1 A 192.0.2.1                    ~ www.example.com
        www HTTPS 1 . alpn=h2                     ~ www.example.com
        x TXT "A ; not a comment ( nor" more|b A 1.2.3.4 ~ b.example.com
        x TXT ( "one"|"two" ) ; c|b A 192.0.2.1   ~ b.example.com
        @ SOA ns h ( 1 ; a|2 3 4 5 )|b A 192.0.2.1 ~ b.example.com
        $GENERATE 1-3 n$ A 192.0.2.$              ~ n1.example.com n2.example.com n3.example.com
        $GENERATE 8-12/2 n${-1,3,d} CNAME x       ~ n007.example.com n009.example.com n011.example.com
        """)
    void hostsAreTheOwnersOfAddressesAndAliases(String text, String names) {
        Heard heard = ofLines(text);

        assertThat(String.join(" ", heard.names())).isEqualTo(names);
        assertThat(heard.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        _dmarc TXT "v=DMARC1"
        _443._tcp.www TLSA 3 1 1 00
        a._domainkey CNAME x
        @ MX 10 mail
        1 PTR www.example.com.
        1.2.0.192.in-addr.arpa. A 192.0.2.1
        srv SRV 0 0 443 www
        unknown TYPE65280 \\# 0
        """)
    void otherNamesAreNotHosts(String text) {
        Heard heard = heard(text);

        assertThat(heard.names()).isEmpty();
        assertThat(heard.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        ok A 192.0.2.1|www 192.0.2.1        ~ zone:2: '192.0.2.1' is not a record type
        www AAA 192.0.2.1                   ~ zone:1: 'AAA' is not a record type
        www 300                             ~ zone:1: it has no record type
        |www                                ~ zone:2: it has no record type
        _ A 192.0.2.1                       ~ zone:1: it has no name, and there is no record before it
        $ORIGIN                             ~ zone:1: $ORIGIN names no domain
        $INCLUDE more.zone                  ~ zone:1: it includes another file; give that file with another --zone
        $FOO bar                            ~ zone:1: there is no directive $FOO
        $GENERATE 1-2                       ~ zone:1: this $GENERATE cannot be read; write its records out
        $GENERATE 1-2 n${0,3,x} A 1.2.3.4   ~ zone:1: this $GENERATE cannot be read; write its records out
        $GENERATE 1-99999 n$ A 1.2.3.4      ~ zone:1: this $GENERATE makes no records, or too many; write them out
        $GENERATE 9-1 n$ A 1.2.3.4          ~ zone:1: this $GENERATE makes no records, or too many; write them out
        ok A 1.2.3.4|x TXT ( a|www A 1.2.3.4 ~ zone:2: its parenthesis is never closed
        x TXT a )                           ~ zone:1: a parenthesis is closed that was not opened
        x TXT "a                            ~ zone:1: a quotation mark is not closed
        """)
    void aLineThatIsNotUnderstoodIsReported(String text, String problem) {
        assertThat(ofLines(text).problems()).containsExactly(problem);
    }

    @Test
    void aRelativeNameNeedsAnOrigin() {
        Heard heard = new Heard(new ArrayList<>(), new ArrayList<>());
        new ZoneFile("zone", "", new Text("www A 192.0.2.1\n")).read(heard);

        assertThat(heard.names()).isEmpty();
        assertThat(heard.problems())
                .containsExactly(
                        "zone:1: 'www' is relative, and there is no $ORIGIN; give the zone's name with the file, as"
                                + " in --zone example.com=zone");
    }

    /** What is not a zone file, such as a picture, does not fill the screen. */
    @Test
    void originsThatAddUpEndWithTheLongestName() {
        Heard heard = heard("$ORIGIN abcdefghi\n".repeat(101) + "www A 192.0.2.1\nwww.example.com. A 192.0.2.1\n");

        assertThat(heard.names()).containsExactly("www.example.com");
        assertThat(heard.problems())
                .hasSize(2)
                .first()
                .isEqualTo("zone:101: $ORIGIN is longer than a domain name can be; what is relative to it is left out");
        assertThat(heard("$ORIGIN abcdefghi\n".repeat(100) + "www A 192.0.2.1\n")
                        .names())
                .containsExactly("www." + "abcdefghi.".repeat(100) + ORIGIN);
    }

    @Test
    void aLongNameIsNotGenerated() {
        assertThat(heard("$GENERATE 1-2 $" + "a".repeat(1011) + ". A 192.0.2.1\n")
                        .problems())
                .containsExactly("zone:1: this $GENERATE cannot be read; write its records out");
        assertThat(heard("$GENERATE 1-2 $" + "a".repeat(1010) + ". A 192.0.2.1\n")
                        .names())
                .hasSize(2);
    }

    @Test
    void manyProblemsAreCounted() {
        Heard heard = heard("this is prose\n".repeat(1000));

        assertThat(heard.problems())
                .hasSize(21)
                .last()
                .isEqualTo("zone: 980 more problems; check that it is a zone file");
    }

    /** Each digit could be the start of one more time to live. */
    @Test
    void aLongNumberTakesNoLongTime() {
        String text = "www " + "1".repeat(3_000) + "x A 192.0.2.1\n";

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(heard(text).problems()).hasSize(1));
    }

    /** It would be in memory as a whole if it were one entry. */
    @Test
    void anEndlessEntryTakesNoMemory() {
        class Endless extends Reader {
            private long left = 1L << 24;

            @Override
            public int read(char[] into, int from, int count) {
                if (left <= 0) {
                    return -1;
                }
                left -= count;
                for (int i = from; i < from + count; i++) {
                    into[i] = i % 8 == 0 ? ' ' : 'a';
                }
                into[from] = '(';
                return count;
            }

            @Override
            public void close() {
                // nothing is open
            }
        }
        Heard heard = new Heard(new ArrayList<>(), new ArrayList<>());
        new ZoneFile("zone", ORIGIN, new ZoneFile.Content() {
                    @Override
                    public Reader open(NameSource.Sink sink) throws IOException {
                        return new Endless();
                    }

                    @Override
                    public long size() {
                        return 0;
                    }

                    @Override
                    public void close() {
                        // nothing is kept
                    }
                })
                .read(heard);

        assertThat(heard.problems()).containsExactly("zone:1: its parenthesis is never closed");
    }
}
