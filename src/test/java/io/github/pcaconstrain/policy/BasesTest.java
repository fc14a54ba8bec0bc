package io.github.pcaconstrain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.Flaw;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.NameForm;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bases of subtrees (RFC 5280, section 4.2.1.10): their syntax, their parts, and how they are written. */
class BasesTest {
    private static final String LABEL_OF_62 = "a".repeat(62) + ".";

    /** The longest host name, of 253 octets. */
    private static final String LONGEST = LABEL_OF_62.repeat(4) + "a";

    private static IpBase block(String address, int prefix) {
        return new IpBase(IpAddress.parse(address).orElseThrow(), prefix);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        ''                    , ok                         , ok                                       , ok
        example.com           , ok                         , ok                                       , ok
        .example.com          , ok                         , ok                                       , ok
        localhost             , ok                         , ok                                       , ok
        .                     , it is empty                , it is empty                              , it is empty
        ..example.com         , it starts with a dot       , it starts with a dot                     , it starts with a dot
        example.com.          , it ends with a dot         , it ends with a dot                       , it ends with a dot
        a..b                  , it has an empty label      , it has an empty label                    , it has an empty label
        *.example.com         , it has '*'                 , it has '*'                               , it has '*'
        u@example.com         , it has '@'                 , ok                                       , it has '@'
        @example.com          , it has '@'                 , it has nothing before '@'                , it has '@'
        u@                    , it has '@'                 , its host is wrong: it is empty           , it has '@'
        u@.example.com        , it has '@'                 , its host is wrong: it starts with a dot  , it has '@'
        10.0.0.1              , ok                         , ok                                       , a number
        .1                    , ok                         , ok                                       , a number
        a.1b                  , ok                         , ok                                       , ok
        a.1.                  , it ends with a dot         , it ends with a dot                       , it ends with a dot
        """)
    void hostsDomainsAndMailboxes(String text, String dns, String email, String uri) {
        assertThat(words(DnsBase.flaw(text))).isEqualTo(dns);
        assertThat(words(EmailBase.flaw(text))).isEqualTo(email);
        assertThat(words(UriBase.flaw(text)).replaceFirst("^its last label is a number.*", "a number"))
                .isEqualTo(uri);
    }

    private static String words(Optional<Flaw> flaw) {
        return flaw.map(Flaw::words).orElse("ok");
    }

    @Test
    void aHostHasALimitThatTheDotBeforeItDoesNotCountFor() {
        for (String host : List.of(LONGEST, "." + LONGEST)) {
            assertThat(DnsBase.flaw(host)).isEmpty();
            assertThat(EmailBase.flaw(host)).isEmpty();
            assertThat(UriBase.flaw(host)).isEmpty();
        }
        for (String host : List.of(LONGEST + "b", "." + LONGEST + "b")) {
            assertThat(words(DnsBase.flaw(host))).isEqualTo("it has 254 octets, more than 253");
            assertThat(words(EmailBase.flaw(host))).isEqualTo("it has 254 octets, more than 253");
            assertThat(words(UriBase.flaw(host))).isEqualTo("it has 254 octets, more than 253");
        }
    }

    @Test
    void aMailboxOfAConstraintIsAscii() {
        assertThat(EmailBase.flaw("~@example.com")).isEmpty();
        assertThat(words(EmailBase.flaw("\u007f@example.com"))).isEqualTo("its local part has the character U+007F");
        assertThat(EmailBase.flaw("\u0080@example.com"))
                .contains(new Flaw(Flaw.Kind.NOT_ASCII, "its local part is not ASCII"));
        assertThat(words(EmailBase.flaw("stra\u00dfe@example.com"))).isEqualTo("its local part is not ASCII");
    }

    @Test
    void whatIsMalformedIsNoBase() {
        assertThatThrownBy(() -> new DnsBase("a\u0001.b")).hasMessage("a\\u{1}.b: it has the character U+0001");
        assertThatThrownBy(() -> new EmailBase("@a")).hasMessage("@a: it has nothing before '@'");
        assertThatThrownBy(() -> new UriBase("a/b")).hasMessage("a/b: it has '/'");
        assertThatThrownBy(() -> block("10.0.0.0", -1)).hasMessage("/-1 for IPv4");
        assertThatThrownBy(() -> block("10.0.0.0", 33)).hasMessage("/33 for IPv4");
        assertThatThrownBy(() -> block("::", 129)).hasMessage("/129 for IPv6");
        assertThatThrownBy(() -> new OpaqueBase(NameForm.URI, "a", "8601")).hasMessage("URI has a type of its own");
    }

    @Test
    void theirParts() {
        assertThat(List.of(new DnsBase("a.test").host(), new DnsBase(".a.test").host(), new DnsBase("").host()))
                .containsExactly("a.test", "a.test", "");
        assertThat(List.of(new DnsBase("a.test").hasLeadingDot(), new DnsBase(".a.test").hasLeadingDot()))
                .containsExactly(false, true);
        assertThat(List.of(new DnsBase("a.test").coversEverything(), new DnsBase("").coversEverything()))
                .containsExactly(false, true);
        assertThat(List.of(new UriBase("a.test").host(), new UriBase(".a.test").host()))
                .containsExactly("a.test", "a.test");
        assertThat(List.of(new UriBase("a.test").isDomain(), new UriBase(".a.test").isDomain()))
                .containsExactly(false, true);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', textBlock = """
        ~~              , false, false, ~~   , ~~     , ~~
        A.Test          , false, false, ~~   , A.Test , a.test
        .A.Test         , false, true , ~~   , A.Test , .a.test
        U@A.Test        , true , false, U    , A.Test , U@a.test
        "u"@A.Test      , true , false, "u"  , A.Test , u@a.test
        "a@b"@A.Test    , true , false, "a@b", A.Test , "a@b"@a.test
        """)
    void thePartsOfMailConstraints(
            String text, boolean mailbox, boolean domain, String local, String host, String canonical) {
        EmailBase base = new EmailBase(text);

        assertThat(List.of(base.isMailbox(), base.isDomain())).containsExactly(mailbox, domain);
        assertThat(List.of(base.localPart(), base.host(), base.canonical().value()))
                .containsExactly(local, host, canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0, 0, true, 0.0.0.0/0",
        "0.0.0.0, 0, false, 0.0.0.0/0",
        "10.0.0.0, 6, true, 8.0.0.0/6",
        "10.0.0.0, 7, false, 10.0.0.0/7",
        "10.0.0.1, 31, true, 10.0.0.0/31",
        "10.0.0.1, 32, false, 10.0.0.1/32",
        "2001:db8::1, 64, true, 2001:db8::/64",
        "2001:db8::1, 127, true, 2001:db8::/127",
        "2001:db8::1, 128, false, 2001:db8::1/128",
    })
    void bitsBelowThePrefixAreIgnored(String address, int prefix, boolean hostBits, String canonical) {
        IpBase base = block(address, prefix);

        assertThat(base.hasHostBits()).isEqualTo(hostBits);
        assertThat(base.canonical().value()).isEqualTo(canonical);
        assertThat(base.canonical().hasHostBits()).isFalse();
        assertThat(base.value()).isEqualTo(address + "/" + prefix);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0, 8, 10.0.0.0, 8, true",
        "10.0.0.0, 8, 10.0.0.0, 9, true",
        "10.0.0.0, 8, 10.0.0.0, 7, false",
        "10.0.0.0, 8, 11.0.0.0, 8, false",
        "10.9.9.9, 8, 10.1.1.1, 32, true",
        "0.0.0.0, 0, 255.255.255.255, 32, true",
        "0.0.0.0, 0, ::, 0, false",
        "::, 0, 0.0.0.0, 0, false",
        "2001:db8::, 32, 2001:db8:ffff::, 48, true",
        "2001:db8::, 32, 2001:db9::, 48, false",
    })
    void blocksCoverBlocks(String wider, int widerPrefix, String narrower, int narrowerPrefix, boolean covers) {
        assertThat(block(wider, widerPrefix).covers(block(narrower, narrowerPrefix)))
                .isEqualTo(covers);
    }

    @Test
    void theyAreWrittenWithTheirForm() {
        DistinguishedName usual = new DistinguishedName(List.of(), "O=Acme,C=US");
        DistinguishedName otherStrings = new DistinguishedName(List.of(), "O=Acme", "O=printable:Acme");
        DistinguishedName otherOrder = new DistinguishedName(List.of(), "O=Acme,C=US", "/O=Acme/C=US");
        Flaw flaw = new Flaw(Flaw.Kind.ADDRESS_LENGTH, "it has 1 octet");

        assertThat(List.of(
                        new DnsBase(".a.test"),
                        new EmailBase("u@a.test"),
                        new UriBase("a.test"),
                        block("fd00::", 8),
                        new DirectoryNameBase(usual),
                        new DirectoryNameBase(otherStrings),
                        new DirectoryNameBase(otherOrder),
                        new OpaqueBase(NameForm.REGISTERED_ID, "1.2.3", "8802"),
                        new MalformedBase(NameForm.IP, "0a", flaw, "87010a")))
                .extracting(base -> base.form() + " " + base.text() + " " + base.exactText())
                .containsExactly(
                        "DNS dns:.a.test dns:.a.test",
                        "EMAIL email:u@a.test email:u@a.test",
                        "URI uri:a.test uri:a.test",
                        "IP ip:fd00::/8 ip:fd00::/8",
                        "DIRECTORY_NAME dn:O=Acme,C=US dn:O=Acme,C=US",
                        "DIRECTORY_NAME dn:O=Acme dn:O=printable:Acme",
                        "DIRECTORY_NAME dn:/O=Acme/C=US dn:/O=Acme/C=US",
                        "REGISTERED_ID registeredID:1.2.3 registeredID:1.2.3",
                        "IP ip:0a ip:0a");
    }

    @Test
    void theDistanceIsFromZeroWithoutEnd() {
        DnsBase base = new DnsBase("a.test");

        assertThat(Subtree.of(base).hasStandardDistance()).isTrue();
        assertThat(new Subtree(base, BigInteger.ONE, Optional.empty()).hasStandardDistance())
                .isFalse();
        assertThat(new Subtree(base, BigInteger.ZERO, Optional.of(BigInteger.ZERO)).hasStandardDistance())
                .isFalse();
    }

    @Test
    void constraintsAreListedByFormAndSide() {
        Subtree dns = Subtree.of(new DnsBase("a.test"));
        Subtree uri = Subtree.of(new UriBase("b.test"));
        Subtree ip = Subtree.of(block("10.0.0.0", 8));
        NameConstraints constraints = new NameConstraints(List.of(dns, ip), List.of(uri), false);

        assertThat(constraints.subtrees()).containsExactly(dns, ip, uri);
        assertThat(constraints.permitted(NameForm.DNS)).containsExactly(dns);
        assertThat(constraints.permitted(NameForm.URI)).isEmpty();
        assertThat(constraints.excluded(NameForm.URI)).containsExactly(uri);
        assertThat(constraints.excluded(NameForm.DNS)).isEmpty();
        assertThat(NameConstraints.of(List.of(new DnsBase("a.test")), List.of(new UriBase("b.test"))))
                .isEqualTo(new NameConstraints(List.of(dns), List.of(uri), true));
        assertThat(List.of(
                        constraints.isEmpty(),
                        new NameConstraints(List.of(), List.of(uri), true).isEmpty(),
                        new NameConstraints(List.of(dns), List.of(), true).isEmpty(),
                        new NameConstraints(List.of(), List.of(), true).isEmpty()))
                .containsExactly(false, false, false, true);
    }
}
