package io.github.pcaconstrain.policy.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.encoding.RawNames;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemedyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permit a.com | dns:x.b.com | dns:a.com dns:x.b.com | ''",
                "permit a.com | dns:b.com dns:x.b.com | dns:a.com dns:b.com | ''",
                "permit a.com | dns:*.b.com | dns:a.com dns:.b.com | ''",
                "permit a.com; exclude x.a.com | dns:y.x.a.com | dns:a.com | ''",
                "permit a.com; exclude b.com | dns:x.b.com | dns:a.com dns:x.b.com | ''",
                "exclude a.com; exclude x.a.com | dns:x.a.com | '' | ''",
                "permit ip:10.0.0.0/8 | ip:11.0.0.1 | ip:10.0.0.0/8 ip:11.0.0.1/32 | ''",
                "permit uri:a.com | uri:https://b.com/ uri:urn:x:y | uri:a.com uri:b.com | uri:urn:x:y",
                "permit email:a.com | email:u@b.com | email:a.com email:u@b.com | ''",
                "permit a.com | dns:b..com | dns:a.com | dns:b..com",
            })
    void addsAndRemovesAsLittleAsItCan(String policy, String names, String permitted, String hopeless) {
        NameConstraints constraints = RawNames.chain(policy).get(0).constraints();
        List<PresentedName> presented =
                Arrays.stream(names.split(" ")).map(RawNames::presented).toList();

        Remedy remedy = Remedy.of(constraints, presented);

        assertThat(remedy.constraints().permitted().stream()
                        .map(subtree -> subtree.base().text())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(permitted);
        assertThat(remedy.unfixable().stream()
                        .map(verdict -> verdict.name().text())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(hopeless);
    }

    /** What is malformed cannot be permitted; least of all by an empty base, which covers everything. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', textBlock = """
        a.test             , dns:a.test
        A.Test             , dns:A.Test
        *.a.test           , dns:.a.test
        *                  , -
        *.*.a.test         , -
        a.*.test           , -
        dns:               , -
        .a.test            , -
        a.test.            , -
        ip:10.0.0.1        , ip:10.0.0.1/32
        ip:::1             , ip:::1/128
        ip:#0a0000         , -
        email:U@A.Test     , email:U@a.test
        email:"u"@a.test   , email:u@a.test
        email:u            , -
        email:             , -
        email:.a.test      , -
        email:@a.test      , -
        uri:https://A.Test/, uri:A.Test
        uri:https://1.2.3.4, -
        uri:https://a..b/  , -
        uri:urn:x:y        , -
        uri:               , -
        dn:/C=US/O=Acme    , ~dn:O=Acme,C=US~
        registeredID:1.2.3 , -
        """)
    void theNarrowestBaseOfAName(String name, String base) {
        assertThat(Remedy.narrowest(RawNames.presented(name)).map(SubtreeBase::text))
                .isEqualTo(base.equals("-") ? Optional.empty() : Optional.of(base));
    }

    @Test
    void aMailboxBeyondAsciiHasNoBase() {
        assertThat(Remedy.narrowest(new PresentedName.Email("stra\u00dfe@a.test")))
                .isEmpty();
    }

    @Test
    void whatIsNotRefusedChangesNothing() {
        NameConstraints constraints = new NameConstraints(
                List.of(Subtree.of(new DnsBase("a.test"))), List.of(Subtree.of(new DnsBase("b.a.test"))), false);
        Remedy remedy = Remedy.of(constraints, List.of(new PresentedName.Dns("x.a.test")));

        assertThat(remedy).isEqualTo(new Remedy(constraints, List.of()));
    }
}
