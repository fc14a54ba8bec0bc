package io.github.pcaconstrain.impact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.chain.ConstraintChain;
import io.github.pcaconstrain.policy.chain.Verdict;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many refused names become zones, few stay as they are, and all of them are kept. */
class FoldedRemedyTest {
    private static final NameConstraints POLICY =
            NameConstraints.of(List.of(new DnsBase("example.com")), List.of(new DnsBase("old.example.com")));

    private static ConstraintChain chain(NameConstraints constraints) {
        return ConstraintChain.of(List.of(CaConstraints.of("policy", constraints)), LeadingDot.ONLY_BELOW);
    }

    private static List<List<Verdict>> refused(List<String> hosts) {
        ConstraintChain chain = chain(POLICY);
        return hosts.stream()
                .map(host -> List.of(chain.check(new PresentedName.Dns(host))))
                .toList();
    }

    private static List<String> hosts(String zone, int count) {
        List<String> hosts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            hosts.add("h" + i + "." + zone);
        }
        return hosts;
    }

    @Test
    void manyHostsBecomeTheirZonesWithHowManyCertificatesEachKeeps() {
        List<String> hosts = hosts("dev.example.net", 60);
        hosts.addAll(hosts("test.example.net", 60));
        hosts.add("www.example.org");

        FoldedRemedy folded = FoldedRemedy.of(POLICY, refused(hosts));

        assertThat(folded.zones())
                .isEqualTo(Map.of(
                        Subtree.of(new DnsBase("dev.example.net")), 60,
                        Subtree.of(new DnsBase("test.example.net")), 60,
                        Subtree.of(new DnsBase("www.example.org")), 1));
        ConstraintChain changed = chain(folded.remedy().constraints());
        assertThat(hosts)
                .allMatch(host -> changed.check(new PresentedName.Dns(host)).isPermitted());
        assertThat(folded.remedy().constraints().permitted()).hasSize(4);
    }

    @Test
    void fewHostsStayAsTheyAre() {
        FoldedRemedy folded = FoldedRemedy.of(POLICY, refused(hosts("dev.example.net", 3)));

        assertThat(folded.zones()).isEmpty();
        assertThat(folded.remedy().constraints().permitted()).hasSize(4);
    }

    /** Folding must not bring an exclusion back, or hide a name that no change can keep. */
    @Test
    void anExclusionIsDroppedAndAHopelessNameIsNamed() {
        List<String> hosts = hosts("dev.example.net", 10);
        hosts.add("a.old.example.com");
        hosts.add("bad..example.net");

        FoldedRemedy folded = FoldedRemedy.of(POLICY, refused(hosts));

        assertThat(folded.remedy().constraints().excluded()).isEmpty();
        assertThat(folded.remedy().constraints().permitted())
                .extracting(Subtree::base)
                .containsExactly(new DnsBase("example.com"), new DnsBase("dev.example.net"));
        assertThat(folded.remedy().unfixable()).hasSize(1);
    }
}
