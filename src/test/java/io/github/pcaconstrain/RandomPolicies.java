package io.github.pcaconstrain;

import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.name.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Random constraints and names in the notation of {@code RawNames}, from few words, so that they meet often. The same
 * seed gives the same sequence.
 */
public final class RandomPolicies {
    private final Random random;
    private final String form;
    private final List<String> hosts = new ArrayList<>();

    /** A sequence for one name form: dns, ip, email, uri or dn. */
    public RandomPolicies(long seed, String form) {
        this.random = new Random(seed);
        this.form = form;
    }

    /** One to three CAs with one to four subtrees each. */
    public String policy() {
        hosts.clear();
        return repeat(1 + random.nextInt(3), " > ", ca -> repeat(1 + random.nextInt(4), "; ", i -> subtree()));
    }

    private String subtree() {
        return (random.nextInt(3) > 0 ? "permit " : "exclude ") + form + ":" + base();
    }

    private String base() {
        return switch (form) {
            case "dns" -> seldom(() -> "", () -> maybe(".") + host());
            case "email" -> seldom(() -> "", () -> random.nextBoolean() ? maybe(".") + host() : local() + "@" + host());
            case "uri" -> seldom(() -> "", () -> maybe(".") + host());
            case "ip" -> block();
            default -> seldom(() -> "", () -> dn(1 + random.nextInt(2)));
        };
    }

    /** A name, most often one that is well formed. */
    public String name() {
        return form + ":"
                + switch (form) {
                    case "dns" -> maybe("*.") + maybe("x.") + host() + dot();
                    case "email" -> local() + "@" + maybe("x.") + host();
                    case "uri" -> uri();
                    case "ip" -> seldom(() -> "::ffff:" + ipv4(), this::address);
                    default -> dn(1 + random.nextInt(3));
                };
    }

    private String uri() {
        String host = seldom(() -> pick("10.0.0.1", "[::1]", "EXAMPLE.com"), () -> maybe("x.") + host());
        String port = maybe(":8443");
        return seldom(() -> "urn:x:y", () -> "https://" + maybe("u@") + host + port + maybe("/p"));
    }

    /** Half of them a host that was there before, or one below it. */
    private String host() {
        if (!hosts.isEmpty() && random.nextBoolean()) {
            return maybe("a.") + hosts.get(random.nextInt(hosts.size()));
        }
        hosts.add(freshHost());
        return hosts.get(hosts.size() - 1);
    }

    private String freshHost() {
        return repeat(1 + random.nextInt(3), ".", i -> pick("a", "b", "c", "A", "aa"));
    }

    private String local() {
        return pick("u", "v", "U");
    }

    private String dn(int rdns) {
        return repeat(
                rdns, "", i -> "/" + pick("O", "OU", "CN") + "=" + pick("Ab", "aB", "printable(AB)", "c  d", "C d"));
    }

    private String block() {
        boolean v4 = random.nextInt(3) > 0;
        int prefix = Integer.parseInt(v4 ? pick("0", "8", "9", "16", "31") : pick("0", "8", "16", "64", "127"));
        String address = v4 ? ipv4() : ipv6();
        return seldom(() -> address + "/" + prefix, () -> canonical(address, prefix));
    }

    private static String canonical(String address, int prefix) {
        return new IpBase(IpAddress.parse(address).orElseThrow(), prefix)
                .canonical()
                .value();
    }

    private String address() {
        return random.nextInt(3) > 0 ? ipv4() : ipv6();
    }

    private String ipv4() {
        return repeat(4, ".", i -> pick("10", "0", "138", "255"));
    }

    private String ipv6() {
        return pick("a00::", "a00:8aff::", "::", "fd00::", "ff00:0:0:1::") + pick("1", "2", "ffff");
    }

    private String dot() {
        return random.nextInt(10) == 0 ? "." : "";
    }

    private String maybe(String text) {
        return random.nextInt(3) == 0 ? text : "";
    }

    private String seldom(Supplier<String> rare, Supplier<String> usual) {
        return random.nextInt(25) == 0 ? rare.get() : usual.get();
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String repeat(int times, String separator, IntFunction<String> part) {
        return IntStream.range(0, times).mapToObj(part).collect(Collectors.joining(separator));
    }
}
