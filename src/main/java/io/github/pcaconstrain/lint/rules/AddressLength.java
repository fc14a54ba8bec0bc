package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;

/** An iPAddress constraint has 8 or 32 octets. */
final class AddressLength extends MalformedKindRule {
    AddressLength() {
        super(
                MalformedKind.ADDRESS_LENGTH,
                new RuleInfo(
                        "ip-length",
                        Severity.ERROR,
                        Profiles.EVERY,
                        "RFC 5280, section 4.2.1.10",
                        "An iPAddress constraint is an address and a mask: 8 octets for IPv4, 32 for IPv6. An "
                                + "address without its mask, or the zero octets that Windows certificate services write to "
                                + "mean \"none\", make Go, GnuTLS and the JDK refuse the whole chain, while others skip the "
                                + "entry.",
                        "write an address with its mask; to forbid all addresses, permit a dummy range of each family"));
    }
}
