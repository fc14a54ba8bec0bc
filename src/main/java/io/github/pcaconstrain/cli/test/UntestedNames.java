package io.github.pcaconstrain.cli.test;

import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.probing.channel.ProbeService;

/** What is said of names that a service issues no certificates for. */
public final class UntestedNames {
    private UntestedNames() {}

    /** A line about so many of them. */
    public static String text(int count, ProbeService service) {
        return service == ProbeService.ACM
                ? Counted.of(count, "name") + " cannot be tested through ACM; --via pca can"
                : Counted.of(count, "name") + " cannot be tested, because no certificate can contain "
                        + (count == 1 ? "it" : "them");
    }
}
