package io.github.pcaconstrain.policy.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The choices of GeneralName (RFC 5280, section 4.2.1.6), and how names of each are written. */
class NameFormTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
        0, OTHER_NAME    , otherName                , ''   , otherName    , otherNames
        1, EMAIL         , rfc822Name               , email, email address, email addresses
        2, DNS           , dNSName                  , dns  , DNS name     , DNS names
        3, X400_ADDRESS  , x400Address              , ''   , x400Address  , x400Addresses
        4, DIRECTORY_NAME, directoryName            , dn   , subject name , subject names
        5, EDI_PARTY_NAME, ediPartyName             , ''   , ediPartyName , ediPartyNames
        6, URI           , uniformResourceIdentifier, uri  , URI          , URIs
        7, IP            , iPAddress                , ip   , IP address   , IP addresses
        8, REGISTERED_ID , registeredID             , ''   , registeredID , registeredIDs
        """)
    void formsAreThoseOfTheStandard(
            int tag, NameForm form, String asn1Name, String prefix, String noun, String plural) {
        assertThat(NameForm.ofTag(tag)).contains(form);
        assertThat(form.tag()).isEqualTo(tag);
        assertThat(List.of(form.asn1Name(), form.prefix(), form.noun(), form.plural()))
                .containsExactly(asn1Name, prefix, noun, plural);
        assertThat(form.isSupported()).isEqualTo(!prefix.isEmpty());
    }

    @Test
    void thereAreNoOtherTags() {
        assertThat(NameForm.ofTag(-1)).isEmpty();
        assertThat(NameForm.ofTag(9)).isEmpty();
    }

    @Test
    void namesAreWrittenWithTheirForm() {
        DistinguishedName unusual = new DistinguishedName(List.of(), "O=Acme,C=US", "/O=Acme/C=US");

        assertThat(List.of(
                        new PresentedName.Dns("*.a.test"),
                        new PresentedName.Ip(IpAddress.parse("::1").orElseThrow()),
                        new PresentedName.Email("u@a.test"),
                        new PresentedName.Uri("https://a.test/"),
                        new PresentedName.Directory(unusual),
                        new PresentedName.Opaque(NameForm.REGISTERED_ID, "1.2.3"),
                        new PresentedName.Malformed(NameForm.IP, "0a", "it has 1 octet"),
                        PresentedName.Malformed.ofAnyForm("0500", "it is not a name")))
                .extracting(name -> name.text() + " | " + name.exactText())
                .containsExactly(
                        "dns:*.a.test | dns:*.a.test",
                        "ip:::1 | ip:::1",
                        "email:u@a.test | email:u@a.test",
                        "uri:https://a.test/ | uri:https://a.test/",
                        "dn:O=Acme,C=US | dn:/O=Acme/C=US",
                        "registeredID:1.2.3 | registeredID:1.2.3",
                        "ip:0a | ip:0a",
                        "otherName:0500 | otherName:0500");
    }

    @Test
    void aFormThatIsMatchedHasATypeOfItsOwn() {
        assertThatThrownBy(() -> new PresentedName.Opaque(NameForm.DNS, "a.test"))
                .hasMessage("DNS has a type of its own");
    }

    @Test
    void sidesAreWrittenInLowerCase() {
        assertThat(Side.values()).extracting(Side::label).containsExactly("permitted", "excluded");
    }
}
