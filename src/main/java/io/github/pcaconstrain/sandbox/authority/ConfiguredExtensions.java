package io.github.pcaconstrain.sandbox.authority;

import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** The extensions that a CA's configuration adds to every certificate that the CA issues. */
public final class ConfiguredExtensions {
    private ConfiguredExtensions() {}

    /** The address of the CA's CRL. */
    public static Extension crl(String uri) {
        DistributionPointName name = new DistributionPointName(new GeneralNames(uri(uri)));
        DistributionPoint[] points = {new DistributionPoint(name, null, null)};
        return Passthrough.extension(Extension.cRLDistributionPoints, false, new CRLDistPoint(points));
    }

    /** The address of its OCSP responder. */
    public static Extension ocsp(String uri) {
        return Passthrough.extension(
                Extension.authorityInfoAccess,
                false,
                new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, uri(uri)));
    }

    private static GeneralName uri(String uri) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, new DERIA5String(uri));
    }
}
