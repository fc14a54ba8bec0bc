package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.audit.source.Intake;
import io.github.pcaconstrain.audit.source.PemText;
import io.github.pcaconstrain.audit.source.Remark;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.Pacer;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.failure.AwsRefusedException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks for the certificate of a CA and the chain above it. */
final class CaCertificates {
    /** AWS Private CA's quota for GetCertificateAuthorityCertificate in calls a second. */
    static final int RATE = 20;

    private final PrivateCa privateCa;
    private final Pacer pacer;

    CaCertificates(PrivateCa privateCa, Pacer pacer) {
        this.privateCa = privateCa;
        this.pacer = pacer;
    }

    /**
     * Asks for one CA.
     *
     * @param status asked for only where there is no certificate
     * @return hands over what there is, or says why there is nothing
     * @throws io.github.pcaconstrain.failure.AwsUnreachableException if AWS cannot be reached
     */
    Runnable ask(CaArn ca, Supplier<CaStatus> status, Intake intake) {
        String place = ca.toString();
        try {
            Optional<SignedCertificate> installed = pacer.call(() -> privateCa.installed(ca));
            if (installed.isPresent()) {
                SignedCertificate signed = installed.get();
                return () -> PemText.read(place, signed.certificate() + "\n" + signed.chain(), intake);
            }
            CaStatus known = status.get();
            return () -> absent(place, known, intake);
        } catch (AwsRefusedException e) {
            return () -> intake.unreadable(place, Refusal.why(e));
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
