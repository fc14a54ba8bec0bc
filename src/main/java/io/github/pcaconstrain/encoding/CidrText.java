package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.failure.InvalidConstraintException;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** CIDR blocks as text: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, {@code 10.0.0.0/255.0.0.0}, or a single address. */
final class CidrText {
    private static final Pattern PREFIX = Pattern.compile("0|[1-9]\\d{0,2}");

    private CidrText() {}

    /**
     * Parses a block.
     *
     * @throws InvalidConstraintException if the text is not a block, or has bits set below its prefix
     */
    static IpBase parse(String text, Notes notes) {
        int slash = text.indexOf('/');
        String addressText = slash < 0 ? text : text.substring(0, slash);
        IpAddress address = IpAddress.parse(addressText)
                .orElseThrow(() -> invalid(text, "'" + addressText + "' is not an IP address", AddressHint.of(text)));
        return slash < 0 ? single(text, address, notes) : block(text, address, text.substring(slash + 1));
    }

    private static IpBase single(String text, IpAddress address, Notes notes) {
        if (AddressHint.isMask(address)) {
            throw invalid(
                    text,
                    "it is a network mask, and not the address of a host",
                    "put the length of the prefix after the address that the mask belongs to: ip:ADDRESS/"
                            + AddressHint.prefix(address).orElseThrow());
        }
        IpBase single = new IpBase(address, address.family().bits());
        notes.add("ip:" + text + " is encoded as the single address " + single.value());
        return single;
    }

    private static IpBase block(String text, IpAddress address, String prefixText) {
        OptionalInt prefix = prefix(prefixText, address);
        if (prefix.isEmpty()) {
            throw invalid(
                    text,
                    "'" + prefixText + "' is not a prefix length from 0 to "
                            + address.family().bits(),
                    "write " + inverse(prefixText, address).orElseGet(() -> AddressHint.alone(address)));
        }
        IpBase block = new IpBase(address, prefix.getAsInt());
        if (block.hasHostBits()) {
            throw invalid(
                    text,
                    "the address has bits set below the prefix",
                    "write " + AddressHint.block(address, prefix.getAsInt()));
        }
        return block;
    }

    /** The block, if the mask is an inverse mask as used in access lists. */
    private static Optional<String> inverse(String mask, IpAddress address) {
        return IpAddress.parse(mask)
                .filter(inverse -> inverse.family() == address.family())
                .map(AddressHint::prefix)
                .filter(OptionalInt::isPresent)
                .map(prefix -> AddressHint.block(address, prefix.getAsInt()));
    }

    private static OptionalInt prefix(String text, IpAddress address) {
        int bits = address.family().bits();
        if (PREFIX.matcher(text).matches()) {
            int prefix = Integer.parseInt(text);
            return prefix <= bits ? OptionalInt.of(prefix) : OptionalInt.empty();
        }
        return IpAddress.parse(text)
                .filter(mask -> mask.family() == address.family())
                .map(mask -> NetworkMask.prefix(mask.octets()))
                .orElse(OptionalInt.empty());
    }

    private static InvalidConstraintException invalid(String text, String problem, String hint) {
        return ConstraintSyntax.invalid(NameForm.IP, text, problem, hint);
    }
}
