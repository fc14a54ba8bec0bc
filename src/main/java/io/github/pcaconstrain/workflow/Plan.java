package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.PathLengthChange;
import io.github.pcaconstrain.issuance.Preflight;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.policy.diff.ConstraintsDiff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The plan of a run.
 *
 * @param ca the CA to constrain, in its current state
 * @param parent the CA that will sign, in its current state
 * @param current the current certificate of the CA; empty if it has none
 * @param request the request
 * @param findings the findings of the checks, including what blocks the plan
 */
public record Plan(
        Authority ca, Parent parent, Optional<CaCertificate> current, IssuanceRequest request, List<Finding> findings) {
    public Plan {
        Objects.requireNonNull(ca, "ca");
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(current, "current");
        Objects.requireNonNull(request, "request");
        findings = List.copyOf(findings);
    }

    /**
     * A plan for a request, with everything that blocks it.
     *
     * @param cli the AWS CLI commands in findings
     */
    public static Plan of(Subordinate ca, Parent parent, IssuanceRequest request, Instant now, AwsCli cli) {
        List<Finding> findings =
                new ArrayList<>(Preflight.check(request, parent, Optional.of(ca.authority()), now, cli));
        PathLengthChange.of(request, parent, ca.current()).ifPresent(change -> findings.addAll(change.findings()));
        return new Plan(ca.authority(), parent, ca.current(), request, findings);
    }

    /** The same plan with more findings. */
    public Plan with(List<Finding> more) {
        return new Plan(
                ca,
                parent,
                current,
                request,
                Stream.of(findings, more).flatMap(List::stream).toList());
    }

    /** The current certificate of the CA, compared with the request; empty if it has none. */
    public Optional<CurrentCertificate> held(CurrentCertificate.Given given) {
        return current.map(certificate -> new CurrentCertificate(certificate, this, given));
    }

    /** The change of the path length; empty if it stays the same, or if the CA has no certificate. */
    public Optional<PathLengthChange> pathLength() {
        return PathLengthChange.of(request, parent, current);
    }

    /** The change of the constraints. */
    public ConstraintsDiff constraints() {
        return ConstraintsDiff.between(
                current.flatMap(each -> each.contents().constraints()).map(decoded -> decoded.constraints()),
                Optional.of(request.constraints()));
    }

    /** The end of the new certificate, if it were issued now. */
    public Instant end(Instant now) {
        return request.validity().end(now);
    }
}
