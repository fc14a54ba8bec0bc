package io.github.pcaconstrain.encoding.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.failure.UnencodableConstraintException;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.name.IpAddress;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyWriterTest {
    private static final IpBase HOST_BITS =
            new IpBase(IpAddress.parse("10.0.0.1").orElseThrow(), 8);

    @Test
    void formsAreGroupedUnlessTheirOrderIsMixed() {
        NameConstraints grouped =
                NameConstraints.of(bases("a.example,b.example,ip:10.0.0.0/8"), bases("email:a.example,dn:O=A"));
        NameConstraints mixed = NameConstraints.of(List.of(), bases("a.example,ip:10.0.0.0/8,b.example"));

        assertThat(PolicyWriter.yaml(grouped)).isEqualTo("""
                permitted:
                  dns:
                    - "a.example"
                    - "b.example"
                  ip:
                    - "10.0.0.0/8"
                excluded:
                  email:
                    - "a.example"
                  directoryName:
                    - "O=A"
                critical: true
                """);
        assertThat(PolicyWriter.yaml(new NameConstraints(mixed.permitted(), mixed.excluded(), false)))
                .isEqualTo("""
                excluded:
                  - "dns:a.example"
                  - "ip:10.0.0.0/8"
                  - "dns:b.example"
                critical: false
                """);
    }

    @Test
    void bitsBelowThePrefixAreNotWritten() {
        NameConstraints constraints = NameConstraints.of(List.of(HOST_BITS), bases("a.example"));

        assertThat(PolicyWriter.yaml(constraints)).contains("\"10.0.0.0/8\"");
        assertThat(PolicyWriter.written(constraints))
                .isEqualTo(NameConstraints.of(bases("ip:10.0.0.0/8"), bases("a.example")));
    }

    static Stream<Subtree> others() {
        SubtreeBase plain = bases("a.example").get(0);
        return Stream.of(
                Subtree.of(new EmailBase("")),
                new Subtree(plain, BigInteger.ONE, Optional.empty()),
                new Subtree(plain, BigInteger.ZERO, Optional.of(BigInteger.ONE)));
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatAPolicyCannotHoldIsRefused(Subtree other) {
        NameConstraints constraints = new NameConstraints(List.of(), List.of(other), true);

        UnencodableConstraintException refusal =
                catchThrowableOfType(UnencodableConstraintException.class, () -> PolicyWriter.yaml(constraints));

        assertThat(refusal)
                .hasMessageContaining("a policy cannot hold " + other.base().text());
        assertThat(refusal.hint()).isEqualTo("use --lenient to see all of the constraints");
    }

    @Test
    void emptyDnsAndDirectoryNamesAreWritten() {
        assertThat(PolicyWriter.yaml(NameConstraints.of(List.of(), bases("dns:,dn:"))))
                .isEqualTo("excluded:\n  dns:\n    - \"\"\n  directoryName:\n    - \"\"\ncritical: true\n");
    }

    private static List<SubtreeBase> bases(String list) {
        return ConstraintSyntax.parseList(list, Notes.IGNORED);
    }
}
