package io.github.pcaconstrain.policy.index;

import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.DistinguishedName.Attribute;
import io.github.pcaconstrain.policy.name.DistinguishedName.Rdn;
import io.github.pcaconstrain.policy.name.DistinguishedName.Syntax;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.RdnKey;
import io.github.pcaconstrain.policy.name.Side;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What one base covers, said as plainly as can be, to hold the indexes against. Everything is a path of steps from the widest on:
 * labels from the right, bits, or RDNs.
 */
enum Scan {
    DNS {
        @Override
        boolean covers(Side side, SubtreeBase base, Object name) {
            boolean wildcard = name.toString().startsWith("*.");
            List<String> path = path(side, wildcard ? name.toString().substring(2) : name);
            List<String> host = path(side, base);
            if (!wildcard) {
                return startsWith(path, host) && (!isBelow(base) || path.size() > host.size());
            }
            boolean some = side == Side.EXCLUDED && !isBelow(base) && host.size() == path.size() + 1;
            return startsWith(path, host) || (some && startsWith(host, path));
        }

        @Override
        boolean coversAll(Side side, SubtreeBase base, SubtreeBase other) {
            List<String> inner = path(side, other);
            List<String> outer = path(side, base);
            boolean strict = isBelow(base) && !isBelow(other);
            return startsWith(inner, outer) && (!strict || inner.size() > outer.size());
        }
    },
    EMAIL {
        @Override
        boolean covers(Side side, SubtreeBase base, Object name) {
            String mailbox = name.toString();
            if (!base.value().contains("@")) {
                return coversHost(side, base, path(side, mailbox));
            }
            boolean local = local(base.value()).equals(local(mailbox));
            return local && path(side, base).equals(path(side, mailbox));
        }

        @Override
        boolean coversAll(Side side, SubtreeBase base, SubtreeBase other) {
            if (other.value().contains("@")) {
                return covers(side, base, other.value());
            }
            return !base.value().contains("@") && coversHosts(side, base, other);
        }
    },
    URI {
        @Override
        boolean covers(Side side, SubtreeBase base, Object name) {
            return coversHost(side, base, path(side, name));
        }

        @Override
        boolean coversAll(Side side, SubtreeBase base, SubtreeBase other) {
            return coversHosts(side, base, other);
        }
    },
    IP {
        @Override
        boolean covers(Side side, SubtreeBase base, Object name) {
            return startsWith(path(side, name), path(side, base));
        }

        @Override
        boolean coversAll(Side side, SubtreeBase base, SubtreeBase other) {
            return startsWith(path(side, other), path(side, base));
        }
    },
    DIRECTORY {
        @Override
        boolean covers(Side side, SubtreeBase base, Object name) {
            return startsWith(path(side, name), path(side, base));
        }

        @Override
        boolean coversAll(Side side, SubtreeBase base, SubtreeBase other) {
            return startsWith(path(side, other), path(side, base));
        }
    };

    abstract boolean covers(Side side, SubtreeBase base, Object name);

    abstract boolean coversAll(Side side, SubtreeBase base, SubtreeBase other);

    /** Whether some reader may find the name inside an exclusion, where either has values that are read only in part. */
    static boolean perhapsCovers(SubtreeBase base, DistinguishedName name) {
        List<Rdn> start = ((DirectoryNameBase) base).name().rdns();
        boolean perhaps = start.size() <= name.rdns().size();
        for (int i = 0; perhaps && i < start.size(); i++) {
            List<Attribute> one = start.get(i).attributes();
            List<Attribute> other = name.rdns().get(i).attributes();
            perhaps = one.size() == other.size()
                    && one.stream().allMatch(a -> other.stream().anyMatch(b -> perhapsSame(a, b)))
                    && other.stream().allMatch(b -> one.stream().anyMatch(a -> perhapsSame(a, b)));
        }
        return perhaps || startsWith(path(Side.EXCLUDED, name), path(Side.EXCLUDED, base));
    }

    private static boolean perhapsSame(Attribute one, Attribute other) {
        boolean oneEnds = one.syntax() != Syntax.OTHER;
        boolean otherEnds = other.syntax() != Syntax.OTHER;
        String a = plain(one.value());
        String b = plain(other.value());
        boolean same = oneEnds ? (otherEnds ? a.equals(b) : a.startsWith(b)) : b.startsWith(a);
        return one.type().equals(other.type()) && (same || (!oneEnds && !otherEnds && a.startsWith(b)));
    }

    private static String plain(String value) {
        return Normalizer.normalize(value.toLowerCase(Locale.ROOT), Normalizer.Form.NFC)
                .strip()
                .replaceAll(" +", " ");
    }

    /** How many steps the base has in common with the name. */
    static int shared(Side side, SubtreeBase base, Object name) {
        List<String> one = path(side, base);
        List<String> other = path(side, name);
        int shared = 0;
        while (shared < Math.min(one.size(), other.size()) && one.get(shared).equals(other.get(shared))) {
            shared++;
        }
        return shared;
    }

    static List<String> path(Side side, Object of) {
        if (of instanceof IpBase base) {
            return bits(base.address()).subList(0, base.prefix() + 1);
        }
        if (of instanceof IpAddress address) {
            return bits(address);
        }
        if (of instanceof DirectoryNameBase base) {
            return path(side, base.name());
        }
        if (of instanceof DistinguishedName name) {
            return name.rdns().stream().map((Rdn rdn) -> RdnKey.of(rdn, side)).toList();
        }
        String text = of instanceof SubtreeBase base ? base.value() : of.toString();
        String host = text.substring(text.lastIndexOf('@') + 1);
        List<String> labels =
                new ArrayList<>(List.of(host.toLowerCase(Locale.ROOT).split("\\.")));
        labels.removeIf(String::isEmpty);
        Collections.reverse(labels);
        return labels;
    }

    // The family is the first step.
    private static List<String> bits(IpAddress address) {
        List<String> bits = new ArrayList<>(List.of(address.family().toString()));
        for (byte octet : address.octets()) {
            for (int bit = 7; bit >= 0; bit--) {
                bits.add((octet >> bit & 1) == 0 ? "0" : "1");
            }
        }
        return bits;
    }

    private static boolean coversHost(Side side, SubtreeBase base, List<String> host) {
        if (base.value().isEmpty()) {
            return side == Side.EXCLUDED;
        }
        List<String> path = path(side, base);
        return isBelow(base) ? startsWith(host, path) && host.size() > path.size() : host.equals(path);
    }

    private static boolean coversHosts(Side side, SubtreeBase base, SubtreeBase other) {
        if (base.value().isEmpty() || other.value().isEmpty()) {
            return side == Side.EXCLUDED && base.value().isEmpty();
        }
        return isBelow(other)
                ? isBelow(base) && startsWith(path(side, other), path(side, base))
                : coversHost(side, base, path(side, other));
    }

    private static String local(String mailbox) {
        String local = mailbox.substring(0, mailbox.lastIndexOf('@'));
        boolean quoted = local.startsWith("\"");
        return quoted ? local.substring(1, local.length() - 1).replaceAll("\\\\(.)", "$1") : local;
    }

    private static boolean isBelow(SubtreeBase base) {
        return base.value().startsWith(".");
    }

    private static boolean startsWith(List<String> path, List<String> start) {
        return path.size() >= start.size() && path.subList(0, start.size()).equals(start);
    }
}
