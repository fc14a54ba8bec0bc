package io.github.pcaconstrain.lint.rules;

import static io.github.pcaconstrain.lint.rules.Profiles.EVERY;
import static io.github.pcaconstrain.lint.rules.Profiles.PCA;
import static io.github.pcaconstrain.lint.rules.Profiles.PORTABLE;
import static io.github.pcaconstrain.lint.rules.Profiles.RFC_AND_PUBLIC;
import static io.github.pcaconstrain.lint.rules.RuleInfo.error;
import static io.github.pcaconstrain.lint.rules.RuleInfo.info;
import static io.github.pcaconstrain.lint.rules.RuleInfo.warning;

import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.name.Side;
import java.util.stream.Stream;

/** Rules about what a leading dot means, and what it leaves out. */
enum LeadingDotRules implements TableRule {
    LEADING_DOT(warning(
            RFC_AND_PUBLIC,
            "RFC 5280, section 4.2.1.10 and erratum 5997",
            "RFC 5280 gives a meaning to a leading dot in email and URI constraints only. In a dNSName most "
                    + "verifiers read it as \"only what is below\", pyca refuses the chain, and linters of the web "
                    + "PKI call it malformed.",
            "write the name without the dot, which covers it and everything below")),
    LEADING_DOT_UNDOCUMENTED(info(
            PCA,
            "AWS Private CA User Guide, name constraints (2020 to 2022)",
            "Every DNS example of AWS's own guide has a leading dot, so AWS Private CA accepts it; whether "
                    + "it then covers the name itself is not documented. Nearly every verifier reads it as "
                    + "only what is below.",
            "test the name itself as well as one below it, or leave out the dot to cover both")),
    LEADING_DOT_NOT_PORTABLE(error(
            PORTABLE,
            "measured: trap T10",
            "Six of seven verifiers read a leading dot as \"only what is below\"; pyca refuses the chain. "
                    + "In Bouncy Castle 1.87 a CA with example.com above one with .example.com leaves "
                    + "nothing permitted.",
            "write the name without the dot, which covers it and everything below")),
    APEX_NOT_COVERED(info(
            EVERY,
            "own rule: a common surprise",
            "Verifiers take .example.com to cover www.example.com but not example.com itself. That may be "
                    + "intended, or a surprise to the owner of the site at example.com.",
            "leave out the dot if the name itself is needed, too")),
    EXCLUDED_APEX_LEFT_OPEN(warning(
            EVERY,
            "own rule: an exclusion that excludes less than it seems to",
            "A constraint with a leading dot covers only what is below the name. Excluding .prod.example.com "
                    + "refuses db.prod.example.com, but a certificate for prod.example.com itself is still "
                    + "allowed. Nothing is reported if that name is excluded as well, is not permitted anyway, "
                    + "or is itself listed as permitted.",
            "dns: drop the dot, which excludes both; email and uri: exclude the name without the dot as well")),
    HOST_WITHOUT_DOMAIN(info(
            EVERY,
            "RFC 5280, section 4.2.1.10",
            "In email and URI constraints, example.com covers only that host and .example.com only the "
                    + "hosts below it; in DNS constraints, example.com covers both. To cover both, list both.",
            "list both if both are needed"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final RuleInfo info;

    LeadingDotRules(RuleInfo info) {
        this.info = info;
    }

    @Override
    public RuleInfo ruleInfo() {
        return info;
    }

    @Override
    public Stream<Problem> problems(Subject subject) {
        return switch (this) {
            case LEADING_DOT ->
                Problem.ofEach(
                        subject,
                        LeadingDotRules::hasLeadingDot,
                        "a DNS name starts with a dot, to which RFC 5280 gives no meaning");
            case LEADING_DOT_UNDOCUMENTED ->
                Problem.ofEach(
                        subject,
                        LeadingDotRules::hasLeadingDot,
                        "with the leading dot, it most likely covers only the names below, not the name itself");
            case LEADING_DOT_NOT_PORTABLE ->
                Problem.ofEach(
                        subject,
                        LeadingDotRules::hasLeadingDot,
                        "pyca refuses every chain through a CA with a leading dot in a DNS name");
            case APEX_NOT_COVERED -> apexNotCovered(subject);
            case EXCLUDED_APEX_LEFT_OPEN -> ExcludedApexLeftOpen.in(subject.constraints());
            case HOST_WITHOUT_DOMAIN -> HostWithoutDomain.in(subject.constraints());
        };
    }

    private static boolean hasLeadingDot(PlacedSubtree entry) {
        return entry.base() instanceof DnsBase dns && dns.hasLeadingDot();
    }

    private static Stream<Problem> apexNotCovered(Subject subject) {
        Coverage permitted = Coverage.of(Side.PERMITTED, subject.constraints());
        return PlacedSubtree.on(Side.PERMITTED, subject.constraints().permitted())
                .filter(entry -> entry.base() instanceof DnsBase dns
                        && dns.hasLeadingDot()
                        && permitted.covering(new DnsBase(dns.host())).isEmpty())
                .map(entry -> Problem.of(entry, Hosts.of(entry.base()).orElse("") + " itself is not permitted"));
    }
}
