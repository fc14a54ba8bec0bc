package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.policy.ConstraintChain;
import io.github.pcaconstrain.policy.Decision;
import io.github.pcaconstrain.policy.NameForm;
import io.github.pcaconstrain.policy.PresentedName;
import io.github.pcaconstrain.policy.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the paths above one signing key say of the names below it. A certificate passes if one path that counts lets all of its
 * names pass. Safe to share between threads.
 */
final class Judge {
    /**
     * One path.
     *
     * @param path its CAs, the highest first
     * @param constraints those of them that have any
     * @param chain the same, compiled
     */
    record Route(List<Parsed> path, List<Constrained> constraints, ConstraintChain chain) {
        boolean passes(PresentedName name) {
            return chain.check(name).isPermitted();
        }

        /** Whether it lets the name pass, and there is nothing else to report of the name. */
        boolean isClean(PresentedName name) {
            Verdict verdict = chain.check(name);
            return verdict.isPermitted() && verdict.flaw().isEmpty();
        }

        boolean passes(List<PresentedName> names) {
            for (PresentedName name : names) {
                if (!passes(name)) {
                    return false;
                }
            }
            return true;
        }

        List<Verdict> refusals(List<PresentedName> names) {
            return names.stream()
                    .map(chain::check)
                    .filter(verdict -> !verdict.isPermitted())
                    .toList();
        }
    }

    private final List<Parsed> signers;
    private final List<Route> routes;
    private final List<Route> known;
    private final boolean complete;
    private final boolean anchored;
    /** Whether neither subjects nor mail addresses are constrained, and all constraints can be relied on. */
    private final boolean simple;

    private final boolean constrainsDns;
    private final LongAdder certificates = new LongAdder();

    private Judge(List<Parsed> signers, List<Route> routes, List<Route> known, boolean complete, boolean anchored) {
        this.signers = List.copyOf(signers);
        this.routes = List.copyOf(routes);
        this.known = List.copyOf(known);
        this.complete = complete;
        this.anchored = anchored;
        simple = !constrains(NameForm.DIRECTORY_NAME)
                && !constrains(NameForm.EMAIL)
                && routes.stream().allMatch(Judge::isSound);
        constrainsDns = constrains(NameForm.DNS);
    }

    /**
     * The judge of what these CA certificates, all of one key, have signed.
     *
     * @param rules which paths go before others
     */
    static Judge of(List<Parsed> signers, CaGraph graph, PathRules rules) {
        List<List<Parsed>> paths = new ArrayList<>();
        boolean complete = true;
        for (Parsed signer : signers) {
            Paths found = Paths.to(signer, graph, rules.anchors());
            paths.addAll(found.paths());
            complete &= found.complete();
        }
        boolean anchored = rules.anchors().isEmpty() || paths.stream().anyMatch(rules::isAnchored);
        List<List<Parsed>> possible = rules.possible(paths);
        List<Route> routes = routes(possible, graph);
        List<Route> known = routes.size() < 2 ? routes : routes(rules.known(possible), graph);
        return new Judge(signers, routes, known, complete, anchored);
    }

    private static List<Route> routes(List<List<Parsed>> paths, CaGraph graph) {
        Map<List<Constrained>, Route> routes = new LinkedHashMap<>();
        paths.forEach(path -> routes.computeIfAbsent(graph.constrained(path), key -> route(path, key)));
        return List.copyOf(routes.values());
    }

    static boolean isValid(Parsed certificate, Instant at) {
        return !at.isBefore(certificate.contents().notBefore())
                && !at.isAfter(certificate.contents().notAfter());
    }

    private static Route route(List<Parsed> path, List<Constrained> constraints) {
        return new Route(
                path,
                constraints,
                ConstraintChain.ofCompiled(
                        constraints.stream().map(Constrained::compiled).toList()));
    }

    /** Constraints that cannot be relied on let no name pass, not even the subject's. */
    private static boolean isSound(Route route) {
        return route.chain().check(new PresentedName.Dns("probe.invalid")).steps().stream()
                .noneMatch(step -> step.decision() == Decision.MALFORMED);
    }

    private boolean constrains(NameForm form) {
        return routes.stream()
                .flatMap(route -> route.constraints().stream())
                .anyMatch(constraints -> constraints.constrains(form));
    }

    List<Parsed> signers() {
        return signers;
    }

    /** The paths that differ in their constraints; at least one, unless there are too many to look at. */
    List<Route> routes() {
        return routes;
    }

    /** Those of them that a verifier is known to take; all of them, where that is not known of any. */
    List<Route> known() {
        return known;
    }

    /** Whether all paths were looked at. */
    boolean isComplete() {
        return complete;
    }

    /** Whether a path starts at a trust anchor, where there are any. */
    boolean isAnchored() {
        return anchored;
    }

    /**
     * The path that alone decides on certificates whose names are DNS names and addresses; nothing if there are several,
     * if there is more to look at than these names, or if the constraints cannot be relied on.
     *
     * @param namedLikeHosts whether the common names are among the DNS names
     */
    Optional<Route> onlyRoute(boolean namedLikeHosts) {
        return simple && routes.size() == 1 && (namedLikeHosts || !constrainsDns)
                ? Optional.of(routes.get(0))
                : Optional.empty();
    }

    /** Whether some path that a verifier is known to take lets all names pass. */
    boolean passes(List<PresentedName> names) {
        for (Route route : known) {
            if (route.passes(names)) {
                return true;
            }
        }
        return false;
    }

    /** Counts end-entity certificates. */
    void count(long more) {
        certificates.add(more);
    }

    /** How many end-entity certificates were counted. */
    long certificates() {
        return certificates.sum();
    }
}
