package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.AwsAnswer;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.CertificateExtension;
import io.github.pcaconstrain.issuance.request.Parent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Whether the certificate of a CA has to be renewed: because it, or a certificate above it in the chain that the CA
 * hands out, expires soon. Verifiers need the whole chain, so the earliest end decides (RFC 5280, section 6.1.3 (a)(2)).
 *
 * @param path the CA's certificate and the chain installed with it, the lowest first; not empty
 * @param until a certificate that expires by then has to be renewed
 */
public record Renewal(List<CaCertificate> path, Instant until) {
    /** The least that a renewal has to gain: less would have a daily run request a certificate every day. */
    private static final Duration LEAST_GAIN = Duration.ofDays(1);

    /** What every new certificate has, or gets from the CSR, the template, the parent's configuration or the request. */
    private static final Set<String> ALWAYS_RENEWED = Set.of(
            CertificateExtension.SUBJECT_KEY_IDENTIFIER,
            CertificateExtension.AUTHORITY_KEY_IDENTIFIER,
            CertificateExtension.BASIC_CONSTRAINTS,
            CertificateExtension.NAME_CONSTRAINTS,
            CertificateExtension.KEY_USAGE,
            CertificateExtension.SUBJECT_ALTERNATIVE_NAME,
            CertificateExtension.CRL_DISTRIBUTION_POINTS,
            CertificateExtension.AUTHORITY_INFORMATION_ACCESS);

    public Renewal {
        path = List.copyOf(path);
        Objects.requireNonNull(until, "until");
        if (path.isEmpty()) {
            throw new IllegalArgumentException("no certificate");
        }
    }

    /**
     * Fetches the certificate of a CA and its chain.
     *
     * @throws InvalidOptionException if the CA has no certificate
     * @throws io.github.pcaconstrain.failure.UserFacingException if AWS refuses
     */
    public static Renewal fetch(PrivateCa privateCa, CaArn ca, Instant until) {
        var installed = privateCa.installed(ca);
        List<CaCertificate> path = AwsAnswer.read(() -> Parent.path(installed, "the certificate of " + ca));
        if (path.isEmpty()) {
            throw new InvalidOptionException(
                    ca + " has no certificate to renew", "leave --renew-within out to give it its first certificate");
        }
        return new Renewal(path, until);
    }

    /** The CA's own certificate. */
    public CaCertificate current() {
        return path.get(0);
    }

    /** The certificate that expires first; the lower one of two that expire together. */
    public CaCertificate first() {
        return path.stream().min(Comparator.comparing(Renewal::notAfter)).orElseThrow();
    }

    /** The time until which the chain is valid. */
    public Instant end() {
        return notAfter(first());
    }

    /** Whether it has to be renewed. */
    public boolean isDue() {
        return !end().isAfter(until);
    }

    /** Which certificate expires first, and when, for messages. */
    public String text() {
        String which = first().isSameAs(current()) ? "its certificate" : "a certificate above it";
        return which + " (" + first().contents().label() + ") expires at " + end();
    }

    /**
     * What speaks against a renewal: nothing would be gained, it would be due again at once, or the new certificate would
     * lack an extension.
     */
    public List<Finding> findings(Plan plan, Instant now) {
        List<Finding> findings = new ArrayList<>();
        lost(plan)
                .forEach(extension -> findings.add(ApplyCode.EXTENSION_NOT_KEPT.finding(
                        "ca",
                        "the current certificate has an extension that the new one would lack: " + extension.text())));
        if (!isDue()) {
            return findings;
        }
        Instant asked = plan.end(now);
        Instant above = plan.parent().end().orElse(asked);
        Instant next = asked.isBefore(above) ? asked : above;
        boolean isLimitedByParent = !asked.isBefore(above.minus(Parent.MARGIN).minus(LEAST_GAIN));
        if (next.isBefore(end().plus(LEAST_GAIN))) {
            findings.add(ApplyCode.RENEWAL_GAINS_NOTHING.finding(
                    "ca",
                    text() + ", and the new certificate could be used only until " + next,
                    isLimitedByParent
                            ? "renew the parent first: it, or a CA above it, expires at " + above
                            : "give a later end with --validity"));
        } else if (!isLimitedByParent && !next.isAfter(until)) {
            findings.add(ApplyCode.RENEWAL_TOO_SHORT.finding(
                    "ca",
                    "the new certificate would expire at " + next + ", within the time of --renew-within, so that the"
                            + " next run would renew it again"));
        }
        return findings;
    }

    private List<CertificateExtension> lost(Plan plan) {
        return current().extensions().stream()
                .filter(each -> !ALWAYS_RENEWED.contains(each.oid()))
                .filter(each -> plan.request().extensions().expected(each.oid()).isEmpty())
                .toList();
    }

    private static Instant notAfter(CaCertificate certificate) {
        return certificate.contents().notAfter();
    }
}
