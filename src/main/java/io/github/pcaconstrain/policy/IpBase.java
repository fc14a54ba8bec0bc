package io.github.pcaconstrain.policy;

import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Objects;

/**
 * An iPAddress constraint: a CIDR block.
 *
 * <p>RFC 5280, section 4.2.1.10: "the iPAddress field of GeneralName MUST contain eight (8) octets, encoded in the style
 * of RFC 4632 (CIDR) to represent an address range"; 32 octets for IPv6.
 *
 * @param address the address as given, which may have bits set below the prefix; these are ignored
 * @param prefix the prefix length in bits, 0 to 32 or 128
 */
public record IpBase(IpAddress address, int prefix) implements SubtreeBase {
    public IpBase {
        Objects.requireNonNull(address, "address");
        if (prefix < 0 || prefix > address.family().bits()) {
            throw new IllegalArgumentException("/" + prefix + " for " + address.family());
        }
    }

    /** Whether bits are set below the prefix. */
    public boolean hasHostBits() {
        return !address.equals(address.first(prefix));
    }

    /** The same block with the bits below the prefix cleared. */
    public IpBase canonical() {
        return new IpBase(address.first(prefix), prefix);
    }

    /** Whether this block contains every address of the other. */
    public boolean covers(IpBase other) {
        return address.family() == other.address.family()
                && prefix <= other.prefix
                && address.first(prefix).equals(other.address.first(prefix));
    }

    @Override
    public NameForm form() {
        return NameForm.IP;
    }

    @Override
    public String value() {
        return address + "/" + prefix;
    }
}
