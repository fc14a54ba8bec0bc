package io.github.pcaconstrain.cli.selection;

import io.github.pcaconstrain.encoding.DecodedNameConstraints;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.policy.Subtree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The constraints of a CA in a few words, by which its owner knows it. */
final class ConstraintsInBrief {
    private static final int MOST = 2;

    private ConstraintsInBrief() {}

    static String of(CaCertificate certificate) {
        Optional<DecodedNameConstraints> found = certificate.contents().constraints();
        if (found.isEmpty()) {
            return "no name constraints";
        }
        if (!found.get().problems().isEmpty()) {
            return "damaged name constraints";
        }
        List<String> sides = new ArrayList<>();
        side("permits", found.get().constraints().permitted()).ifPresent(sides::add);
        side("excludes", found.get().constraints().excluded()).ifPresent(sides::add);
        return sides.isEmpty() ? "empty name constraints" : String.join("; ", sides);
    }

    private static Optional<String> side(String verb, List<Subtree> subtrees) {
        if (subtrees.isEmpty()) {
            return Optional.empty();
        }
        String some = subtrees.stream()
                .limit(MOST)
                .map(subtree -> subtree.base().text())
                .collect(Collectors.joining(", "));
        int more = subtrees.size() - MOST;
        return Optional.of(verb + " " + some + (more > 0 ? " and " + more + " more" : ""));
    }
}
