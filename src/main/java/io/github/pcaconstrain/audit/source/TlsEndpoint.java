package io.github.pcaconstrain.audit.source;

import io.github.pcaconstrain.encoding.InternationalHost;
import io.github.pcaconstrain.failure.InvalidNameException;
import io.github.pcaconstrain.policy.name.IpAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A TLS server: {@code host:port}, {@code [address]:port}, or {@code scheme://host[:port]}.
 *
 * @param host a name, in A-labels, or an address
 * @param port 1 to 65535
 * @param start how TLS is started
 */
public record TlsEndpoint(String host, int port, StartTls start) {
    /** The protocol in which the client asks the server to start TLS. */
    public enum StartTls {
        /** TLS from the first octet. */
        NONE,
        /** STARTTLS in SMTP (RFC 3207). */
        SMTP,
        /** STARTTLS in IMAP (RFC 9051, section 6.2.1). */
        IMAP,
        /** The StartTLS operation of LDAP (RFC 4511, section 4.14). */
        LDAP
    }

    private record Scheme(int port, StartTls start) {}

    private static final Map<String, Scheme> SCHEMES = Map.of(
            "https", new Scheme(443, StartTls.NONE),
            "tls", new Scheme(443, StartTls.NONE),
            "smtps", new Scheme(465, StartTls.NONE),
            "imaps", new Scheme(993, StartTls.NONE),
            "ldaps", new Scheme(636, StartTls.NONE),
            "smtp", new Scheme(25, StartTls.SMTP),
            "imap", new Scheme(143, StartTls.IMAP),
            "ldap", new Scheme(389, StartTls.LDAP));

    private static final Pattern SYNTAX =
            Pattern.compile("(?:([A-Za-z]+)://)?(\\[[0-9a-fA-F:.]+]|[\\p{L}\\p{M}\\p{N}._-]+)(?::([0-9]{1,5}))?/?");
    private static final Pattern LIKE_URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*).*");
    private static final int MAX_PORT = 65535;

    public TlsEndpoint {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(start, "start");
    }

    /**
     * Why a text that was meant as an endpoint is not one.
     *
     * @param problem what is wrong with it
     * @param hint what to write
     */
    public record Mistake(String problem, String hint) {}

    /** What is wrong with a text that {@link #parse} does not accept; empty if it does not look like an endpoint. */
    public static Optional<Mistake> mistake(String text) {
        Matcher parts = LIKE_URL.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        if (!SCHEMES.containsKey(scheme)) {
            return Optional.of(new Mistake(
                    "there is no such file, and " + scheme + ":// is not a supported scheme",
                    "for a TLS server, write host:port, or https://, smtp://, imap:// or ldap:// and a host"));
        }
        return Optional.of(
                parse(scheme + "://" + parts.group(2)).isPresent()
                        ? new Mistake(
                                "there is no such file, and a TLS server is given without a path",
                                "write " + scheme + "://" + parts.group(2))
                        : new Mistake(
                                "there is no such file, and '" + parts.group(2)
                                        + "' is not a host with a port from 1 to " + MAX_PORT,
                                "write " + scheme + "://HOST, or HOST:PORT, such as www.example.com:443"));
    }

    /** The server name for TLS, without a trailing dot; empty if the host is an address (RFC 6066, section 3). */
    public Optional<String> serverName() {
        return IpAddress.parse(host).isPresent()
                ? Optional.empty()
                : Optional.of(host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
    }

    /**
     * Parses an endpoint; empty if the text is not one.
     *
     * @throws InvalidNameException if its host has non-ASCII letters that cannot be converted to A-labels
     */
    public static Optional<TlsEndpoint> parse(String text) {
        Matcher parts = SYNTAX.matcher(text);
        if (!parts.matches() || (parts.group(1) == null && parts.group(3) == null)) {
            return Optional.empty();
        }
        Scheme scheme =
                SCHEMES.get(parts.group(1) == null ? "tls" : parts.group(1).toLowerCase(Locale.ROOT));
        if (scheme == null) {
            return Optional.empty();
        }
        int port = parts.group(3) == null ? scheme.port() : Integer.parseInt(parts.group(3));
        String host = InternationalHost.endpoint(parts.group(2).replaceAll("[\\[\\]]", ""));
        return port < 1 || port > MAX_PORT
                ? Optional.empty()
                : Optional.of(new TlsEndpoint(host, port, scheme.start()));
    }
}
