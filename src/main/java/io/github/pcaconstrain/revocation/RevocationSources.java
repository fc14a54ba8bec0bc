package io.github.pcaconstrain.revocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The addresses in a certificate at which its revocation status is published (RFC 5280, sections 4.2.1.13 and 4.2.2.1).
 *
 * @param crls URIs of CRLs of its issuer
 * @param responders URIs of OCSP responders
 */
record RevocationSources(List<String> crls, List<String> responders) {
    RevocationSources {
        crls = List.copyOf(crls);
        responders = List.copyOf(responders);
    }

    /**
     * Reads a certificate.
     *
     * @throws IllegalArgumentException if an extension is malformed
     */
    static RevocationSources by(X509CertificateHolder certificate) {
        return new RevocationSources(crls(certificate), responders(certificate));
    }

    private static List<String> crls(X509CertificateHolder certificate) {
        Optional<Extension> extension = Optional.ofNullable(certificate.getExtension(Extension.cRLDistributionPoints));
        List<String> uris = new ArrayList<>();
        extension.map(each -> CRLDistPoint.getInstance(each.getParsedValue())).stream()
                .flatMap(points -> Arrays.stream(points.getDistributionPoints()))
                // The issuer does not vouch for a CRL that another CA signs.
                .filter(point -> point.getCRLIssuer() == null)
                .map(DistributionPoint::getDistributionPoint)
                .forEach(name -> uris.addAll(uris(name)));
        return uris;
    }

    private static List<String> responders(X509CertificateHolder certificate) {
        Optional<Extension> extension = Optional.ofNullable(certificate.getExtension(Extension.authorityInfoAccess));
        return extension.map(each -> AuthorityInformationAccess.getInstance(each.getParsedValue())).stream()
                .flatMap(access -> Arrays.stream(access.getAccessDescriptions()))
                .filter(each -> AccessDescription.id_ad_ocsp.equals(each.getAccessMethod()))
                .flatMap(each -> uri(each.getAccessLocation()))
                .toList();
    }

    /** The URIs of a distribution point; empty if it is not identified by URIs. */
    static List<String> uris(@org.jspecify.annotations.Nullable DistributionPointName name) {
        return name == null || name.getType() != DistributionPointName.FULL_NAME
                ? List.of()
                : Arrays.stream(GeneralNames.getInstance(name.getName()).getNames())
                        .flatMap(RevocationSources::uri)
                        .toList();
    }

    private static Stream<String> uri(GeneralName name) {
        ASN1Encodable value = name.getName();
        return name.getTagNo() == GeneralName.uniformResourceIdentifier
                ? Stream.of(ASN1IA5String.getInstance(value).getString())
                : Stream.empty();
    }
}
