package io.github.pcaconstrain.sandbox.authority;

import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * What issuing needs to know about a CA.
 * @param signer its private key
 * @param publicKey its public key
 * @param keyFamily the family of its key
 * @param chain its certificate first and the root's last; empty for a root without a certificate
 * @param configured the extensions that its configuration adds to certificates, such as the address of its CRL
 */
public record Issuer(
        Signer signer,
        SubjectPublicKeyInfo publicKey,
        KeyFamily keyFamily,
        List<X509CertificateHolder> chain,
        List<Extension> configured) {
    /** Copies the lists. */
    public Issuer {
        chain = List.copyOf(chain);
        configured = List.copyOf(configured);
    }

    /** The same, with these extensions in its certificates. */
    public Issuer configured(List<Extension> newConfigured) {
        return new Issuer(signer, publicKey, keyFamily, chain, newConfigured);
    }

    /** Its own certificate, if it has one. */
    public X509CertificateHolder certificate() {
        return chain.get(0);
    }

    /** The subject of its certificate. */
    public X500Name name() {
        return certificate().getSubject();
    }

    /** How many CAs may follow it in a path, if that is limited. */
    Optional<Integer> pathLength() {
        return pathLength(certificate());
    }

    static Optional<Integer> pathLength(X509CertificateHolder ca) {
        BasicConstraints basics = BasicConstraints.fromExtensions(ca.getExtensions());
        return basics == null || basics.getPathLenConstraint() == null
                ? Optional.empty()
                : Optional.of(basics.getPathLenConstraint().intValue());
    }

    static Optional<byte[]> keyIdentifier(X509CertificateHolder ca) {
        return Optional.ofNullable(ca.getExtension(Extension.subjectKeyIdentifier))
                .map(extension ->
                        ASN1OctetString.getInstance(extension.getParsedValue()).getOctets());
    }

    /** The key identifier of its certificate; without one, the hash of its public key. */
    public Extension authorityKeyIdentifier() {
        byte[] identifier = keyIdentifier(certificate()).orElseGet(() -> KeyIdentifiers.of(publicKey));
        return Passthrough.extension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(identifier));
    }
}
