package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.probing.channel.AcmChannel;
import io.github.pcaconstrain.probing.channel.Channel;
import io.github.pcaconstrain.probing.channel.Expectation;
import io.github.pcaconstrain.probing.channel.Probe;
import java.util.List;
import java.util.Optional;

/**
 * What is to be tried.
 *
 * @param probes in the order of the subtrees
 * @param leftOut how many more could be derived than may be made
 * @param untried subtrees of which no name can be derived, such as those of forms that are not matched
 */
public record ProbePlan(List<Probe> probes, int leftOut, List<Probe.Target> untried) {
    public ProbePlan {
        probes = List.copyOf(probes);
        untried = List.copyOf(untried);
    }

    /** A DNS name that is allowed and fits into a common name, if any of the probes has one. */
    public Optional<String> carrier() {
        return probes.stream()
                .filter(probe -> probe.expected() == Expectation.ALLOWED)
                .map(probe -> probe.name().value())
                .filter(AcmChannel::isCommonName)
                .findFirst();
    }

    /** How many certificates are requested if all of it is tried through this channel. */
    public long requests(Channel channel) {
        return probes.stream()
                .filter(probe -> probe.untestable(channel).isEmpty())
                .count();
    }
}
