package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.IpFamily;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.List;

/**
 * Permitted subtrees of names that nobody has. Permitting only these forbids a form in every verifier; excluding
 * everything fails in several.
 *
 * <p>RFC 6761, section 6.4: names below "invalid" never exist. 192.0.2.0/24 is for documentation (RFC 5737), and
 * 100::/64 is where routers discard what is sent to it (RFC 6666), so no host can have such an address; one address of
 * each is enough. Not 2001:db8::/32, because documentation addresses turn up in laboratories, and not a private range,
 * which hosts have.
 */
public final class PlaceholderBases {
    static final IpBase IPV4 = address("192.0.2.0");
    static final IpBase IPV6 = address("100::");

    private static final String HOST = "invalid";

    private PlaceholderBases() {}

    /** The reserved values that forbid all others of a form; empty for a form that cannot be closed in this way. */
    public static List<SubtreeBase> bases(NameForm form) {
        return switch (form) {
            case DNS -> List.of(new DnsBase(HOST));
            case EMAIL -> List.of(new EmailBase(HOST));
            case URI -> List.of(new UriBase(HOST));
            case IP -> List.of(IPV4, IPV6);
            case DIRECTORY_NAME, OTHER_NAME, X400_ADDRESS, EDI_PARTY_NAME, REGISTERED_ID -> List.of();
        };
    }

    /** The reserved value that closes an address family. */
    static IpBase of(IpFamily family) {
        return family == IpFamily.V4 ? IPV4 : IPV6;
    }

    private static IpBase address(String text) {
        IpAddress address = IpAddress.parse(text).orElseThrow();
        return new IpBase(address, address.family().bits());
    }
}
