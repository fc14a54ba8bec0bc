package io.github.pcaconstrain.policy.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A common name that some verifiers take for a host. RFC 5280 does not apply DNS constraints to it, so it does not
 * change the verdict, but those verifiers may behave unexpectedly.
 *
 * <p>RFC 6125, section 6.4.4, allows a client to fall back to the common name if there is no DNS name among the
 * alternative names, and section 6.4.3 allows a star within the first label: OpenSSL accepts {@code w*.example.com} for
 * {@code www.example.com}, and does not check it against the constraints.
 *
 * @param text the common name, as far as it can be read
 * @param readings the names that it may be taken for; it is within the constraints only if all of them are permitted
 */
public record HostLikeName(String text, List<PresentedName> readings) {
    /** id-at-commonName. */
    private static final String COMMON_NAME = "2.5.4.3";

    /** Possessive, so that a name of many stars takes no longer than another. */
    private static final Pattern STAR_IN_FIRST_LABEL = Pattern.compile("^[^.*]*+\\*[^.]*+(\\.[^*]*+)$");

    public HostLikeName {
        readings = List.copyOf(readings);
    }

    /** The host-like common names of a subject. */
    public static List<HostLikeName> in(DistinguishedName subject) {
        return subject.rdns().stream()
                .flatMap(rdn -> rdn.attributes().stream())
                .filter(attribute -> attribute.type().equals(COMMON_NAME))
                .map(DistinguishedName.Attribute::value)
                .flatMap(value -> of(value).stream())
                .toList();
    }

    private static Optional<HostLikeName> of(String commonName) {
        String text = commonName.strip();
        String host = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        List<PresentedName> readings = new ArrayList<>();
        IpAddress.parse(text.replaceAll("^\\[|]$", ""))
                .map(PresentedName.Ip::new)
                .ifPresent(readings::add);
        if (HostName.flaw(host.replace('*', 'x')).isEmpty()) {
            readings.add(new PresentedName.Dns(wildcard(host)));
        }
        return readings.isEmpty() ? Optional.empty() : Optional.of(new HostLikeName(text, readings));
    }

    /**
     * A first label that contains a star matches no more names than a star alone. A star in another place, or without a
     * domain, matches names that no wildcard name can match. It is not changed, so that it is refused if DNS names are
     * constrained.
     */
    private static String wildcard(String host) {
        return STAR_IN_FIRST_LABEL.matcher(host).replaceFirst("*$1").toLowerCase(Locale.ROOT);
    }
}
