package io.github.pcaconstrain.impact;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.chain.ConstraintChain;
import io.github.pcaconstrain.policy.chain.Remedy;
import io.github.pcaconstrain.policy.chain.Verdict;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds certificates to new constraints, one after the other. Only those that are refused are kept, so memory does not
 * grow with the others. For one thread.
 *
 * <pre>{@code
 * Impact impact = new Impact(policy, Optional.empty(), clock.instant());
 * impact.add("a.pem", certificate, List.of());
 * ImpactReport report = impact.report();
 * }</pre>
 */
public final class Impact {
    private final NameConstraints constraints;
    private final ConstraintChain chain;
    private final ConstraintChain today;
    private final Instant at;
    private final List<RefusedCertificate> refused = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<PresentedName> names = new LinkedHashSet<>();
    private final Map<String, String> lost = new HashMap<>();
    private long examined;
    private long expired;

    /**
     * Starts a count.
     *
     * @param constraints the new constraints of the CA that issued the certificates
     * @param today its constraints in force, to tell what is refused already; nothing where they are not known
     * @param at the time at which certificates must not have expired
     */
    public Impact(NameConstraints constraints, Optional<CaConstraints> today, Instant at) {
        this.constraints = constraints;
        this.chain = ConstraintChain.of(List.of(CaConstraints.of("policy", constraints)), LeadingDot.ONLY_BELOW);
        this.today = ConstraintChain.of(today.stream().toList(), LeadingDot.ONLY_BELOW);
        this.at = at;
    }

    /**
     * Says of a CA that its certificate would be refused whatever its names are, and with it what it has signed. To be
     * called before those are added.
     *
     * @param reason why, for a reader
     */
    public void lose(CertificateContents ca, String reason) {
        lost.put(ca.subject().comparisonKey(), reason);
    }

    private Optional<String> loss(CertificateContents certificate) {
        return Optional.ofNullable(lost.get(certificate.issuer().comparisonKey()))
                .or(() -> Optional.ofNullable(
                        certificate.isCa() ? lost.get(certificate.subject().comparisonKey()) : null));
    }

    /**
     * Holds one certificate to the constraints.
     *
     * @param place where it was found
     * @param usedBy the ARNs of what uses it, as far as is known
     */
    public void add(String place, CertificateContents certificate, List<String> usedBy) {
        if (certificate.notAfter().isBefore(at)) {
            expired++;
            return;
        }
        examined++;
        List<Verdict> judged = certificate.names().stream().map(chain::check).toList();
        judged.stream()
                .filter(Verdict::isMalformedButUnconstrained)
                .forEach(verdict -> warnings.add("the name " + verdict.name().text() + " of " + certificate.label()
                        + " in " + place + " is malformed: " + verdict.flaw().orElseThrow()));
        List<Verdict> verdicts =
                judged.stream().filter(verdict -> !verdict.isPermitted()).toList();
        Optional<String> loss = loss(certificate);
        if (!verdicts.isEmpty() || loss.isPresent()) {
            verdicts.forEach(verdict -> names.add(verdict.name()));
            boolean already = certificate.names().stream()
                    .anyMatch(name -> !today.check(name).isPermitted());
            refused.add(new RefusedCertificate(
                    place,
                    certificate.label(),
                    certificate.serial(),
                    certificate.notAfter(),
                    verdicts,
                    usedBy,
                    already,
                    loss));
        }
    }

    /**
     * Notes a certificate that could not be read, so that nothing is known of it.
     *
     * @param problem the place and what is wrong there
     */
    public void unreadable(String problem) {
        unreadable.add(problem);
    }

    /** What was found so far. */
    public ImpactReport report() {
        return new ImpactReport(
                constraints, examined, expired, refused, unreadable, warnings, Remedy.of(constraints, names));
    }
}
