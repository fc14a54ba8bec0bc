package io.github.pcaconstrain.probing.channel;

import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.encoding.DistinguishedNames;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Creates CSRs for one name each, all with a key that is generated for a run and discarded afterwards. */
final class ProbeCsr {
    /** The provider for keys that the JDK supports only from 24 on; created when it is first needed. */
    private static final class BouncyCastle {
        private static final Provider PROVIDER = new BouncyCastleProvider();
    }

    private final KeyPair keys;
    private final ContentSigner signer;

    ProbeCsr(KeyAlgorithm key) {
        try {
            keys = generate(key);
            signer = signer(key, keys.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("this Java lacks " + key, e);
        }
    }

    private static KeyPair generate(KeyAlgorithm key) throws GeneralSecurityException {
        return switch (key) {
            case EC_P256 -> ec("secp256r1");
            case EC_P384 -> ec("secp384r1");
            case EC_P521 -> ec("secp521r1");
            case RSA_2048 -> rsa(2048);
            case RSA_3072 -> rsa(3072);
            case RSA_4096 -> rsa(4096);
            case ML_DSA_44, ML_DSA_65, ML_DSA_87 ->
                KeyPairGenerator.getInstance(mlDsa(key), BouncyCastle.PROVIDER).generateKeyPair();
            default ->
                throw new InvalidOptionException(
                        "test certificates cannot have a key of type " + key.wireName(),
                        "give --key-algorithm EC_prime256v1");
        };
    }

    private static ContentSigner signer(KeyAlgorithm key, PrivateKey secret) throws OperatorCreationException {
        return switch (key.family()) {
            case RSA -> new JcaContentSignerBuilder("SHA256withRSA").build(secret);
            case ML_DSA_44, ML_DSA_65, ML_DSA_87 ->
                new JcaContentSignerBuilder(mlDsa(key))
                        .setProvider(BouncyCastle.PROVIDER)
                        .build(secret);
            case ECDSA, SM2, UNKNOWN -> new JcaContentSignerBuilder("SHA256withECDSA").build(secret);
        };
    }

    /** Java's name for the key and its signatures. */
    private static String mlDsa(KeyAlgorithm key) {
        return key.wireName().replace('_', '-');
    }

    private static KeyPair ec(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static KeyPair rsa(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    /** The CSR for a name, in PEM: a directory name is the subject, any other name the only alternative name. */
    synchronized String of(PresentedName name) {
        try {
            boolean isSubject = name instanceof PresentedName.Directory;
            X500Name subject = name instanceof PresentedName.Directory directory
                    ? DistinguishedNames.toX500Name(directory.name())
                    : new X500Name(new RDN[0]);
            PKCS10CertificationRequestBuilder builder =
                    new JcaPKCS10CertificationRequestBuilder(subject, keys.getPublic());
            if (!isSubject) {
                byte[] names = new GeneralNames(generalName(name)).getEncoded();
                builder.addAttribute(
                        PKCSObjectIdentifiers.pkcs_9_at_extensionRequest,
                        new Extensions(new Extension(Extension.subjectAlternativeName, true, names)));
            }
            StringWriter pem = new StringWriter();
            try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
                writer.writeObject(builder.build(signer));
            }
            return pem.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GeneralName generalName(PresentedName name) {
        return name instanceof PresentedName.Ip ip
                ? new GeneralName(
                        GeneralName.iPAddress, new DEROctetString(ip.address().octets()))
                : new GeneralName(name.form().tag(), name.value());
    }
}
