package io.github.pcaconstrain.sandbox.revocation;

import io.github.pcaconstrain.sandbox.authority.Issuer;
import io.github.pcaconstrain.sandbox.authority.SigningAlgorithm;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;

/**
 * A request to an OCSP responder (RFC 6960, section 4.1).
 * @param certificates the certificates that it asks about, at least one
 * @param nonce the nonce to be sent back, if there is one (RFC 9654)
 */
public record OcspRequest(List<CertID> certificates, Optional<Extension> nonce) {
    /** The status of a certificate, as its CA knows it. */
    public sealed interface Status {
        /** Issued, and not revoked. */
        record Good() implements Status {}

        /** Revoked. */
        record Revoked(RevokedCertificate certificate) implements Status {}

        /** Not issued by this CA. */
        record Unknown() implements Status {}
    }

    /** RFC 9654, section 2.1. */
    private static final int MAX_NONCE = 128;

    /** Copies the list. */
    public OcspRequest {
        certificates = List.copyOf(certificates);
    }

    /** Reads a request. Its signature, if any, is not checked. */
    public static Optional<OcspRequest> parse(byte[] der) {
        try {
            OCSPReq request = new OCSPReq(der);
            List<CertID> certificates = List.of(request.getRequestList()).stream()
                    .map(Req::getCertID)
                    .map(CertificateID::toASN1Primitive)
                    .toList();
            Optional<Extension> nonce = Optional.ofNullable(
                            request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce))
                    .filter(each -> each.getExtnValue().getOctets().length <= MAX_NONCE + 2);
            return certificates.isEmpty() ? Optional.empty() : Optional.of(new OcspRequest(certificates, nonce));
        } catch (IOException | RuntimeException e) { // Bouncy Castle throws several unchecked exceptions
            return Optional.empty();
        }
    }

    /** Whether it asks about certificates of this CA. */
    public boolean isFor(X509CertificateHolder ca) {
        return isFor(certificates.get(0), ca.getSubject(), ca.getSubjectPublicKeyInfo());
    }

    private static boolean isFor(CertID id, X500Name name, SubjectPublicKeyInfo key) {
        try {
            MessageDigest digest = MessageDigest.getInstance(
                    id.getHashAlgorithm().getAlgorithm().getId());
            return MessageDigest.isEqual(
                            digest.digest(name.getEncoded()),
                            id.getIssuerNameHash().getOctets())
                    && MessageDigest.isEqual(
                            digest.digest(key.getPublicKeyData().getOctets()),
                            id.getIssuerKeyHash().getOctets());
        } catch (NoSuchAlgorithmException | IOException e) {
            return false;
        }
    }

    /**
     * The response in DER, signed by the CA itself.
     *
     * @param statuses the statuses by serial number
     * @param validity how long the response is valid
     */
    public byte[] answer(
            Issuer issuer,
            SigningAlgorithm algorithm,
            Function<BigInteger, Status> statuses,
            Instant now,
            Duration validity) {
        BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(issuer.name()));
        for (CertID id : certificates) {
            Status status = isFor(id, issuer.name(), issuer.publicKey())
                    ? statuses.apply(id.getSerialNumber().getValue())
                    : new Status.Unknown();
            builder.addResponse(new CertificateID(id), encoded(status), Date.from(now), Date.from(now.plus(validity)));
        }
        nonce.ifPresent(each -> builder.setResponseExtensions(new Extensions(each)));
        try {
            X509CertificateHolder[] chain = {issuer.certificate()};
            BasicOCSPResp response = builder.build(issuer.signer().with(algorithm), chain, Date.from(now));
            return new OCSPRespBuilder()
                    .build(OCSPRespBuilder.SUCCESSFUL, response)
                    .getEncoded();
        } catch (OCSPException | IOException e) {
            throw new IllegalStateException("a response of ours is always encoded", e);
        }
    }

    private static CertificateStatus encoded(Status status) {
        if (status instanceof Status.Revoked revoked) {
            RevokedCertificate certificate = revoked.certificate();
            return new RevokedStatus(
                    Date.from(certificate.revokedAt()), certificate.reason().code());
        }
        return status instanceof Status.Good ? CertificateStatus.GOOD : new UnknownStatus();
    }

    /** The response to a malformed request. */
    public static byte[] malformed() {
        return failure(OCSPRespBuilder.MALFORMED_REQUEST);
    }

    /** The response to a request about certificates that this responder is not responsible for. */
    public static byte[] unauthorized() {
        return failure(OCSPRespBuilder.UNAUTHORIZED);
    }

    private static byte[] failure(int status) {
        try {
            return new OCSPRespBuilder().build(status, null).getEncoded();
        } catch (OCSPException | IOException e) {
            throw new IllegalStateException("a response of ours is always encoded", e);
        }
    }
}
