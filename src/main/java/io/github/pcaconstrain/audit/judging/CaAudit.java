package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.path.AuditedConstraints;
import io.github.pcaconstrain.audit.path.CaGraph.Issuers;
import io.github.pcaconstrain.audit.path.IssuerConstraints;
import io.github.pcaconstrain.audit.path.IssuerConstraints.Route;
import io.github.pcaconstrain.audit.path.IssuerConstraintsCache;
import io.github.pcaconstrain.audit.path.OutsidePolicy;
import io.github.pcaconstrain.audit.path.Overlap;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.path.PathRules;
import io.github.pcaconstrain.audit.result.AuditCode;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.lint.Linter;
import io.github.pcaconstrain.lint.Rule;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.lint.rules.Catalogue;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Judges one CA certificate among the others. Safe to share between threads. */
final class CaAudit {
    /** The lint rule for a CA without constraints; it cannot see the constraints above. */
    private static final Rule UNCONSTRAINED =
            Catalogue.byCode("ca-unconstrained").orElseThrow();

    private final IssuerConstraintsCache cache;
    private final AuditOptions options;
    private final StandaloneChecks standalone;
    private final Linter linter = new Linter(Catalogue.rules());
    private final DivergentCertificates twins;

    CaAudit(IssuerConstraintsCache cache, AuditOptions options, Optional<TwinEvidence> evidence) {
        this.cache = cache;
        this.options = options;
        standalone = new StandaloneChecks(options);
        twins = new DivergentCertificates(cache.graph().cas(), evidence);
    }

    List<CertificateFinding> check(ParsedCertificate ca) {
        List<CertificateFinding> findings = new ArrayList<>();
        Issuers issuers = cache.graph().above(ca);
        boolean root = cache.graph().isRoot(ca);
        IssuerConstraints self = cache.alone(ca);
        boolean constrained = self.isComplete()
                && self.routes().stream().noneMatch(route -> route.constraints().isEmpty());
        lint(ca, constrained, closedAbove(self), findings);
        path(ca, issuers, root, self, findings);
        constraints(ca, root, self, constrained, findings);
        findings.addAll(standalone.check(ca));
        if (!issuers.cas().isEmpty() && !ca.contents().isSelfIssued()) {
            findings.addAll(NameCheck.check(ca, cache.of(issuers.cas())));
        }
        return findings;
    }

    private void lint(
            ParsedCertificate ca, boolean constrained, Set<NameForm> closedAbove, List<CertificateFinding> findings) {
        for (Finding found :
                linter.lint(options.profile(), Subject.of(ca.contents()).below(closedAbove))) {
            if (!constrained || !found.kind().equals(UNCONSTRAINED)) {
                findings.add(AuditCode.of(found, ca));
            }
        }
    }

    /** The forms of which some CA above permits only listed names, on every path. */
    private Set<NameForm> closedAbove(IssuerConstraints self) {
        Set<NameForm> closed = EnumSet.noneOf(NameForm.class);
        if (self.isComplete() && !self.routes().isEmpty()) {
            List<List<AuditedConstraints>> paths =
                    self.routes().stream().map(this::above).toList();
            for (NameForm form : NameForm.values()) {
                if (paths.stream().allMatch(path -> path.stream().anyMatch(ca -> ca.lists(form)))) {
                    closed.add(form);
                }
            }
        }
        return closed;
    }

    private static void path(
            ParsedCertificate ca,
            Issuers issuers,
            boolean root,
            IssuerConstraints self,
            List<CertificateFinding> findings) {
        String issuer = ca.contents().issuer().text();
        Optional<String> violation = ca.raw().violation();
        if (violation.isPresent()) {
            findings.add(AuditCode.CERTIFICATE_INVALID.of(ca, "", violation.get()));
        } else if (!root && issuers.cas().isEmpty() && !issuers.unverified() && self.isAnchored()) {
            findings.add(
                    issuers.isForged()
                            ? AuditCode.SIGNATURE_INVALID.of(
                                    ca, "", "its signature does not match any known key of its issuer " + issuer)
                            : AuditCode.ISSUER_MISSING.of(
                                    ca, "", "the certificate of its issuer " + issuer + " is not among the sources"));
        }
        if (issuers.unverified()) {
            findings.add(AuditCode.SIGNATURE_UNVERIFIED.of(
                    ca, "", "its signature could not be verified: " + ca.signatureAlgorithm()));
        }
        self.routes().stream()
                .limit(1) // if any path were in order, this one would be
                .flatMap(route -> PathRules.violation(route.path()).stream())
                .forEach(why -> findings.add(AuditCode.PATH_INVALID.of(ca, "", why)));
        if (!self.isAnchored()) {
            findings.add(
                    AuditCode.NOT_ANCHORED.of(ca, "", "no path leads from it to a certificate given with --trust"));
        }
    }

    private void constraints(
            ParsedCertificate ca,
            boolean root,
            IssuerConstraints self,
            boolean constrained,
            List<CertificateFinding> findings) {
        boolean own = ca.contents().constraints().isPresent();
        if (root && !own) {
            findings.add(AuditCode.ROOT_UNCONSTRAINED.of(ca, "", "this root has no name constraints"));
        }
        if (own || !constrained) {
            findings.addAll(twins.check(ca, cache.graph().above(ca).cas(), options.at()));
        }
        if (own) {
            deadEntries(ca, self, findings);
        }
        if (!root && options.policy().isPresent()) {
            outside(ca, self, options.policy().get(), findings);
        }
    }

    private void deadEntries(ParsedCertificate ca, IssuerConstraints self, List<CertificateFinding> findings) {
        List<List<AuditedConstraints>> above =
                self.routes().stream().map(this::above).toList();
        Overlap overlap = new Overlap(ca.contents().constraints().stream()
                .flatMap(decoded -> decoded.constraints().permitted().stream())
                .map(Subtree::base)
                .toList());
        overlap.bases().stream()
                .filter(base -> above.stream().allMatch(path -> overlap.isDead(base, path)))
                .forEach(base -> findings.add(AuditCode.DEAD_ENTRY.of(
                        ca,
                        "permitted " + base.text(),
                        "the CAs above allow none of it" + (above.size() > 1 ? " on any path" : ""))));
    }

    private List<AuditedConstraints> above(Route route) {
        List<ParsedCertificate> path = route.path();
        return cache.graph().constrained(path.subList(0, path.size() - 1));
    }

    private static void outside(
            ParsedCertificate ca, IssuerConstraints self, NameConstraints policy, List<CertificateFinding> findings) {
        OutsidePolicy outside = new OutsidePolicy(policy);
        Set<String> problems = self.routes().stream()
                .map(Route::constraints)
                .map(outside::of)
                .flatMap(List::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        problems.stream()
                .map((Function<String, CertificateFinding>)
                        problem -> AuditCode.OUTSIDE_POLICY.of(ca, problem, "the policy does not allow this"))
                .forEach(findings::add);
    }
}
