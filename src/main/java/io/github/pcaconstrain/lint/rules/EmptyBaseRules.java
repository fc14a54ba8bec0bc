package io.github.pcaconstrain.lint.rules;

import static io.github.pcaconstrain.lint.rules.Profiles.EVERY;
import static io.github.pcaconstrain.lint.rules.Profiles.PCA;
import static io.github.pcaconstrain.lint.rules.Profiles.PORTABLE;
import static io.github.pcaconstrain.lint.rules.Profiles.RFC_AND_PUBLIC;
import static io.github.pcaconstrain.lint.rules.RuleInfo.error;
import static io.github.pcaconstrain.lint.rules.RuleInfo.warning;
import static io.github.pcaconstrain.lint.rules.SubtreeRule.when;

import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import java.util.Optional;

/** Rules about bases without characters or attributes, and others that cover a whole form. */
enum EmptyBaseRules implements SubtreeRule {
    EMPTY_BASE(error(
            PCA,
            "RFC 5280, section 4.2.1.10, against the AWS Private CA User Guide, name constraints (2020 to " + "2022)",
            "RFC 5280 reads an empty dNSName as every name, and so do OpenSSL, GnuTLS, NSS and Go. The guide of "
                    + "AWS Private CA says the opposite: an empty permitted subtree denies every name of its type, "
                    + "and an empty excluded one allows every name. What the CA signs and what verifiers accept "
                    + "would then differ.",
            "to forbid a name type, permit only its reserved name \"invalid\"; to allow any name of it, "
                    + "leave the type out")),
    EMPTY_BASE_UNDEFINED(warning(
            RFC_AND_PUBLIC,
            "RFC 5280, section 4.2.1.10 is silent on it",
            "RFC 5280 gives no meaning to an empty rfc822Name or URI constraint. Excluding it does not "
                    + "reliably forbid anything: OpenSSL and Bouncy Castle still accept email addresses, and OpenSSL, "
                    + "Bouncy Castle and NSS still accept URIs.",
            "to forbid the name type, permit only the reserved host \"invalid\"")),
    EMPTY_BASE_NOT_PORTABLE(error(
            PORTABLE,
            "measured: trap T1",
            "The Baseline Requirements forbid all DNS names with an excluded empty dNSName. It excludes "
                    + "nothing in Bouncy Castle 1.87, makes the JDK throw an exception and pyca refuse the chain. A "
                    + "permitted one permits nothing in these three. Empty email and URI constraints are just as "
                    + "unreliable.",
            "to forbid a name type, permit only its reserved name \"invalid\"; to allow any name of it, "
                    + "leave the type out")),
    PERMITS_EVERYTHING(warning(
            EVERY,
            "own rule: a constraint that constrains nothing",
            "The constraint covers every name of its type or address family, so permitting it limits "
                    + "nothing. Most likely a more specific one was meant.",
            "permit only what is needed, or leave the name type out"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final RuleInfo info;

    EmptyBaseRules(RuleInfo info) {
        this.info = info;
    }

    @Override
    public RuleInfo ruleInfo() {
        return info;
    }

    @Override
    public Optional<String> problem(PlacedSubtree entry) {
        SubtreeBase base = entry.base();
        return switch (this) {
            case EMPTY_BASE ->
                when(
                        isEmptyText(base) || isEmptyName(base),
                        "it is empty, which RFC 5280 takes for every name and AWS Private CA for none");
            case EMPTY_BASE_UNDEFINED ->
                when(isEmptyHost(base), "RFC 5280 does not say what an empty base of this type covers");
            case EMPTY_BASE_NOT_PORTABLE ->
                when(
                        isEmptyText(base),
                        entry.isPermitted()
                                ? "for three of seven verifiers, an empty base permits no name"
                                : "for some verifiers, an excluded empty base excludes nothing; others fail on it");
            case PERMITS_EVERYTHING ->
                when(
                        entry.isPermitted() && coversEverything(base),
                        "it permits every name of its type, so it limits nothing");
        };
    }

    private static boolean isEmptyText(SubtreeBase base) {
        return isEmptyHost(base) || (base instanceof DnsBase dns && dns.coversEverything());
    }

    private static boolean isEmptyHost(SubtreeBase base) {
        return (base instanceof EmailBase || base instanceof UriBase)
                && base.value().isEmpty();
    }

    private static boolean isEmptyName(SubtreeBase base) {
        return base instanceof DirectoryNameBase directory && directory.name().isEmpty();
    }

    private static boolean coversEverything(SubtreeBase base) {
        return (base instanceof DnsBase dns && dns.coversEverything())
                || (base instanceof IpBase ip && ip.prefix() == 0)
                || isEmptyName(base);
    }
}
