package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.probing.channel.ProbeRequest;
import java.time.Instant;
import java.util.Objects;

/**
 * A test certificate that may exist: it was requested, the answer was lost, and the request could not be repeated.
 *
 * @param name the tested name, with its form
 * @param reason what is known about it
 * @param remedy where to look for it
 */
public record PossibleLeftover(String name, String reason, String remedy) {
    public PossibleLeftover {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(remedy, "remedy");
    }

    /** A request about which it is only known that it was sent, or about to be sent. */
    static PossibleLeftover of(ProbeRequest request, Instant sent, String why, AwsCli cli) {
        return new PossibleLeftover(request.name(), reason(sent, why), remedy(request, cli));
    }

    /** A request that an earlier version recorded, without the data needed to repeat it. */
    public static PossibleLeftover of(String name, Instant sent) {
        return new PossibleLeftover(
                name,
                reason(sent, "the version of pca-constrain that sent it did not record enough to ask again"),
                "look for it in ACM, or in an audit report of the CA");
    }

    private static String reason(Instant sent, String why) {
        return "it was requested at " + sent + ", but no answer came; " + why;
    }

    private static String remedy(ProbeRequest request, AwsCli cli) {
        return request instanceof ProbeRequest.Managed managed
                ? "look for it: "
                        + cli.find(managed.order().domain(), request.ca().region())
                : "look for it in an audit report of " + request.ca() + "; it is valid for one day at most";
    }
}
