package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.List;
import java.util.Optional;

/** Wildcards slip past exclusions. */
final class WildcardEscapesExclusion extends DescribedRule {
    WildcardEscapesExclusion() {
        super(new RuleInfo(
                "wildcard-escapes-exclusion",
                Severity.WARNING,
                Profiles.EVERY,
                "measured: trap T4; CVE-2025-61727",
                "A wildcard certificate for *.example.com also serves prod.example.com, but only pyca, Go "
                        + "from 1.24.11 and 1.25.5, rustls-webpki from 0.103.12, BoringSSL and AWS-LC refuse it when "
                        + "prod.example.com is excluded. Verifiers before that, and OpenSSL, GnuTLS, NSS, the JDK and "
                        + "Bouncy Castle, accept it.",
                "forbid wildcard names on the issuing side, or permit what is needed in place of excluding "
                        + "what is not"));
    }

    @Override
    public List<Finding> check(Subject subject) {
        NameConstraints constraints = subject.constraints();
        Coverage permitted = Coverage.of(Side.PERMITTED, constraints);
        Coverage excluded = Coverage.of(Side.EXCLUDED, constraints);
        boolean open = constraints.permitted(NameForm.DNS).isEmpty();
        return PlacedSubtree.on(Side.EXCLUDED, constraints.excluded())
                .flatMap(entry -> siblings(entry.base())
                        .filter(siblings -> excluded.covering(siblings).isEmpty()
                                && (open || permitted.covering(siblings).isPresent()))
                        .map(siblings -> finding(
                                entry.place(),
                                "most verifiers accept a certificate for *" + siblings.value() + ", which serves it"))
                        .stream())
                .toList();
    }

    /** All that one wildcard next to the base would serve; a base that covers only what is below it is not served. */
    private static Optional<DnsBase> siblings(SubtreeBase base) {
        return base instanceof DnsBase dns && !dns.hasLeadingDot()
                ? Hosts.of(dns)
                        .filter(host -> host.indexOf('.') > 0)
                        .map(host -> new DnsBase(host.substring(host.indexOf('.'))))
                : Optional.empty();
    }
}
