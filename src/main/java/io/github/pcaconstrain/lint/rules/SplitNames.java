package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.DistinguishedName.Attribute;
import io.github.pcaconstrain.policy.name.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds subject names that were split at their commas: in YAML, {@code [O=Acme, C=US]} is a list of two. Consecutive
 * subtrees with one attribute each are taken for one name if the attributes are in the order of a name, in either
 * direction.
 */
final class SplitNames {
    private static final String DOMAIN_COMPONENT = "0.9.2342.19200300.100.1.25";

    /**
     * countryName, stateOrProvinceName, localityName, organizationName, organizationalUnitName; all others rank below
     * these.
     */
    private static final Map<String, Integer> RANKS =
            Map.of(DOMAIN_COMPONENT, 0, "2.5.4.6", 0, "2.5.4.8", 1, "2.5.4.7", 2, "2.5.4.10", 3, "2.5.4.11", 4);

    private static final int LOWEST_RANK = 5;

    private SplitNames() {}

    static Stream<Problem> problems(Subject subject) {
        return Stream.of(
                        problem(Side.PERMITTED, subject.constraints().permitted()),
                        problem(Side.EXCLUDED, subject.constraints().excluded()))
                .flatMap(List::stream);
    }

    private static List<Problem> problem(Side side, List<Subtree> subtrees) {
        List<Problem> problems = new ArrayList<>();
        List<DirectoryNameBase> run = new ArrayList<>();
        for (Subtree subtree : subtrees) {
            if (subtree.base() instanceof DirectoryNameBase name && isSingle(name)) {
                if (!goesOn(run, name)) {
                    add(side, run, problems);
                }
                run.add(name);
            } else {
                add(side, run, problems);
            }
        }
        add(side, run, problems);
        return problems;
    }

    private static boolean isSingle(DirectoryNameBase base) {
        return base.name().rdns().size() == 1
                && base.name().rdns().get(0).attributes().size() == 1;
    }

    private static boolean goesOn(List<DirectoryNameBase> run, DirectoryNameBase next) {
        if (run.isEmpty()) {
            return true;
        }
        int step = step(run.get(run.size() - 1), next);
        return step != 0 && (run.size() == 1 || Integer.signum(step) == Integer.signum(step(run.get(0), run.get(1))));
    }

    /**
     * How much lower the second attribute ranks in a name than the first; two domain components rank as in a host name.
     */
    private static int step(DirectoryNameBase first, DirectoryNameBase second) {
        boolean domain = attribute(first).type().equals(DOMAIN_COMPONENT)
                && attribute(second).type().equals(DOMAIN_COMPONENT);
        return domain ? -1 : rank(second) - rank(first);
    }

    private static int rank(DirectoryNameBase base) {
        return RANKS.getOrDefault(attribute(base).type(), LOWEST_RANK);
    }

    private static Attribute attribute(DirectoryNameBase base) {
        return base.name().rdns().get(0).attributes().get(0);
    }

    private static void add(Side side, List<DirectoryNameBase> run, List<Problem> problems) {
        if (run.size() > 1) {
            List<DirectoryNameBase> asWritten = new ArrayList<>(run);
            if (step(run.get(0), run.get(1)) > 0) {
                Collections.reverse(asWritten);
            }
            String joined = asWritten.stream().map(DirectoryNameBase::value).collect(Collectors.joining(","));
            problems.add(new Problem(
                    side.label() + " " + run.get(0).text(),
                    "this and the next " + (run.size() == 2 ? "entry" : run.size() - 1 + " entries") + " are "
                            + run.size() + " separate names; one name with all these parts is written dn:" + joined));
        }
        run.clear();
    }
}
