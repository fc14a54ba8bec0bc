package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.failure.InvalidConstraintException;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** CIDR blocks as text: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, {@code 10.0.0.0/255.0.0.0}, or one address alone. */
final class CidrText {
    private static final Pattern PREFIX = Pattern.compile("0|[1-9]\\d{0,2}");

    private CidrText() {}

    /**
     * Reads a block.
     *
     * @throws InvalidConstraintException if it is none, or has bits set below its prefix
     */
    static IpBase parse(String text, Notes notes) {
        int slash = text.indexOf('/');
        String addressText = slash < 0 ? text : text.substring(0, slash);
        IpAddress address = IpAddress.parse(addressText)
                .orElseThrow(() -> invalid(text, "'" + addressText + "' is no IP address", "write ip:10.0.0.0/8"));
        if (slash < 0) {
            IpBase single = new IpBase(address, address.family().bits());
            notes.add("ip:" + text + " is encoded as the single address " + single.value());
            return single;
        }
        String prefixText = text.substring(slash + 1);
        OptionalInt prefix = prefix(prefixText, address);
        if (prefix.isEmpty()) {
            throw invalid(
                    text,
                    "'" + prefixText + "' is no prefix length from 0 to "
                            + address.family().bits(),
                    "write ip:" + address + "/" + address.family().bits() + " for that address alone");
        }
        IpBase block = new IpBase(address, prefix.getAsInt());
        if (block.hasHostBits()) {
            throw invalid(
                    text,
                    "the address has bits set below the prefix",
                    "write ip:" + block.canonical().value() + ", or ip:" + address + "/"
                            + address.family().bits() + " for that address alone");
        }
        return block;
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
