package io.github.pcaconstrain.policy.name;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The host of a presented URI (RFC 3986, section 3.2.2).
 *
 * @param host the host name; empty if the URI has none, or an IP literal, which no constraint can cover
 * @param flaw why the text is not a URI, or its host cannot be read; empty if neither applies
 * @param missing why there is no host name; empty if there is one
 */
public record UriHost(String host, Optional<Flaw> flaw, Optional<String> missing) {
    private static final Pattern NUMBER_IN_HEX = Pattern.compile("0[xX][0-9A-Fa-f]*");

    public static UriHost of(String text) {
        String plain = PlainUri.authority(text);
        return plain.isEmpty() ? ofAnyUri(text) : ofAuthority(plain);
    }

    /** Uses {@link URI}, which supports every form. */
    static UriHost ofAnyUri(String text) {
        String authority;
        try {
            URI uri = new URI(text);
            if (!uri.isAbsolute()) {
                return flawed(Flaw.syntax("it has no scheme"));
            }
            authority = uri.getRawAuthority();
        } catch (URISyntaxException e) {
            return flawed(Flaw.syntax("it is not a URI: " + e.getReason().toLowerCase(java.util.Locale.ROOT)));
        }
        return authority == null ? missing("it has no host") : ofAuthority(authority);
    }

    private static UriHost ofAuthority(String authority) {
        String host = withoutPort(authority.substring(authority.lastIndexOf('@') + 1));
        if (host.isEmpty()) {
            return missing("it has no host");
        }
        if (host.startsWith("[") || HostName.endsInNumber(host) || endsInHex(host)) {
            return missing("its host is an IP address");
        }
        return HostName.flaw(host)
                .map(flaw -> flawed(flaw.ofHost()))
                .orElseGet(() -> new UriHost(host, Optional.empty(), Optional.empty()));
    }

    private static boolean endsInHex(String host) {
        int last = host.lastIndexOf('.') + 1;
        return host.startsWith("0", last)
                && NUMBER_IN_HEX.matcher(host.substring(last)).matches();
    }

    private static String withoutPort(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        boolean digits = colon >= 0;
        for (int i = colon + 1; digits && i < hostAndPort.length(); i++) {
            digits = hostAndPort.charAt(i) >= '0' && hostAndPort.charAt(i) <= '9';
        }
        return digits ? hostAndPort.substring(0, colon) : hostAndPort;
    }

    private static UriHost flawed(Flaw flaw) {
        return new UriHost("", Optional.of(flaw), Optional.empty());
    }

    private static UriHost missing(String why) {
        return new UriHost("", Optional.empty(), Optional.of(why));
    }
}
