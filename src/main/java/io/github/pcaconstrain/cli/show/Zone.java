package io.github.pcaconstrain.cli.show;

import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.HostName;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.IpFamily;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.policy.name.UriHost;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The DNS domain, network or organization that names belong to, for which somebody is responsible. Zones are sorted for
 * reports: subdomains follow their domain.
 * @param kind the kind of zone
 * @param name its name
 */
public record Zone(Kind kind, String name) implements Comparable<Zone> {
    private static final String ORGANIZATION = "2.5.4.10";
    private static final int IPV4_NETWORK = 24;
    private static final int IPV6_NETWORK = 64;
    private static final Comparator<Zone> ORDER =
            Comparator.comparing(Zone::kind).thenComparing(Zone::path).thenComparing(Zone::name);

    /** The kinds of zones, in their order. */
    public enum Kind {
        /** Something that affects everyone. */
        EVERYTHING,
        DOMAIN,
        NETWORK,
        ORGANIZATION,
        OTHER
    }

    /** The zone of something that is not about particular names. */
    public static Zone everything(String name) {
        return new Zone(Kind.EVERYTHING, name);
    }

    /** The zone of a name. For a host, it is the domain above it. */
    public static Zone of(PresentedName name) {
        return name.accept(new OfName());
    }

    /** The zone of a constraint, which is the domain in it. */
    public static Zone of(SubtreeBase base) {
        if (base instanceof DnsBase dns) {
            return domain(dns.host(), dns.form());
        }
        if (base instanceof EmailBase email) {
            return domain(email.host(), email.form());
        }
        if (base instanceof UriBase uri) {
            return domain(uri.host(), uri.form());
        }
        if (base instanceof IpBase ip) {
            return new Zone(Kind.NETWORK, ip.canonical().value());
        }
        return base instanceof DirectoryNameBase directory ? organization(directory.name()) : other(base.form());
    }

    private static Zone domain(String host, NameForm form) {
        return host.isEmpty() ? everything("all " + form.plural()) : new Zone(Kind.DOMAIN, HostName.fold(host));
    }

    /** The domain above a host. A name of one or two labels is its own domain. */
    private static Zone above(String host, NameForm form) {
        int first = host.indexOf('.');
        boolean isBelow = first >= 0 && host.indexOf('.', first + 1) >= 0;
        return domain(isBelow ? host.substring(first + 1) : host, form);
    }

    private static Zone organization(DistinguishedName name) {
        return name.rdns().stream()
                .flatMap(rdn -> rdn.attributes().stream())
                .filter(attribute -> attribute.type().equals(ORGANIZATION))
                .findFirst()
                .map(attribute -> new Zone(Kind.ORGANIZATION, "O=" + attribute.value()))
                .orElse(new Zone(Kind.ORGANIZATION, "subject names without an organization"));
    }

    private static Zone other(NameForm form) {
        return new Zone(Kind.OTHER, form.plural());
    }

    /** The labels of a domain from the top, so that domains below it follow it. */
    private String path() {
        List<String> labels = Arrays.asList(name.split("\\.", -1));
        if (kind == Kind.DOMAIN) {
            Collections.reverse(labels);
        }
        return String.join("\0", labels);
    }

    @Override
    public int compareTo(Zone other) {
        return ORDER.compare(this, other);
    }

    private static final class OfName implements PresentedName.Visitor<Zone> {
        @Override
        public Zone dns(PresentedName.Dns name) {
            return above(name.value(), name.form());
        }

        @Override
        public Zone ip(PresentedName.Ip name) {
            IpAddress address = name.address();
            int prefix = address.family() == IpFamily.V4 ? IPV4_NETWORK : IPV6_NETWORK;
            return new Zone(Kind.NETWORK, new IpBase(address.first(prefix), prefix).value());
        }

        @Override
        public Zone email(PresentedName.Email name) {
            return domain(name.value().substring(name.value().lastIndexOf('@') + 1), name.form());
        }

        @Override
        public Zone uri(PresentedName.Uri name) {
            String host = UriHost.of(name.value()).host();
            return host.isEmpty() ? new Zone(Kind.OTHER, "URIs without a host name") : above(host, name.form());
        }

        @Override
        public Zone directory(PresentedName.Directory name) {
            return organization(name.name());
        }

        @Override
        public Zone opaque(PresentedName.Opaque name) {
            return other(name.form());
        }

        @Override
        public Zone malformed(PresentedName.Malformed name) {
            return new Zone(Kind.OTHER, "malformed names");
        }
    }
}
