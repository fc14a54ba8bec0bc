package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.name.Side;
import java.util.List;

/** A leading dot leaves the name itself out. */
final class ApexNotCovered extends DescribedRule {
    ApexNotCovered() {
        super(new RuleInfo(
                "apex-not-covered",
                Severity.INFO,
                Profiles.EVERY,
                "own rule: a common surprise",
                "As verifiers read it, .example.com covers www.example.com but not example.com itself. That "
                        + "may be meant, or be a surprise to the owner of the site at the apex.",
                "leave out the dot if the name itself is needed, too"));
    }

    @Override
    public List<Finding> check(Subject subject) {
        Coverage permitted = Coverage.of(Side.PERMITTED, subject.constraints());
        return PlacedSubtree.on(Side.PERMITTED, subject.constraints().permitted())
                .filter(entry -> entry.base() instanceof DnsBase dns
                        && dns.hasLeadingDot()
                        && permitted.covering(new DnsBase(dns.host())).isEmpty())
                .map(entry -> finding(entry.place(), Hosts.of(entry.base()).orElse("") + " itself is not permitted"))
                .toList();
    }
}
