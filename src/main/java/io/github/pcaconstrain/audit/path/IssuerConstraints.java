package io.github.pcaconstrain.audit.path;

import io.github.pcaconstrain.policy.chain.ConstraintChain;
import io.github.pcaconstrain.policy.chain.Decision;
import io.github.pcaconstrain.policy.chain.Verdict;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The verdicts of the paths above one signing key on names below it. A certificate passes if one path that counts
 * allows all of its names. Thread-safe.
 */
public final class IssuerConstraints {
    /**
     * One path.
     *
     * @param path its CAs, the highest first
     * @param constraints the constraints of those CAs that have any
     * @param chain the same, compiled
     */
    public record Route(List<ParsedCertificate> path, List<AuditedConstraints> constraints, ConstraintChain chain) {
        boolean passes(PresentedName name) {
            return chain.check(name).isPermitted();
        }

        /** Whether it allows the name, and there is nothing else to report about the name. */
        public boolean isClean(PresentedName name) {
            Verdict verdict = chain.check(name);
            return verdict.isPermitted() && verdict.flaw().isEmpty();
        }

        public boolean passes(List<PresentedName> names) {
            for (PresentedName name : names) {
                if (!passes(name)) {
                    return false;
                }
            }
            return true;
        }

        public List<Verdict> refusals(List<PresentedName> names) {
            return names.stream()
                    .map(chain::check)
                    .filter(verdict -> !verdict.isPermitted())
                    .toList();
        }
    }

    private static final String ID_SEPARATOR = "+";

    private final String id;
    private final List<ParsedCertificate> signers;
    private final List<Route> routes;
    private final List<Route> known;
    private final boolean complete;
    private final boolean anchored;
    /** Whether neither subjects nor email addresses are constrained, and all constraints can be relied on. */
    private final boolean simple;

    private final boolean constrainsDns;

    private IssuerConstraints(
            List<ParsedCertificate> signers,
            List<Route> routes,
            List<Route> known,
            boolean complete,
            boolean anchored) {
        this.signers = List.copyOf(signers);
        id = SigningKey.of(signers).stream()
                .map(key -> key.certificates().get(0).fingerprint())
                .collect(Collectors.joining(ID_SEPARATOR));
        this.routes = List.copyOf(routes);
        this.known = List.copyOf(known);
        this.complete = complete;
        this.anchored = anchored;
        simple = !constrains(NameForm.DIRECTORY_NAME)
                && !constrains(NameForm.EMAIL)
                && routes.stream().allMatch(IssuerConstraints::isSound);
        constrainsDns = constrains(NameForm.DNS);
    }

    /**
     * Creates the constraints on what these CA certificates, which share one key, signed.
     *
     * @param rules the rules about which paths count
     */
    static IssuerConstraints of(List<ParsedCertificate> signers, CaGraph graph, PathRules rules) {
        List<List<ParsedCertificate>> paths = new ArrayList<>();
        boolean complete = true;
        for (ParsedCertificate signer : signers) {
            Paths found = Paths.to(signer, graph, rules.anchors());
            paths.addAll(found.paths());
            complete &= found.complete();
        }
        boolean anchored = rules.anchors().isEmpty() || paths.stream().anyMatch(rules::isAnchored);
        List<List<ParsedCertificate>> possible = rules.possible(paths);
        List<Route> routes = routes(possible, graph);
        List<Route> known = routes.size() < 2 ? routes : routes(rules.known(possible), graph);
        return new IssuerConstraints(signers, routes, known, complete, anchored);
    }

    private static List<Route> routes(List<List<ParsedCertificate>> paths, CaGraph graph) {
        Map<List<AuditedConstraints>, Route> routes = new LinkedHashMap<>();
        paths.forEach(path -> routes.computeIfAbsent(graph.constrained(path), key -> route(path, key)));
        return List.copyOf(routes.values());
    }

    public static boolean isValid(ParsedCertificate certificate, Instant at) {
        return !at.isBefore(certificate.contents().notBefore())
                && !at.isAfter(certificate.contents().notAfter());
    }

    private static Route route(List<ParsedCertificate> path, List<AuditedConstraints> constraints) {
        return new Route(
                path,
                constraints,
                ConstraintChain.ofCompiled(
                        constraints.stream().map(AuditedConstraints::compiled).toList()));
    }

    /** Constraints that cannot be relied on allow no name, not even the subject's. */
    private static boolean isSound(Route route) {
        return route.chain().check(new PresentedName.Dns("probe.invalid")).steps().stream()
                .noneMatch(step -> step.decision() == Decision.MALFORMED);
    }

    private boolean constrains(NameForm form) {
        return routes.stream()
                .flatMap(route -> route.constraints().stream())
                .anyMatch(constraints -> constraints.constrains(form));
    }

    /**
     * The issuer, for counting what it signed: the fingerprint of the CA certificate that its certificates are counted
     * with. If it may be one of several keys, those of the others follow.
     */
    public String id() {
        return id;
    }

    /** The fingerprint of the CA certificate that the certificates of the issuer with this {@link #id} are counted with. */
    public static String certificate(String id) {
        int end = id.indexOf(ID_SEPARATOR);
        return end < 0 ? id : id.substring(0, end);
    }

    public List<ParsedCertificate> signers() {
        return signers;
    }

    /** The paths with different constraints; at least one, unless there are too many to check. */
    public List<Route> routes() {
        return routes;
    }

    /** The paths that a verifier is known to take; all paths if none is known. */
    public List<Route> known() {
        return known;
    }

    /** Whether all paths were checked. */
    public boolean isComplete() {
        return complete;
    }

    /** Whether a path starts at a trust anchor, or no trust anchors were given. */
    public boolean isAnchored() {
        return anchored;
    }

    /**
     * The only path that decides about certificates with DNS names and IP addresses; empty if there are several, if
     * more than these names has to be checked, or if the constraints cannot be relied on.
     *
     * @param namedLikeHosts whether the common names are among the DNS names
     */
    public Optional<Route> onlyRoute(boolean namedLikeHosts) {
        return simple && routes.size() == 1 && (namedLikeHosts || !constrainsDns)
                ? Optional.of(routes.get(0))
                : Optional.empty();
    }

    /** Whether some path that a verifier is known to take allows all names. */
    public boolean passes(List<PresentedName> names) {
        for (Route route : known) {
            if (route.passes(names)) {
                return true;
            }
        }
        return false;
    }
}
