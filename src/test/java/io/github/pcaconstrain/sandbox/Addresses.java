package io.github.pcaconstrain.sandbox;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;

/** Where a certificate says that its revocation is published. */
final class Addresses {
    private Addresses() {}

    static List<String> crls(X509Certificate certificate) {
        Extension extension = holder(certificate).getExtension(Extension.cRLDistributionPoints);
        if (extension == null) {
            return List.of();
        }
        Assertions.assertThat(extension.isCritical()).isFalse();
        return Arrays.stream(
                        CRLDistPoint.getInstance(extension.getParsedValue()).getDistributionPoints())
                .flatMap(point -> Arrays.stream(
                        GeneralNames.getInstance(point.getDistributionPoint().getName())
                                .getNames()))
                .map(name -> name.getName().toString())
                .toList();
    }

    static List<String> responders(X509Certificate certificate) {
        Extension extension = holder(certificate).getExtension(Extension.authorityInfoAccess);
        if (extension == null) {
            return List.of();
        }
        Assertions.assertThat(extension.isCritical()).isFalse();
        return Arrays.stream(AuthorityInformationAccess.getInstance(extension.getParsedValue())
                        .getAccessDescriptions())
                .filter(each -> each.getAccessMethod().equals(AccessDescription.id_ad_ocsp))
                .map(each -> each.getAccessLocation().getName().toString())
                .toList();
    }

    private static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new X509CertificateHolder(certificate.getEncoded());
        } catch (IOException | CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
