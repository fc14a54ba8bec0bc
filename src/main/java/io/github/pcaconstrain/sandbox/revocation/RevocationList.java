package io.github.pcaconstrain.sandbox.revocation;

import io.github.pcaconstrain.sandbox.authority.Issuer;
import io.github.pcaconstrain.sandbox.authority.SigningAlgorithm;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509v2CRLBuilder;

/**
 * A certificate revocation list (RFC 5280, section 5).
 *
 * @param number the CRL number, which grows with each list of a CA
 * @param thisUpdate when it was created
 * @param nextUpdate the latest time of the next one
 * @param partition the address of the partition of certificates that it covers; empty if it covers all
 */
public record RevocationList(
        BigInteger number,
        Instant thisUpdate,
        Instant nextUpdate,
        List<RevokedCertificate> revoked,
        Optional<String> partition) {
    /** Copies the list. */
    public RevocationList {
        revoked = List.copyOf(revoked);
    }

    /** The list in DER, signed by the CA. */
    public byte[] sign(Issuer issuer, SigningAlgorithm algorithm) {
        X509v2CRLBuilder builder = new X509v2CRLBuilder(issuer.name(), Date.from(thisUpdate));
        builder.setNextUpdate(Date.from(nextUpdate));
        // Bouncy Castle leaves out the reason "unspecified", as section 5.3.1 recommends.
        revoked.forEach(each -> builder.addCRLEntry(
                each.serial(), Date.from(each.revokedAt()), each.reason().code()));
        try {
            builder.addExtension(issuer.authorityKeyIdentifier());
            builder.addExtension(Extension.cRLNumber, false, new ASN1Integer(number));
            if (partition.isPresent()) {
                builder.addExtension(Extension.issuingDistributionPoint, true, distributionPoint(partition.get()));
            }
            return builder.build(issuer.signer().with(algorithm)).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("a list of ours is always encoded", e);
        }
    }

    // "AWS Private CA marks the IDP extension as critical", so that no client takes a partition for the complete CRL.
    private static IssuingDistributionPoint distributionPoint(String uri) {
        GeneralName name = new GeneralName(GeneralName.uniformResourceIdentifier, new DERIA5String(uri));
        return new IssuingDistributionPoint(new DistributionPointName(new GeneralNames(name)), false, false);
    }
}
