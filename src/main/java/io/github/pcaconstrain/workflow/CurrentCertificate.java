package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.PathLengthChange;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The current certificate of a CA, compared with the request.
 *
 * @param certificate the certificate
 * @param plan the requested change
 * @param given the terms that the user gave explicitly, rather than leaving them to defaults, which depend on the time
 *     and the parent
 */
public record CurrentCertificate(CaCertificate certificate, Plan plan, Given given) {
    /** The validity of a private certificate of ACM (ACM user guide, "Private certificates"). */
    private static final Duration ACM = Duration.ofDays(395);

    /** The maximum difference between the ends that AWS and this tool compute from the same relative validity. */
    private static final Duration SAME_DAY = Duration.ofDays(1);

    /**
     * The terms that the user gave explicitly.
     *
     * @param end whether the end was given as a time; a duration gives another end in every run
     * @param signing whether a signing algorithm was given
     */
    public record Given(boolean end, boolean signing) {}

    public CurrentCertificate {
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(given, "given");
    }

    /**
     * Whether it has exactly these constraints, byte for byte, is valid, and need not be replaced for another reason.
     */
    public boolean isAsAsked(Instant now) {
        IssuanceRequest request = plan.request();
        return certificate.constraints().filter(request.extension()::equals).isPresent()
                && now.isBefore(certificate.contents().notAfter())
                && differences(now).stream().noneMatch(CertificateDifference::isGround);
    }

    /** The differences other than the constraints. */
    public List<CertificateDifference> differences(Instant now) {
        IssuanceRequest request = plan.request();
        List<CertificateDifference> differences = new ArrayList<>();
        if (plan.parent().certificate().filter(certificate::isIssuedBy).isEmpty()) {
            differences.add(new CertificateDifference(
                    "parent", "issued by " + certificate.contents().issuer().text(), parentText(), true));
        }
        if (!certificate.contents().subject().matches(request.csr().subject())) {
            differences.add(new CertificateDifference(
                    "subject",
                    certificate.contents().subject().text(),
                    request.csr().subject().text(),
                    true));
        }
        if (!certificate.contents().pathLength().equals(OptionalInt.of(request.pathLength()))) {
            differences.add(new CertificateDifference(
                    "path length",
                    PathLengthChange.text(certificate.contents().pathLength()),
                    String.valueOf(request.pathLength()),
                    true));
        }
        if (!request.extensions().areIn(certificate)) {
            differences.add(new CertificateDifference(
                    "extensions", "not as requested", request.extensions().text(), true));
        }
        signing(request).ifPresent(differences::add);
        end(request, now).ifPresent(differences::add);
        return differences;
    }

    private String parentText() {
        return plan.parent()
                .certificate()
                .map(parent -> parent.contents().subject().text())
                .orElse(plan.request().issuer().toString());
    }

    private Optional<CertificateDifference> signing(IssuanceRequest request) {
        SigningAlgorithm found = certificate.signedWith();
        return found == request.signing()
                ? Optional.empty()
                : Optional.of(new CertificateDifference(
                        "signing algorithm", found.name(), request.signing().name(), given.signing()));
    }

    private Optional<CertificateDifference> end(IssuanceRequest request, Instant now) {
        Instant end = certificate.contents().notAfter();
        Instant asked = request.validity().end(now);
        Duration tolerance = given.end() ? Duration.ofSeconds(1) : SAME_DAY;
        return Duration.between(end, asked).abs().compareTo(tolerance) <= 0
                ? Optional.empty()
                : Optional.of(new CertificateDifference("end", end.toString(), asked.toString(), given.end()));
    }

    /** Warns if it expires soon. */
    public List<Finding> findings(Instant now) {
        Instant end = certificate.contents().notAfter();
        Duration left = Duration.between(now, end);
        if (left.compareTo(ACM) >= 0) {
            return List.of();
        }
        long days = Math.max(left.toDays(), 0);
        return List.of(ApplyCode.ENDS_SOON.finding(
                "ca",
                "its certificate expires in " + Counted.of(days, "day") + ", at " + end
                        + ", and ACM can issue no certificates from a CA that has less than " + ACM.toDays()
                        + " days left",
                "renew it: give its new last day, such as --validity "
                        + LocalDate.ofInstant(plan.end(now), ZoneOffset.UTC)));
    }
}
