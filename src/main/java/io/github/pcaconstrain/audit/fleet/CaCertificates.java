package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.audit.source.ServicePem;
import io.github.pcaconstrain.audit.source.SourceNotice;
import io.github.pcaconstrain.audit.source.SourceSink;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.pacing.RateLimiter;
import io.github.pcaconstrain.failure.AwsRefusedException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks for the certificate of a CA and the chain above it. */
final class CaCertificates {
    /** AWS Private CA's quota for GetCertificateAuthorityCertificate in calls a second. */
    static final int RATE = 20;

    private final PrivateCa privateCa;
    private final RateLimiter rateLimiter;

    CaCertificates(PrivateCa privateCa, RateLimiter rateLimiter) {
        this.privateCa = privateCa;
        this.rateLimiter = rateLimiter;
    }

    /**
     * Asks for one CA.
     *
     * @param status asked for only where there is no certificate
     * @return hands over what there is, or says why there is nothing
     * @throws io.github.pcaconstrain.failure.AwsUnreachableException if AWS cannot be reached
     */
    Runnable ask(CaArn ca, Supplier<CaStatus> status, SourceSink sink) {
        String place = ca.toString();
        try {
            Optional<SignedCertificate> installed = rateLimiter.call(() -> privateCa.installed(ca));
            if (installed.isPresent()) {
                SignedCertificate signed = installed.get();
                return () -> ServicePem.read(place, signed.certificate() + "\n" + signed.chain(), sink);
            }
            CaStatus known = status.get();
            return () -> absent(place, known, sink);
        } catch (AwsRefusedException e) {
            return () -> sink.unreadable(place, RefusalReason.why(e));
        }
    }

    private static void absent(String place, CaStatus status, SourceSink sink) {
        String state = "the CA is " + status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        switch (status) {
            case CREATING, PENDING_CERTIFICATE, FAILED ->
                sink.remark(
                        place, SourceNotice.CA_WITHOUT_CERTIFICATE, "", state + ": there is no certificate to audit");
            case DELETED ->
                sink.remark(
                        place,
                        SourceNotice.CA_DELETED,
                        "",
                        state + ": a certificate that it had can no longer be fetched");
            default -> sink.unreadable(place, state + ", and AWS does not return its certificate");
        }
    }
}
