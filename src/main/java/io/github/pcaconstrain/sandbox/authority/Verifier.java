package io.github.pcaconstrain.sandbox.authority;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * Verifies signatures with the JDK's own providers, which know keys by name and not by object identifier. RSASSA-PSS
 * and ML-DSA are left to Bouncy Castle.
 */
final class Verifier {
    private static final Map<ASN1ObjectIdentifier, String> NAMES = Map.of(
            PKCSObjectIdentifiers.rsaEncryption, "RSA",
            X9ObjectIdentifiers.id_ecPublicKey, "EC",
            EdECObjectIdentifiers.id_Ed25519, "Ed25519",
            EdECObjectIdentifiers.id_Ed448, "Ed448");

    private static final Map<ASN1ObjectIdentifier, KeyFamily> ML_DSA = Map.of(
            NISTObjectIdentifiers.id_ml_dsa_44, KeyFamily.ML_DSA_44,
            NISTObjectIdentifiers.id_ml_dsa_65, KeyFamily.ML_DSA_65,
            NISTObjectIdentifiers.id_ml_dsa_87, KeyFamily.ML_DSA_87);

    private Verifier() {}

    static ContentVerifierProvider of(SubjectPublicKeyInfo key) throws OperatorCreationException {
        KeyFamily family = ML_DSA.get(key.getAlgorithm().getAlgorithm());
        if (family != null) {
            return new JcaContentVerifierProviderBuilder()
                    .setProvider(family.provider().orElseThrow())
                    .build(key);
        }
        String name = NAMES.get(key.getAlgorithm().getAlgorithm());
        if (name == null) {
            throw new OperatorCreationException("unknown kind of key");
        }
        try {
            PublicKey publicKey = KeyFactory.getInstance(name).generatePublic(new X509EncodedKeySpec(key.getEncoded()));
            return new BySignature(publicKey, new JcaContentVerifierProviderBuilder().build(publicKey));
        } catch (GeneralSecurityException | IOException e) {
            throw new OperatorCreationException("not a public key", e);
        }
    }

    private record BySignature(PublicKey key, ContentVerifierProvider usual) implements ContentVerifierProvider {
        @Override
        public boolean hasAssociatedCertificate() {
            return usual.hasAssociatedCertificate();
        }

        @Override
        public X509CertificateHolder getAssociatedCertificate() {
            return usual.getAssociatedCertificate();
        }

        @Override
        public ContentVerifier get(AlgorithmIdentifier algorithm) throws OperatorCreationException {
            boolean isPss = algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS);
            return isPss
                    ? new JcaContentVerifierProviderBuilder()
                            .setProvider(BouncyCastle.PROVIDER)
                            .build(key)
                            .get(algorithm)
                    : usual.get(algorithm);
        }
    }
}
