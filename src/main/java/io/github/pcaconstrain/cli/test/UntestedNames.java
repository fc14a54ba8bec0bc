package io.github.pcaconstrain.cli.test;

import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.probing.ProbePlan;
import io.github.pcaconstrain.probing.channel.ProbeService;
import java.util.Optional;

/** What is said of names that a service issues no certificates for. */
public final class UntestedNames {
    private UntestedNames() {}

    /** A line about those of a plan; empty if there are none. */
    public static Optional<String> text(ProbePlan plan, ProbeService service) {
        int all = plan.untested(service);
        if (all == 0) {
            return Optional.empty();
        }
        String names = Counted.of(all, "name") + " cannot be tested";
        int byPca = service == ProbeService.ACM ? plan.testedOnlyByPca() : 0;
        if (byPca == 0) {
            return Optional.of(names + ", because no certificate can contain " + (all == 1 ? "it" : "them"));
        }
        return Optional.of(names + " through ACM; --via pca can"
                + (byPca == all
                        ? ""
                        : " test " + byPca + " of them, and no certificate can contain the other"
                                + (all - byPca == 1 ? "" : "s")));
    }
}
