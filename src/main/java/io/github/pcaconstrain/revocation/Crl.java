package io.github.pcaconstrain.revocation;

import io.github.pcaconstrain.crypto.SignedObject;
import io.github.pcaconstrain.revocation.RevocationStatus.Good;
import io.github.pcaconstrain.revocation.RevocationStatus.NotChecked;
import io.github.pcaconstrain.revocation.RevocationStatus.Revoked;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A CRL (RFC 5280, section 5).
 *
 * @param holder the CRL
 * @param signed the octets of the CRL
 * @param source its origin, for messages
 */
record Crl(X509CRLHolder holder, SignedObject signed, String source) {
    /** More than enough for a million entries. */
    static final int MAX_OCTETS = 48 << 20;

    /** RFC 5280, section 5.1.2.5, does not allow a CRL without an end. */
    private static final Duration NO_END = Duration.ZERO;

    static Crl parse(byte[] octets, String source) throws IOException {
        return new Crl(new X509CRLHolder(octets), SignedObject.of(octets), source);
    }

    RevocationStatus status(
            X509CertificateHolder certificate, RevocationIssuer issuer, List<String> published, Instant now) {
        if (!holder.getIssuer().equals(issuer.certificate().getSubject())
                || !issuer.maySignCrls()
                || !isSignedBy(issuer)) {
            return new NotChecked(source + " is not signed by the issuer of the certificate");
        }
        Optional<IssuingDistributionPoint> scope = Optional.ofNullable(
                        holder.getExtension(Extension.issuingDistributionPoint))
                .map(extension -> IssuingDistributionPoint.getInstance(extension.getParsedValue()));
        if (scope.filter(each -> !covers(each, certificate, published)).isPresent() || hasUnknownCriticalExtension()) {
            return new NotChecked(source + " does not cover the certificate");
        }
        boolean isCurrent = RevocationIssuer.isCurrent(
                holder.getThisUpdate(), Optional.ofNullable(holder.getNextUpdate()), NO_END, now);
        Optional<X509CRLEntryHolder> entry =
                Optional.ofNullable(holder.getRevokedCertificate(certificate.getSerialNumber()));
        // A revocation is permanent, so one in an old CRL still counts. Only a hold may have been lifted since.
        if (entry.isPresent() && (isCurrent || !isHold(entry.get()))) {
            return new Revoked(source, entry.get().getRevocationDate().toInstant());
        }
        if (!isCurrent) {
            return new NotChecked(source + " is out of date: it was issued at "
                    + holder.getThisUpdate().toInstant()
                    + Optional.ofNullable(holder.getNextUpdate())
                            .map(end -> " and was valid until " + end.toInstant())
                            .orElse(" without an end"));
        }
        boolean isPart = holder.getExtension(Extension.deltaCRLIndicator) != null
                || scope.filter(each -> each.getOnlySomeReasons() != null).isPresent();
        return isPart ? new NotChecked(source + " does not cover every revocation") : new Good(source);
    }

    /** Both algorithm fields must agree (RFC 5280, section 5.1.1.2). */
    private boolean isSignedBy(RevocationIssuer issuer) {
        return issuer.hasSigned(signed)
                && signed.isMadeBy(RevocationIssuer.octets(
                        holder.toASN1Structure().getTBSCertList().getSignature()));
    }

    private static boolean covers(
            IssuingDistributionPoint scope, X509CertificateHolder certificate, List<String> published) {
        boolean isCa = Optional.ofNullable(BasicConstraints.fromExtensions(certificate.getExtensions()))
                .filter(BasicConstraints::isCA)
                .isPresent();
        boolean isOfKind = !scope.onlyContainsAttributeCerts()
                && !(isCa ? scope.onlyContainsUserCerts() : scope.onlyContainsCACerts());
        // A CA may split its CRL over several addresses (AWS Private CA's partitioned CRLs). Only the one that the
        // certificate names counts.
        boolean isOfPart = scope.getDistributionPoint() == null
                || !Collections.disjoint(RevocationSources.uris(scope.getDistributionPoint()), published);
        return isOfKind && isOfPart && !scope.isIndirectCRL();
    }

    private boolean hasUnknownCriticalExtension() {
        Set<?> critical = holder.getCriticalExtensionOIDs();
        return critical.stream()
                .anyMatch(oid ->
                        !oid.equals(Extension.issuingDistributionPoint) && !oid.equals(Extension.deltaCRLIndicator));
    }

    private static boolean isHold(X509CRLEntryHolder entry) {
        return Optional.ofNullable(entry.getExtension(Extension.reasonCode))
                .map(extension -> ASN1Enumerated.getInstance(extension.getParsedValue()))
                .filter(reason -> reason.intValueExact() == CRLReason.certificateHold)
                .isPresent();
    }
}
