package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.name.HostName;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.IpFamily;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to type instead of an address or block that cannot be read. A hint contains a block only if it covers exactly
 * the addresses that were meant. Otherwise, it describes the syntax of addresses.
 */
final class AddressHint {
    /** The maximum number of blocks in a hint. */
    private static final int MOST_BLOCKS = 8;

    private static final int OCTETS = 4;
    private static final int BITS = 8;

    private static final Pattern RANGE = Pattern.compile("([^\\s-]+)\\s*(?:-|\u2013|\\.\\.|\\bto\\b)\\s*([^\\s-]+)");
    private static final Pattern PAIR = Pattern.compile("([^\\s,;]+)[\\s,;]+([^\\s,;]+)");
    private static final Pattern STARS = Pattern.compile("((?:\\d+\\.){1,3})\\*(?:\\.\\*)*");
    private static final Pattern DECORATED = Pattern.compile("\\[([^\\[\\]]+)](?::\\d+)?(?:/128)?|([0-9.]+):\\d+");
    private static final Pattern ZONE = Pattern.compile("([0-9A-Fa-f:.]+)%[^/]+(/\\d+)?");
    private static final Pattern NUMBERS = Pattern.compile("\\d+(?:\\.\\d+)*(?:/.*)?");

    private AddressHint() {}

    /** What to type instead of a text that is neither an address nor a block. */
    static String of(String text) {
        return range(text)
                .or(() -> pair(text))
                .or(() -> stars(text))
                .or(() -> decorated(text))
                .or(() -> numbers(text))
                .orElseGet(() -> shape(text));
    }

    /** The block of an address followed by a mask; empty if the second text is not a mask. */
    static Optional<String> masked(String address, String mask) {
        return IpAddress.parse(address)
                .flatMap(first -> IpAddress.parse(mask)
                        .filter(AddressHint::isMask)
                        .filter(second -> second.family() == first.family())
                        .map(second -> "write " + block(first, prefix(second).orElseThrow())));
    }

    /** Whether an address can only be a mask, because no host can have it. */
    static boolean isMask(IpAddress address) {
        OptionalInt prefix = prefix(address);
        return address.family() == IpFamily.V4
                && prefix.isPresent()
                && prefix.getAsInt() > 0
                && (address.low() >>> 24 == 0xff || address.low() < 0x0100_0000L);
    }

    /** The prefix length of a mask, or of an inverse mask as used in access lists: 24 for 0.0.0.255. */
    static OptionalInt prefix(IpAddress mask) {
        byte[] octets = mask.octets();
        OptionalInt prefix = NetworkMask.prefix(octets);
        if (prefix.isPresent()) {
            return prefix;
        }
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) ~octets[i];
        }
        return NetworkMask.prefix(octets);
    }

    /** A block with the bits below its prefix cleared, and if any were set, also the address alone. */
    static String block(IpAddress address, int prefix) {
        IpBase block = new IpBase(address, prefix);
        return block.canonical().text() + (block.hasHostBits() ? ", or " + alone(address) : "");
    }

    /** An address, with the remark that it is a single address. */
    static String alone(IpAddress address) {
        return single(address).text() + " for that address alone";
    }

    private static IpBase single(IpAddress address) {
        return new IpBase(address, address.family().bits());
    }

    private static Optional<String> range(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return Optional.empty();
        }
        Optional<IpAddress> first = IpAddress.parse(range.group(1));
        Optional<IpAddress> last = IpAddress.parse(range.group(2));
        if (first.isEmpty()
                || last.isEmpty()
                || first.get().family() != last.get().family()) {
            return Optional.empty();
        }
        if (first.get().compareTo(last.get()) > 0) {
            return Optional.of("the range ends before it starts");
        }
        List<String> blocks = blocks(first.get(), last.get());
        return Optional.of(
                blocks.size() > MOST_BLOCKS
                        ? "write the range as blocks, each as ip:ADDRESS/PREFIX"
                        : "write the range as " + (blocks.size() == 1 ? "a block: " : "blocks: ")
                                + String.join(",", blocks));
    }

    /**
     * The fewest blocks that cover exactly the addresses from the first to the last; stops after one block too many.
     */
    private static List<String> blocks(IpAddress first, IpAddress last) {
        List<String> blocks = new ArrayList<>();
        Optional<IpAddress> next = Optional.of(first);
        while (next.isPresent() && next.get().compareTo(last) <= 0 && blocks.size() <= MOST_BLOCKS) {
            IpAddress start = next.get();
            int prefix = start.family().bits();
            while (prefix > 0
                    && start.first(prefix - 1).equals(start)
                    && start.last(prefix - 1).compareTo(last) <= 0) {
                prefix--;
            }
            blocks.add(new IpBase(start, prefix).text());
            next = start.last(prefix).next();
        }
        return blocks;
    }

    private static Optional<String> pair(String text) {
        Matcher pair = PAIR.matcher(text);
        if (!pair.matches()) {
            return Optional.empty();
        }
        return masked(pair.group(1), pair.group(2))
                .or(() -> TypableConstraint.of(NameForm.IP, new String[] {pair.group(1), pair.group(2)})
                        .map(both -> "to give several, put commas between them: " + both));
    }

    private static Optional<String> stars(String text) {
        Matcher stars = STARS.matcher(text);
        if (!stars.matches() || text.split("\\.", -1).length != OCTETS) {
            return Optional.empty();
        }
        int known = stars.group(1).split("\\.").length;
        String address = stars.group(1) + "0" + ".0".repeat(OCTETS - known - 1);
        return IpAddress.parse(address).map(start -> "write " + new IpBase(start, known * BITS).text());
    }

    private static Optional<String> decorated(String text) {
        Matcher decorated = DECORATED.matcher(text);
        if (decorated.matches()) {
            String inner = decorated.group(1) == null ? decorated.group(2) : decorated.group(1);
            return IpAddress.parse(inner)
                    .map(address -> "a constraint has no brackets and no port: write " + alone(address));
        }
        Matcher zone = ZONE.matcher(text);
        return zone.matches()
                ? TypableConstraint.of(NameForm.IP, zone.group(1) + (zone.group(2) == null ? "" : zone.group(2)))
                        .map(constraint -> "an address in a certificate has no zone: write " + constraint)
                : Optional.empty();
    }

    private static Optional<String> numbers(String text) {
        if (!NUMBERS.matcher(text).matches()) {
            return Optional.empty();
        }
        String address = text.split("/", 2)[0];
        if (address.split("\\.").length != OCTETS) {
            return Optional.of("an IPv4 address has four numbers with a dot between them");
        }
        return Optional.of(
                address.matches("(.*\\.)?0\\d.*")
                        ? "write the numbers of the address without leading zeros"
                        : "each number of an IPv4 address is at most 255");
    }

    private static String shape(String text) {
        return HostName.flaw(text).isEmpty() && !text.isEmpty()
                ? "ip: takes addresses only; a DNS name is written dns:NAME"
                : "write ip:ADDRESS for one address, or ip:ADDRESS/PREFIX with the number of leading bits that count";
    }
}
