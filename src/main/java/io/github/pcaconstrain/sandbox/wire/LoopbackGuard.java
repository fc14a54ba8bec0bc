package io.github.pcaconstrain.sandbox.wire;

import io.github.pcaconstrain.sandbox.http.HttpHeaders;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages out. The server listens on loopback only, but a browser on this machine can reach it: through a
 * page's script, which sends the page's Origin, or through the page's own name if that resolves to 127.0.0.1, in which
 * case the name is in Host.
 */
public final class LoopbackGuard {
    private static final int FORBIDDEN = 403;
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}|\\[::1]");
    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

    private LoopbackGuard() {}

    /**
     * Requires the Host of a request, and its Origin if it has one, to be loopback.
     * @throws AwsError AccessDeniedException if one is not
     */
    public static void check(HttpHeaders headers) {
        if (!isLoopback(host(headers).orElse(null))) {
            throw new AwsError("AccessDeniedException", FORBIDDEN, "The Host of the request is not loopback");
        }
        checkOrigin(headers);
    }

    /** Whether a request uses a name of this machine, and not one for which the sandbox answers as a proxy. */
    public static boolean hasLoopbackHost(HttpHeaders headers) {
        return isLoopback(host(headers).orElse(null));
    }

    /** The only Host of a request. */
    static Optional<String> host(HttpHeaders headers) {
        List<String> hosts = headers.all("Host");
        return hosts.size() == 1 ? Optional.of(hosts.get(0)) : Optional.empty();
    }

    static void checkOrigin(HttpHeaders headers) {
        if (!headers.all("Origin").stream().allMatch(LoopbackGuard::isLoopbackOrigin)) {
            throw new AwsError("AccessDeniedException", FORBIDDEN, "The Origin of the request is not loopback");
        }
    }

    static boolean isLoopback(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT);
        return LOOPBACK.matcher(name).matches();
    }

    private static boolean isLoopbackOrigin(String origin) {
        try {
            return isLoopback(URI.create(origin).getHost());
        } catch (IllegalArgumentException e) {
            return false; // such as "null" from a sandboxed page, or an invalid URI
        }
    }
}
