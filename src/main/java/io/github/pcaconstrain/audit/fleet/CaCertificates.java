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
import java.util.Optional;
import java.util.function.Supplier;

/** Requests the certificate of a CA and the chain above it. */
final class CaCertificates {
    private final PrivateCa privateCa;
    private final RateLimiter rateLimiter;

    CaCertificates(PrivateCa privateCa, RateLimiter rateLimiter) {
        this.privateCa = privateCa;
        this.rateLimiter = rateLimiter;
    }

    /**
     * Requests the certificate of one CA.
     *
     * @param status used only if there is no certificate
     * @return passes on the certificate, or reports why there is none
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
            return () -> Refusal.of(e).report(place, sink);
        }
    }

    private static void absent(String place, CaStatus status, SourceSink sink) {
        String state = "its state is " + status;
        switch (status) {
            case CREATING, PENDING_CERTIFICATE, FAILED ->
                sink.remark(
                        place, SourceNotice.CA_WITHOUT_CERTIFICATE, "", state + ", so it has no certificate to audit");
            case DELETED ->
                sink.remark(
                        place, SourceNotice.CA_DELETED, "", state + ", so its certificate can no longer be fetched");
            default ->
                Refusal.forNow(state + ", but AWS does not return its certificate")
                        .report(place, sink);
        }
    }
}
