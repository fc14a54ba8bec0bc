package io.github.pcaconstrain.bench;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Constraints and names as the command line writes them: M different subtrees, and N names of which every other one is inside. */
public enum Shape {
    DNS(i -> "dns:zone" + i + ".example.com", i -> "dns:host.zone" + i + ".example.com", i -> "dns:host" + i + ".example.net"),
    EMAIL(i -> "email:host" + i + ".example.com", i -> "email:u@host" + i + ".example.com", i -> "email:u@host" + i + ".example.net"),
    URI(
            i -> "uri:.zone" + i + ".example.com",
            i -> "uri:https://a.zone" + i + ".example.com/x",
            i -> "uri:https://a.zone" + i + ".example.net/x"),
    IPV4(i -> "ip:" + ipv4(10, i) + ".0/24", i -> "ip:" + ipv4(10, i) + ".7", i -> "ip:" + ipv4(172, i) + ".7"),
    IPV6(i -> "ip:" + ipv6("2001:db8", i) + ":/64", i -> "ip:" + ipv6("2001:db8", i) + ":7", i -> "ip:" + ipv6("2001:db9", i) + ":7"),
    DIRECTORY(i -> "dn:O=Unit " + i + ",C=US", i -> "dn:CN=host,O=Unit " + i + ",C=US", i -> "dn:CN=host,O=Unit " + i + ",C=DE");

    private final IntFunction<String> constraint;
    private final IntFunction<String> inside;
    private final IntFunction<String> outside;

    Shape(IntFunction<String> constraint, IntFunction<String> inside, IntFunction<String> outside) {
        this.constraint = constraint;
        this.inside = inside;
        this.outside = outside;
    }

    /** This many constraints, no two the same. */
    public List<String> constraints(int count) {
        return IntStream.range(0, count).mapToObj(constraint).toList();
    }

    /** This many names, spread over the constraints. */
    public List<String> names(int count, int constraints) {
        return IntStream.range(0, count)
                .mapToObj(i -> (i % 2 == 0 ? inside : outside).apply((int) (i * 31L % constraints)))
                .toList();
    }

    private static String ipv4(int first, int i) {
        return (first + (i >> 16)) + "." + (i >> 8 & 0xff) + "." + (i & 0xff);
    }

    private static String ipv6(String prefix, int i) {
        return prefix + ":" + Integer.toHexString(i >> 16) + ":" + Integer.toHexString(i & 0xffff) + ":";
    }
}
