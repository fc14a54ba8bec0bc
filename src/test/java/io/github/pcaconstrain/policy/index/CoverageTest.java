package io.github.pcaconstrain.policy.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.OpaqueBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {
    @ParameterizedTest
    @CsvSource({
        "example.com, example.com, true",
        "example.com, EXAMPLE.com, true",
        "example.com, .example.com, true",
        "example.com, a.example.com, true",
        "example.com, badexample.com, false",
        ".example.com, example.com, false",
        ".example.com, .example.com, true",
        ".example.com, a.example.com, true",
        "a.example.com, example.com, false",
        "'', example.com, true",
        "example.com, '', false",
    })
    void dnsNames(String wider, String narrower, boolean covers) {
        assertThat(Coverage.covers(Side.PERMITTED, new DnsBase(wider), new DnsBase(narrower)))
                .isEqualTo(covers);
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, u@example.com, true",
        "example.com, .example.com, false",
        ".example.com, example.com, false",
        ".example.com, a.example.com, true",
        ".example.com, .a.example.com, true",
        ".example.com, u@a.example.com, true",
        "u@example.com, u@EXAMPLE.com, true",
        "u@example.com, U@example.com, false",
        "u@example.com, example.com, false",
        "'', example.com, true",
        "example.com, '', false",
    })
    void mailNames(String wider, String narrower, boolean covers) {
        assertThat(Coverage.covers(Side.EXCLUDED, new EmailBase(wider), new EmailBase(narrower)))
                .isEqualTo(covers);
    }

    @Test
    void anEmptyPermittedMailBaseCoversNothing() {
        assertThat(Coverage.covers(Side.PERMITTED, new EmailBase(""), new EmailBase("example.com")))
                .isFalse();
        assertThat(Coverage.covers(Side.PERMITTED, new UriBase(""), new UriBase("example.com")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.0.0/16, true",
        "10.1.0.0/16, 10.0.0.0/8, false",
        "10.0.0.0/8, 11.0.0.0/8, false",
        "0.0.0.0/0, ::/0, false",
        "::/0, fd00::/8, true",
    })
    void blocks(String wider, String narrower, boolean covers) {
        assertThat(Coverage.covers(Side.PERMITTED, block(wider), block(narrower)))
                .isEqualTo(covers);
    }

    @Test
    void formsAreApart() {
        assertThat(Coverage.covers(Side.PERMITTED, new DnsBase("example.com"), new UriBase("example.com")))
                .isFalse();
    }

    @Test
    void aFormThatIsNotMatchedCoversItsLike() {
        OpaqueBase base = new OpaqueBase(NameForm.REGISTERED_ID, "1.2.3", "88022a03");
        OpaqueBase other = new OpaqueBase(NameForm.REGISTERED_ID, "1.2.4", "88022a04");
        Coverage coverage = Coverage.of(Side.EXCLUDED, NameConstraints.of(List.of(), List.of(base)));
        assertThat(coverage.covering(base)).contains(Subtree.of(base));
        assertThat(coverage.covering(other)).isEmpty();
    }

    private static IpBase block(String cidr) {
        int slash = cidr.indexOf('/');
        IpAddress address = IpAddress.parse(cidr.substring(0, slash)).orElseThrow();
        return new IpBase(address, Integer.parseInt(cidr.substring(slash + 1)));
    }
}
