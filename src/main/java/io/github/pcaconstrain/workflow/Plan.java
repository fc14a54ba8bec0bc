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

/**
 * What a run would do.
 *
 * @param ca the CA that is to be constrained, as it is
 * @param parent the CA that is to sign, as it is
 * @param current the certificate that the CA has; empty where it has none
 * @param request what is to be signed
 * @param findings what was found in advance, including what blocks it
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
     * @param cli the commands that findings name
     */
    public static Plan of(Subordinate ca, Parent parent, IssuanceRequest request, Instant now, AwsCli cli) {
        List<Finding> findings =
                new ArrayList<>(Preflight.check(request, parent, Optional.of(ca.authority()), now, cli));
        PathLengthChange.of(request, parent, ca.current()).ifPresent(change -> findings.addAll(change.findings()));
        return new Plan(ca.authority(), parent, ca.current(), request, findings);
    }

    /** The certificate that the CA has, held against what is asked for; empty where it has none. */
    public Optional<CurrentCertificate> held(CurrentCertificate.Given given) {
        return current.map(certificate -> new CurrentCertificate(certificate, this, given));
    }

    /** What becomes of the path length; empty where it stays, or the CA has no certificate. */
    public Optional<PathLengthChange> pathLength() {
        return PathLengthChange.of(request, parent, current);
    }

    /** What becomes of the constraints. */
    public ConstraintsDiff constraints() {
        return ConstraintsDiff.between(
                current.flatMap(each -> each.contents().constraints()).map(decoded -> decoded.constraints()),
                Optional.of(request.constraints()));
    }

    /** When the new certificate would end, if it were issued now. */
    public Instant end(Instant now) {
        return request.validity().end(now);
    }
}
