package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.probing.Channel;
import io.github.pcaconstrain.probing.Channel.RefusedByConstraints;
import io.github.pcaconstrain.probing.Probe;
import io.github.pcaconstrain.probing.ProbeJournal;
import io.github.pcaconstrain.probing.ProbeResult;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a journal that tells of certificates made for a test, so that a run that was cut off leaves none behind.
 *
 * @param journal the journal
 */
public record ProbeEntries(Journal journal) implements ProbeJournal {
    private static final String NAME = "name";
    private static final String TOKEN = "token";
    private static final String ARN = "arn";

    @Override
    public void requesting(Probe probe, String token) {
        journal.write(Step.PROBE_REQUESTING, Map.of(NAME, probe.name().text(), TOKEN, token));
    }

    @Override
    public void requested(Probe probe, String certificate) {
        journal.write(Step.PROBE_REQUESTED, Map.of(NAME, probe.name().text(), ARN, certificate));
    }

    @Override
    public void removed(String certificate) {
        journal.write(Step.PROBE_REMOVED, Map.of(ARN, certificate));
    }

    @Override
    public void answered(ProbeResult result) {
        if (result.certificate().isEmpty()) {
            journal.write(
                    Step.PROBE_ANSWERED, Map.of(NAME, result.probe().name().text()));
        }
    }

    /**
     * Removes what a run that was cut off has left.
     *
     * @param probes those that it may have tried
     */
    public void removeLeftovers(Channel channel, List<Probe> probes) {
        // A request whose answer was lost is made again with the same token, which gives the same certificate.
        open().forEach((name, token) -> ask(channel, probes, name, token));
        for (String certificate : left()) {
            channel.remove(certificate);
            removed(certificate);
        }
    }

    private void ask(Channel channel, List<Probe> probes, String name, String token) {
        Optional<Probe> probe =
                probes.stream().filter(each -> each.name().text().equals(name)).findFirst();
        if (probe.isPresent()) {
            try {
                requested(probe.get(), channel.request(probe.get(), token));
            } catch (RefusedByConstraints e) {
                journal.write(Step.PROBE_ANSWERED, Map.of(NAME, name));
            }
        }
    }

    /** Names and tokens of requests that nothing is known of. */
    private Map<String, String> open() {
        Map<String, String> open = new LinkedHashMap<>();
        for (Entry entry : journal.entries()) {
            switch (entry.step()) {
                case PROBE_REQUESTING -> open.put(entry.detail(NAME), entry.detail(TOKEN));
                case PROBE_REQUESTED, PROBE_ANSWERED -> open.remove(entry.detail(NAME));
                default -> {}
            }
        }
        return open;
    }

    /** ARNs of certificates that were made and not removed. */
    private Set<String> left() {
        Set<String> left = new LinkedHashSet<>();
        for (Entry entry : journal.entries()) {
            switch (entry.step()) {
                case PROBE_REQUESTED -> left.add(entry.detail(ARN));
                case PROBE_REMOVED -> left.remove(entry.detail(ARN));
                default -> {}
            }
        }
        return left;
    }
}
