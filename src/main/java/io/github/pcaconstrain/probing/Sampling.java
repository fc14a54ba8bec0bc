package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.probing.channel.Probe;
import io.github.pcaconstrain.probing.names.ProbeKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses some of many probes, the same ones every time: whole kinds in the order of {@link ProbeKind}, and of the kind that
 * does not fit whole, probes that are spread evenly over the subtrees.
 */
final class Sampling {
    private Sampling() {}

    /** At most so many of these, in their order. */
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
