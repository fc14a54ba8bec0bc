package io.github.pcaconstrain.lint.rules;

import static io.github.pcaconstrain.lint.rules.Profiles.EVERY;
import static io.github.pcaconstrain.lint.rules.RuleInfo.error;

import io.github.pcaconstrain.policy.MalformedBase;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Optional;

/** Rules about bases that break the syntax of their form. */
enum MalformedBaseRules implements SubtreeRule {
    NOT_ASCII(error(
            EVERY,
            "RFC 5280, section 7; RFC 9549",
            "dNSName, rfc822Name and uniformResourceIdentifier are IA5Strings. An international name is "
                    + "written in A-labels (xn--...), and a constraint in raw UTF-8 matches no name in any "
                    + "verifier that we measured.",
            "write the A-labels of the name")),
    WILDCARD(error(
            EVERY,
            "RFC 5280, section 4.2.1.10",
            "A constraint already covers every name below it, so it needs no wildcard. Verifiers compare a "
                    + "star literally: a permitted wildcard permits nothing and an excluded one excludes nothing. "
                    + "Firefox refuses the certificate as broken.",
            "leave out the star and the dot after it")),
    TRAILING_DOT(error(
            EVERY,
            "RFC 1034, section 3.5, as used by RFC 5280, section 4.2.1.6",
            "A dot at the end, common in zone files, is not part of the preferred name syntax. GnuTLS and "
                    + "Bouncy Castle drop it, the others never match.",
            "leave out the dot at the end")),
    BLANK(error(
            EVERY,
            "RFC 1034, section 3.5, as used by RFC 5280, section 4.2.1.6",
            "A constraint that contains a space matches nothing. Most such spaces are left over from splitting a "
                    + "list at its commas.",
            "leave out the space")),
    NAME_TOO_LONG(error(
            EVERY,
            "RFC 1034, section 3.1",
            "A label may have 63 octets and a name 253. No name that long can exist, and parsers may "
                    + "refuse the constraint.",
            "shorten the name")),
    IP_LENGTH(error(
            EVERY,
            "RFC 5280, section 4.2.1.10",
            "An iPAddress constraint is an address and a mask: 8 octets for IPv4, 32 for IPv6. An address "
                    + "without its mask, or the zero octets that Windows certificate services write to "
                    + "mean \"none\", make Go, GnuTLS and the JDK refuse the whole chain, while others "
                    + "skip the entry.",
            "write an address with its mask; to forbid all addresses, permit one reserved range of each family")),
    IP_MASK(error(
            EVERY,
            "RFC 5280, section 4.2.1.10, which refers to RFC 4632 (CIDR)",
            "The mask must be a run of ones followed by zeros. OpenSSL, NSS, the JDK and Bouncy Castle "
                    + "apply any other mask bit by bit, Go, pyca, GnuTLS and Chromium refuse it.",
            "write one CIDR block for each range that is meant")),
    DNS_SYNTAX(error(
            EVERY,
            "RFC 5280, section 4.2.1.10 and 4.2.1.6",
            "A dNSName constraint is a host name in the preferred name syntax of RFC 1034, or empty. "
                    + "Anything else matches nothing or makes the chain unusable.",
            "write a host name such as example.com")),
    EMAIL_SYNTAX(error(
            EVERY,
            "RFC 5280, section 4.2.1.10",
            "An rfc822Name constraint is a mailbox (user@example.com), a host (example.com) or, after a "
                    + "dot, a domain (.example.com). OpenSSL and Bouncy Castle read @example.com as a "
                    + "host, the others never match it.",
            "write user@example.com, example.com or .example.com")),
    URI_SYNTAX(error(
            EVERY,
            "RFC 5280, section 4.2.1.10",
            "A URI constraint is a host (example.com) or, after a dot, a domain (.example.com): no scheme, port, "
                    + "path or address. Written with a scheme it matches nothing, although GnuTLS accepts everything.",
            "write the host alone, such as example.com")),
    UNREADABLE_BASE(error(
            EVERY,
            "RFC 5280, appendix A.2",
            "The base of a subtree must be a well-formed GeneralName. What this one was meant to permit or "
                    + "forbid cannot be known.",
            "encode the constraints again, for instance with pca-constrain encode"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final RuleInfo info;

    MalformedBaseRules(RuleInfo info) {
        this.info = info;
    }

    @Override
    public RuleInfo ruleInfo() {
        return info;
    }

    @Override
    public Optional<String> problem(PlacedSubtree entry) {
        return entry.base() instanceof MalformedBase malformed && of(malformed) == this
                ? Optional.of(malformed.flaw().words())
                : Optional.empty();
    }

    private static MalformedBaseRules of(MalformedBase malformed) {
        return switch (malformed.flaw().kind()) {
            case NOT_ASCII -> NOT_ASCII;
            case WILDCARD -> WILDCARD;
            case TRAILING_DOT -> TRAILING_DOT;
            case BLANK -> BLANK;
            case TOO_LONG -> NAME_TOO_LONG;
            case ADDRESS_LENGTH -> IP_LENGTH;
            case ADDRESS_MASK -> IP_MASK;
            case SYNTAX -> ofSyntax(malformed.form());
        };
    }

    private static MalformedBaseRules ofSyntax(NameForm form) {
        return switch (form) {
            case DNS -> DNS_SYNTAX;
            case EMAIL -> EMAIL_SYNTAX;
            case URI -> URI_SYNTAX;
            case IP, OTHER_NAME, X400_ADDRESS, DIRECTORY_NAME, EDI_PARTY_NAME, REGISTERED_ID -> UNREADABLE_BASE;
        };
    }
}
