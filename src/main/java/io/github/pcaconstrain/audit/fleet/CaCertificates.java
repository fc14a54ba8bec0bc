package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.audit.source.Intake;
import io.github.pcaconstrain.audit.source.PemText;
import io.github.pcaconstrain.audit.source.Remark;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.Pacer;
import io.github.pcaconstrain.ca.Pacing;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.failure.AwsRefusedException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Hands over the certificate of a CA and the chain above it, or says why there is none. */
final class CaCertificates {
    /** AWS Private CA's quota for GetCertificateAuthorityCertificate in calls a second. */
    private static final int RATE = 20;

    private final PrivateCa privateCa;
    private final Pacer pacer;

    CaCertificates(PrivateCa privateCa, Pacing pacing) {
        this.privateCa = privateCa;
        this.pacer = pacing.atMost(RATE);
    }

    /**
     * Reads one CA.
     *
     * @throws io.github.pcaconstrain.failure.AwsUnreachableException if AWS cannot be reached
     */
    void read(CaArn ca, Supplier<CaStatus> status, Intake intake) {
        String place = ca.toString();
        try {
            pacer.await();
            Optional<SignedCertificate> installed = privateCa.installed(ca);
            if (installed.isPresent()) {
                PemText.read(
                        place,
                        installed.get().certificate() + "\n" + installed.get().chain(),
                        intake);
            } else {
                absent(place, status.get(), intake);
            }
        } catch (AwsRefusedException e) {
            intake.unreadable(place, Refusal.why(e));
        }
    }

    private static void absent(String place, CaStatus status, Intake intake) {
        String state = "the CA is " + status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        switch (status) {
            case CREATING, PENDING_CERTIFICATE, FAILED ->
                intake.remark(place, Remark.CA_WITHOUT_CERTIFICATE, "", state + ": there is no certificate to audit");
            case DELETED ->
                intake.remark(
                        place, Remark.CA_DELETED, "", state + ": a certificate that it had is not to be seen here");
            default -> intake.unreadable(place, state + ", and AWS hands out no certificate of it");
        }
    }
}
