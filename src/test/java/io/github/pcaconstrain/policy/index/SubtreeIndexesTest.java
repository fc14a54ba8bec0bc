package io.github.pcaconstrain.policy.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.MalformedBase;
import io.github.pcaconstrain.policy.OpaqueBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.Flaw;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubtreeIndexesTest {
    @Test
    void formsAreThoseThatOccurAndOpaqueAreThoseThatCannotBeMatched() {
        Subtree dns = Subtree.of(new DnsBase("a.test"));
        Subtree id = Subtree.of(new OpaqueBase(NameForm.REGISTERED_ID, "1.2.3", "88022a03"));
        Subtree malformed = Subtree.of(
                new MalformedBase(NameForm.IP, "0a", new Flaw(Flaw.Kind.ADDRESS_LENGTH, "it has 1 octet"), "87010a"));

        SubtreeIndexes indexes = new SubtreeIndexes(Side.EXCLUDED, List.of(dns, id, malformed));

        assertThat(indexes.forms()).containsExactlyInAnyOrder(NameForm.DNS, NameForm.REGISTERED_ID, NameForm.IP);
        assertThat(indexes.hasOpaque(NameForm.REGISTERED_ID)).isTrue();
        assertThat(indexes.hasOpaque(NameForm.IP)).isFalse();
        assertThat(indexes.hasOpaque(NameForm.DNS)).isFalse();
        assertThat(indexes.unmatched()).containsExactly(id, malformed);
        assertThat(indexes.dns().covers("a.test")).isEqualTo("inside ");
    }

    /** RFC 1034, section 3.5, after a wildcard that is the whole first label (RFC 9525, section 6.3). */
    @ParameterizedTest
    @CsvSource(textBlock = """
        a.test   , ok
        *.a.test , ok
        *.test   , ok
        *        , it has '*'
        *.       , it is empty
        *.*.test , it has '*'
        a.*.test , it has '*'
        *a.test  , it has '*'
        *..test  , it starts with a dot
        ''       , it is empty
        """)
    void presentedNames(String name, String flaw) {
        assertThat(DnsIndex.flaw(name).map(Flaw::words).orElse("ok")).isEqualTo(flaw);
    }

    @Test
    void aWildcardCountsTowardsTheLength() {
        String host = ("a".repeat(62) + ".").repeat(3) + "b".repeat(62);

        assertThat(DnsIndex.flaw("*." + host)).isEmpty();
        assertThat(DnsIndex.flaw("*." + host + "b").map(Flaw::words)).contains("it has 254 octets, more than 253");
        assertThat(DnsIndex.flaw(host + ".a")).isEmpty();
        assertThat(DnsIndex.flaw(host + ".ab").map(Flaw::words)).contains("it has 254 octets, more than 253");
    }
}
