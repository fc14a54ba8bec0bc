package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.audit.source.Intake;
import io.github.pcaconstrain.audit.source.KeptSource;
import io.github.pcaconstrain.audit.source.PemText;
import io.github.pcaconstrain.audit.source.Remark;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.Pacer;
import io.github.pcaconstrain.ca.Pacing;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The certificates that an audit report names, each fetched from the CA that issued it. A row whose certificate cannot be
 * had is unreadable; after AWS could not be reached, no further row is asked for.
 */
public final class ReportSource {
    /** AWS Private CA's quota for GetCertificate in calls a second. */
    private static final int RATE = 75;

    /** What becomes of the chain above a certificate. */
    public enum Chains {
        /** It is read, each one once: it may be of a certificate that the CA no longer serves. */
        READ,
        LEFT_OUT
    }

    private final Intake intake;
    private final Supplier<PrivateCa> privateCa;
    private final Pacer pacer;
    private final Chains chains;
    private final Set<String> seen = new HashSet<>();
    private Optional<String> unreachable = Optional.empty();
    private long revoked;

    private ReportSource(Intake intake, Supplier<PrivateCa> privateCa, Pacer pacer, Chains chains) {
        this.intake = intake;
        this.privateCa = privateCa;
        this.pacer = pacer;
        this.chains = chains;
    }

    /**
     * The certificates of a report.
     *
     * @param name what the user calls it
     * @param privateCa the way to AWS, taken when the first certificate is fetched
     */
    public static Source of(
            String name, AuditReportFile report, Supplier<PrivateCa> privateCa, Pacing pacing, Chains chains) {
        return new KeptSource(
                name, intake -> new ReportSource(intake, privateCa, pacing.atMost(RATE), chains).read(name, report));
    }

    private void read(String name, AuditReportFile report) {
        try {
            report.read(this::row);
        } catch (IOException e) {
            intake.unreadable(name, "its audit report cannot be read to the end: " + e.getMessage());
        }
        if (revoked > 0) {
            intake.remark(
                    name,
                    Remark.REVOKED_LEFT_OUT,
                    "",
                    revoked + (revoked == 1 ? " certificate of it is" : " certificates of it are")
                            + " revoked and left out");
        }
    }

    private void row(ReportRow row) {
        if (row.isRevoked()) {
            revoked++;
            return;
        }
        String place = row.certificateArn().isEmpty() ? "a row without certificateArn" : row.certificateArn();
        if (row.isCaWithoutPassthrough()) {
            intake.remark(
                    place,
                    Remark.TEMPLATE_WITHOUT_CONSTRAINTS,
                    "",
                    "the CA certificate was issued by " + row.template() + ", which takes no name constraints");
        }
        Optional<CaArn> issuer = row.issuer();
        if (issuer.isEmpty()) {
            intake.unreadable(place, "its certificateArn is none of a private CA's certificate");
        } else if (unreachable.isPresent()) {
            intake.unreadable(place, "not asked for, since " + unreachable.get());
        } else {
            fetch(issuer.get(), place);
        }
    }

    private void fetch(CaArn issuer, String arn) {
        try {
            pacer.await();
            Optional<SignedCertificate> found = privateCa.get().issued(issuer, arn);
            if (found.isEmpty()) {
                intake.unreadable(arn, "AWS is still making it");
                return;
            }
            String chain = chains == Chains.READ && seen.add(found.get().chain())
                    ? "\n" + found.get().chain()
                    : "";
            PemText.read(arn, found.get().certificate() + chain, intake);
        } catch (AwsRefusedException e) {
            intake.unreadable(arn, Refusal.why(e));
        } catch (AwsUnreachableException e) {
            unreachable = Optional.of(String.valueOf(e.getMessage()));
            intake.unreadable(arn, Refusal.why(e));
        }
    }
}
