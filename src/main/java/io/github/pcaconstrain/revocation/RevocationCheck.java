package io.github.pcaconstrain.revocation;

import io.github.pcaconstrain.revocation.RevocationStatus.Good;
import io.github.pcaconstrain.revocation.RevocationStatus.NotChecked;
import io.github.pcaconstrain.revocation.RevocationStatus.Revoked;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.OCSPException;

/**
 * Checks with the CRLs and OCSP responders in a certificate whether it is revoked. "Revoked" from any of them counts.
 * "Not revoked" requires a signed and current answer. Everything else counts as no answer.
 *
 * @param clock the clock
 * @param limit the time limit for one address
 */
public record RevocationCheck(Clock clock, Duration limit) {
    private static final Duration USUAL_LIMIT = Duration.ofSeconds(10);

    /** The maximum number of addresses of each kind; AWS Private CA uses one. */
    private static final int MAX_ADDRESSES = 3;

    public RevocationCheck {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(limit, "limit");
    }

    /** Creates a check with a limit of ten seconds per address. */
    public RevocationCheck(Clock clock) {
        this(clock, USUAL_LIMIT);
    }

    /**
     * Checks a certificate.
     *
     * @param certificate the certificate in DER
     * @param issuer the certificate of the CA that signed it, in DER
     */
    public RevocationStatus of(byte[] certificate, byte[] issuer) {
        X509CertificateHolder subject;
        RevocationIssuer signer;
        RevocationSources published;
        try {
            subject = new X509CertificateHolder(certificate);
            signer = new RevocationIssuer(new X509CertificateHolder(issuer));
            published = RevocationSources.by(subject);
        } catch (IOException | IllegalArgumentException | IllegalStateException malformed) {
            return new NotChecked("the certificate cannot be read: " + malformed.getMessage());
        }
        if (!signer.hasSigned(subject)) {
            return new NotChecked("it is not signed by the certificate above it");
        }
        List<String> crls = published.crls().stream().limit(MAX_ADDRESSES).toList();
        List<String> responders =
                published.responders().stream().limit(MAX_ADDRESSES).toList();
        if (crls.isEmpty() && responders.isEmpty()) {
            return new NotChecked("the certificate names neither a CRL nor an OCSP responder");
        }
        // All in parallel, because each may be slow.
        List<CompletableFuture<RevocationStatus>> asked = new ArrayList<>();
        responders.forEach(each -> asked.add(CompletableFuture.supplyAsync(() -> ocsp(each, subject, signer))));
        crls.forEach(
                each -> asked.add(CompletableFuture.supplyAsync(() -> crl(each, subject, signer, published.crls()))));
        return combined(asked.stream().map(CompletableFuture::join).toList());
    }

    private static RevocationStatus combined(List<RevocationStatus> answers) {
        Optional<RevocationStatus> decisive = answers.stream()
                .filter(Revoked.class::isInstance)
                .findFirst()
                .or(() -> answers.stream().filter(Good.class::isInstance).findFirst());
        return decisive.orElseGet(() -> new NotChecked(answers.stream()
                .map(NotChecked.class::cast)
                .map(NotChecked::reason)
                .collect(Collectors.joining("; "))));
    }

    private RevocationStatus crl(
            String uri, X509CertificateHolder certificate, RevocationIssuer issuer, List<String> published) {
        String source = "the CRL at " + uri;
        try {
            byte[] octets = new Download(limit).fetch(uri, Optional.empty(), Crl.MAX_OCTETS);
            return Crl.parse(octets, source).status(certificate, issuer, published, clock.instant());
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            return new NotChecked(source + " cannot be read: " + e.getMessage());
        }
    }

    private RevocationStatus ocsp(String uri, X509CertificateHolder certificate, RevocationIssuer issuer) {
        String source = "the OCSP responder at " + uri;
        try {
            byte[] octets = new Download(limit)
                    .fetch(uri, Optional.of(OcspAnswer.request(certificate, issuer)), OcspAnswer.MAX_OCTETS);
            return OcspAnswer.parse(octets, source).status(certificate, issuer, clock.instant());
        } catch (IOException | OCSPException | IllegalArgumentException | IllegalStateException e) {
            return new NotChecked(source + " cannot be read: " + e.getMessage());
        }
    }
}
