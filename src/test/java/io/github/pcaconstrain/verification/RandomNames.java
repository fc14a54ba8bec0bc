package io.github.pcaconstrain.verification;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Random constraints and names of each type, in the notation of {@code RawNames} without its prefix. */
final class RandomNames {
    private static final int ONE_MALFORMED_IN = 16;
    private final Random random;

    RandomNames(Random random) {
        this.random = random;
    }

    /** A constraint. */
    String base(String form) {
        if (random.nextInt(ONE_MALFORMED_IN) == 0) {
            return malformedBase(form);
        }
        return switch (form) {
            case "dns" -> maybe(".") + host();
            case "email" -> random.nextInt(3) == 0 ? local() + "@" + host() : maybe(".") + host();
            case "uri" -> maybe(".") + host();
            case "ip" ->
                pick("10.0.0.0/8", "10.1.0.0/16", "10.1.2.3/32", "192.0.2.0/24", "2001:db8::/32", "a00::/8", "::1/128");
            default -> dn();
        };
    }

    private String malformedBase(String form) {
        return switch (form) {
            case "dns" -> pick("", ".", "*.b.example", "a..example", "b.example.", "a_b.example", "..example");
            case "email" -> pick("", ".", "@b.example", "u@", "*@b.example", "u@.b.example");
            case "uri" -> pick("", ".", "https://b.example", "b.example:443", "10.0.0.1");
            case "ip" ->
                pick("10.0.0.0/255.0.255.0", "10.1.2.3/8", "#0a00", "#", "#0a000000ff0000", "0.0.0.0/0", "::/0");
            default -> pick("", "/O=", "/O=printable(a*)");
        };
    }

    /** A name. */
    String name(String form) {
        if (random.nextInt(ONE_MALFORMED_IN) == 0) {
            return malformedName(form);
        }
        return switch (form) {
            case "dns" -> pick("", "", "*.", "x.") + host();
            case "email" -> local() + "@" + maybe("x.") + host();
            case "uri" -> pick("https://", "ldap://", "https://u@") + maybe("x.") + host() + pick("", ":8443", "/p");
            case "ip" -> pick("10.1.2.3", "10.2.3.4", "192.0.2.1", "2001:db8::1", "a01::1", "::1", "::ffff:10.1.2.3");
            default -> dn() + maybe("/CN=x");
        };
    }

    private String malformedName(String form) {
        return switch (form) {
            case "dns" -> pick("", ".", "a..example", "a.b.example.", "*", "a.*.example", "a_b.example", "-a.example");
            case "email" -> pick("", "b.example", "u@", "@b.example", "u@b.example.", "u@[10.0.0.1]", "u@v@b.example");
            case "uri" ->
                pick(
                        "",
                        "urn:x:y",
                        "b.example",
                        "https:///p",
                        "https://10.0.0.1",
                        "https://[::1]/",
                        "https://b.example./");
            case "ip" -> pick("#", "#0a0102", "#0a01020300", "10.1.2.3/32");
            default -> "";
        };
    }

    private String host() {
        return Stream.generate(() -> pick("a", "b", "A", "aa"))
                        .limit(random.nextInt(3))
                        .map(label -> label + ".")
                        .collect(Collectors.joining())
                + pick("example", "b.example", "Example");
    }

    private String local() {
        return pick("u", "v", "U");
    }

    /** One or two attributes, with values that are equal in some ways and not in others. */
    String dn() {
        return Stream.generate(() -> "/" + pick("O", "OU") + "="
                        + pick("Ab", "Ab", "aB", "printable(AB)", "printable(Ab)", "teletex(Ab)", "bmp(Ab)", "cd"))
                .limit(1 + random.nextInt(2))
                .collect(Collectors.joining());
    }

    private String maybe(String word) {
        return random.nextInt(3) == 0 ? word : "";
    }

    private String pick(String... words) {
        return List.of(words).get(random.nextInt(words.length));
    }
}
