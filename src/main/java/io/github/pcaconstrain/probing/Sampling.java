package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.probing.channel.Probe;
import io.github.pcaconstrain.probing.names.ProbeKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Selects some of many probes, always the same ones: complete kinds in the order of {@link ProbeKind}, and from the
 * kind that does not fit completely, probes that are spread evenly over the subtrees.
 */
final class Sampling {
    private Sampling() {}

    /** At most this number of probes, in order. */
    static List<Probe> of(List<Probe> probes, int max) {
        if (probes.size() <= max) {
            return probes;
        }
        List<Integer> chosen = new ArrayList<>();
        for (ProbeKind kind : ProbeKind.values()) {
            List<Integer> ofKind = new ArrayList<>();
            for (int i = 0; i < probes.size(); i++) {
                if (probes.get(i).kind() == kind) {
                    ofKind.add(i);
                }
            }
            chosen.addAll(spread(ofKind, max - chosen.size()));
        }
        return chosen.stream()
                .sorted(Comparator.naturalOrder())
                .map(probes::get)
                .toList();
    }

    private static List<Integer> spread(List<Integer> from, int max) {
        if (from.size() <= max) {
            return from;
        }
        List<Integer> some = new ArrayList<>();
        for (int i = 0; i < max; i++) {
            some.add(from.get((int) ((long) i * from.size() / max)));
        }
        return some;
    }
}
