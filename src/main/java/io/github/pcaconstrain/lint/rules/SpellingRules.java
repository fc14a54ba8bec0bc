package io.github.pcaconstrain.lint.rules;

import static io.github.pcaconstrain.lint.rules.Profiles.EVERY;
import static io.github.pcaconstrain.lint.rules.RuleInfo.error;
import static io.github.pcaconstrain.lint.rules.RuleInfo.info;
import static io.github.pcaconstrain.lint.rules.RuleInfo.warning;
import static io.github.pcaconstrain.lint.rules.SubtreeRule.when;

import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.name.HostName;
import java.util.Optional;
import java.util.Set;

/** Rules about hosts and addresses that are well-formed, but most likely not what was meant. */
enum SpellingRules implements SubtreeRule {
    UPPER_CASE(info(
            EVERY,
            "RFC 9549, section 2",
            "Host names are compared without regard to case, and RFC 9549 wants A-labels in lower case. "
                    + "Mixed case makes diffs and searches harder and has no effect.",
            "write the name in lower case")),
    UNDERSCORE(warning(
            EVERY,
            "RFC 1034, section 3.5, as used by RFC 5280, section 4.2.1.6",
            "The preferred name syntax has letters, digits and hyphens. The verifiers that we measured "
                    + "accept an underscore, linters of the web PKI do not, and no public CA may issue for "
                    + "such a name.",
            "rename the host if you can")),
    URI_NOT_QUALIFIED(error(
            EVERY,
            "RFC 5280, section 4.2.1.10",
            "A URI constraint must be a fully qualified domain name, so a name of one label cannot be one. The "
                    + "reserved name \"invalid\", with which a policy forbids all URIs, is not reported.",
            "write the full name of the host")),
    SINGLE_LABEL(warning(
            EVERY,
            "own rule: a slip with a wide effect",
            "A name of one label is a top-level domain. Permitting it permits everything below, most of which "
                    + "belongs to others. Names reserved for private use or never delegated, such as internal, corp, "
                    + "home, local, test and invalid, are not reported.",
            "name the domain that is meant, such as example.com")),
    PUBLIC_SUFFIX(warning(
            EVERY,
            "own rule; publicsuffix.org",
            "Anyone can register a name below a public suffix such as co.uk, so no one can own all that is "
                    + "permitted. The rule knows a short list of common suffixes of two labels, not the whole Public "
                    + "Suffix List; single-label finds those of one.",
            "name the registered domain that is meant, such as example.co.uk")),
    WILDCARD_MAILBOX(warning(
            EVERY,
            "own rule; RFC 5322, section 3.2.3",
            "In the local part of a mailbox, a star is an ordinary character: *@example.com is the single "
                    + "mailbox named '*', and permits or excludes no other mailbox at that host.",
            "name the host alone, such as example.com, for every mailbox at it")),
    IP_HOST_BITS(error(
            EVERY,
            "RFC 5280, section 4.2.1.10, which refers to RFC 4632 (CIDR)",
            "The bits of the address below its prefix must be zero. The JDK compares them and so never "
                    + "matches such a constraint; others clear them first.",
            "clear the bits below the prefix, or lengthen the prefix"));

    // RFC 6761, RFC 6762 and RFC 2606, and the names that ICANN reserved for private use or will not delegate.
    private static final Set<String> NEVER_DELEGATED =
            Set.of("invalid", "test", "example", "localhost", "local", "internal", "corp", "home", "mail");

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final RuleInfo info;

    SpellingRules(RuleInfo info) {
        this.info = info;
    }

    @Override
    public RuleInfo ruleInfo() {
        return info;
    }

    @Override
    public Optional<String> problem(PlacedSubtree entry) {
        String host = Hosts.of(entry.base()).orElse("");
        return switch (this) {
            case UPPER_CASE -> when(isUpperCase(entry.base()), "the host is not in lower case");
            case UNDERSCORE ->
                when(host.indexOf('_') >= 0, "the host has an underscore, which is not in the preferred name syntax");
            case URI_NOT_QUALIFIED ->
                when(isUnqualified(entry.base()), "a URI constraint of one label is not fully qualified");
            case SINGLE_LABEL ->
                when(
                        entry.isPermitted() && isTopLevel(host),
                        "a name of one label is permitted: a whole top-level domain");
            case PUBLIC_SUFFIX ->
                when(
                        entry.isPermitted() && PublicSuffixes.contain(host),
                        host + " is a public suffix: anyone can register a name below it");
            case WILDCARD_MAILBOX ->
                when(
                        entry.base() instanceof EmailBase mailbox
                                && mailbox.localPart().indexOf('*') >= 0,
                        "the star is an ordinary character here, not a wildcard");
            case IP_HOST_BITS -> hostBits(entry.base());
        };
    }

    private static boolean isUpperCase(SubtreeBase base) {
        Optional<String> spelled = Hosts.spelled(base);
        return !spelled.equals(spelled.map(HostName::fold));
    }

    private static boolean isUnqualified(SubtreeBase base) {
        return base instanceof UriBase uri
                && !uri.host().isEmpty()
                && uri.host().indexOf('.') < 0
                && !Hosts.isNobody(uri);
    }

    private static boolean isTopLevel(String host) {
        return !host.isEmpty() && host.indexOf('.') < 0 && !NEVER_DELEGATED.contains(host);
    }

    private static Optional<String> hostBits(SubtreeBase base) {
        return base instanceof IpBase block && block.hasHostBits()
                ? Optional.of("bits are set below the prefix; the block is "
                        + block.canonical().value())
                : Optional.empty();
    }
}
