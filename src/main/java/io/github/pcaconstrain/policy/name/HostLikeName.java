package io.github.pcaconstrain.policy.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A common name that some verifier takes for a host. RFC 5280 applies no constraints of hosts to it, so it changes no verdict;
 * whoever leaves it out of account may be surprised by those verifiers.
 *
 * <p>RFC 6125, section 6.4.4, lets a client fall back to the common name where there is no DNS name among the alternative names, and
 * section 6.4.3 lets a star be a part of the first label: OpenSSL takes {@code w*.example.com} for {@code www.example.com} and does
 * not hold it to the constraints.
 *
 * @param text the common name, as far as it can be read
 * @param readings the names it may be taken for; the constraints must permit all of them for it to be inside
 */
public record HostLikeName(String text, List<PresentedName> readings) {
    /** id-at-commonName. */
    private static final String COMMON_NAME = "2.5.4.3";

    public HostLikeName {
        readings = List.copyOf(readings);
    }

    /** Those of a subject. */
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
     * A first label with a star stands for no more than a star alone does. A star elsewhere, or without a domain, stands for names
     * that no wildcard name can; it is left as it is, so that it is refused wherever DNS names are constrained.
     */
    private static String wildcard(String host) {
        int dot = host.indexOf('.');
        boolean firstLabelOnly = dot > 0 && host.indexOf('*') >= 0 && host.lastIndexOf('*') < dot;
        return (firstLabelOnly ? "*" + host.substring(dot) : host).toLowerCase(Locale.ROOT);
    }
}
