package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.probing.channel.AcmChannel;
import io.github.pcaconstrain.probing.channel.Expectation;
import io.github.pcaconstrain.probing.channel.Probe;
import io.github.pcaconstrain.probing.channel.ProbeService;
import java.util.List;
import java.util.Optional;

/**
 * The probes of a test.
 *
 * @param probes in the order of the subtrees
 * @param leftOut the number of derived names beyond the maximum
 * @param untried subtrees from which no name can be derived, such as those of forms that are not matched
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

    /** The number of certificates that are requested through this service. */
    public int requests(ProbeService service) {
        Optional<String> carrier = carrier();
        return (int) probes.stream()
                .filter(probe -> probe.isTestable(service, carrier))
                .count();
    }

    /** The number of names for which this service issues no certificate. */
    public int untested(ProbeService service) {
        return probes.size() - requests(service);
    }

    /** The number of names for which ACM issues no certificate, and AWS Private CA does. */
    public int testedOnlyByPca() {
        Optional<String> carrier = carrier();
        return (int) probes.stream()
                .filter(probe -> !probe.isTestable(ProbeService.ACM, carrier))
                .filter(probe -> probe.isTestable(ProbeService.PCA, carrier))
                .count();
    }
}
