package io.github.pcaconstrain.impact;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.chain.ConstraintChain;
import io.github.pcaconstrain.policy.chain.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks certificates against new constraints, one by one. Only refused certificates are kept, so the others take no
 * memory. Not thread-safe.
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
    private final Map<String, String> lost = new HashMap<>();
    private long examined;
    private long expired;

    /**
     * Starts a check.
     *
     * @param constraints the new constraints of the CA that issued the certificates
     * @param today its current constraints, to recognise what is already refused; empty if they are not known
     * @param at the time for which certificates are checked; those that have expired by then are left out
     */
    public Impact(NameConstraints constraints, Optional<CaConstraints> today, Instant at) {
        this.constraints = constraints;
        this.chain = ConstraintChain.of(List.of(CaConstraints.of("policy", constraints)), LeadingDot.ONLY_BELOW);
        this.today = ConstraintChain.of(today.stream().toList(), LeadingDot.ONLY_BELOW);
        this.at = at;
    }

    /**
     * Records that the certificate of a CA would be refused regardless of its names, together with everything that the
     * CA signed. Must be called before those certificates are added.
     *
     * @param reason the reason, for messages
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
     * Checks one certificate of a file or a TLS server.
     *
     * @param index its number there, from 1
     */
    public void add(String source, long index, CertificateContents certificate) {
        add(source, index, certificate, List.of());
    }

    /**
     * Checks one certificate at AWS.
     *
     * @param arn its ARN, or that of the CA that uses it
     * @param usedBy the ARNs of the resources that use it, as far as known
     */
    public void add(String arn, CertificateContents certificate, List<String> usedBy) {
        add(arn, 0, certificate, usedBy);
    }

    private void add(String source, long index, CertificateContents certificate, List<String> usedBy) {
        if (certificate.notAfter().isBefore(at)) {
            expired++;
            return;
        }
        examined++;
        List<Verdict> judged = certificate.names().stream().map(chain::check).toList();
        judged.stream()
                .filter(Verdict::isMalformedButUnconstrained)
                .forEach(verdict -> warnings.add("the name " + verdict.name().text() + " of " + certificate.label()
                        + " in " + RefusedCertificate.place(source, index) + " is malformed: "
                        + verdict.flaw().orElseThrow()));
        List<Verdict> verdicts =
                judged.stream().filter(verdict -> !verdict.isPermitted()).toList();
        Optional<String> loss = loss(certificate);
        if (!verdicts.isEmpty() || loss.isPresent()) {
            boolean already = certificate.names().stream()
                    .anyMatch(name -> !today.check(name).isPermitted());
            refused.add(new RefusedCertificate(
                    source,
                    index,
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
     * Records a certificate that could not be read, and so was not checked.
     *
     * @param problem the place and the problem
     */
    public void unreadable(String problem) {
        unreadable.add(problem);
    }

    /** The results so far. */
    public ImpactReport report() {
        FoldedRemedy remedy = FoldedRemedy.of(
                constraints, refused.stream().map(RefusedCertificate::names).toList());
        return new ImpactReport(
                constraints, examined, expired, refused, unreadable, warnings, remedy.remedy(), remedy.zones());
    }
}
