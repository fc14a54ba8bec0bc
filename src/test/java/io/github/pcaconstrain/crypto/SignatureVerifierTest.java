package io.github.pcaconstrain.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("JavaUtilDate") // Bouncy Castle's
class SignatureVerifierTest {
    private static final Provider PROVIDER = new BouncyCastleProvider();
    private static final byte[] CONTENT = "what is signed".getBytes(StandardCharsets.UTF_8);
    private static final KeyPair KEYS = generate("EC", "secp256r1");

    @ParameterizedTest
    @CsvSource({
        "RSA, 2048, SHA256withRSA",
        "RSA, 2048, SHA512withRSA",
        "RSA, 2048, SHA1withRSA",
        "RSA, 2048, SHA256withRSAandMGF1",
        "EC, secp256r1, SHA256withECDSA",
        "EC, secp384r1, SHA384withECDSA",
        "EC, secp521r1, SHA512withECDSA",
        "EC, secp256k1, SHA256withECDSA", // not in the JDK
        "EC, brainpoolP256r1, SHA256withECDSA", // not in the JDK
        "EC, sm2p256v1, SM3withSM2", // not in the JDK
        "DSA, 1024, SHA256withDSA",
        "Ed25519, '', Ed25519",
        "Ed448, '', Ed448",
        "ML-DSA-44, '', ML-DSA-44", // in the JDK from 24 on
        "ML-DSA-87, '', ML-DSA-87", // in the JDK from 24 on
    })
    void tellsTheKeyThatSignedFromAnother(String kind, String size, String algorithm) throws Exception {
        KeyPair signer = generate(kind, size);
        SignedObject signed = sign(CONTENT, algorithm, signer);
        byte[] changed = CONTENT.clone();
        changed[0] ^= 1;

        assertThat(verify(signed, signer)).isEqualTo(SignatureVerdict.VALID);
        assertThat(verify(signed, generate(kind, size))).isEqualTo(SignatureVerdict.INVALID);
        assertThat(verify(new SignedObject(changed, signed.algorithm(), signed.signature()), signer))
                .isEqualTo(SignatureVerdict.INVALID);
        assertThat(verify(new SignedObject(CONTENT, signed.algorithm(), new byte[] {1}), signer))
                .isEqualTo(SignatureVerdict.INVALID);
    }

    @Test
    void aKeyOfAnotherKindDidNotSign() throws Exception {
        SignedObject byRsa = sign(CONTENT, "SHA256withRSA", generate("RSA", "2048"));

        assertThat(verify(byRsa, KEYS)).isEqualTo(SignatureVerdict.INVALID);
    }

    @Test
    void whatCannotBeVerifiedIsNeitherValidNorInvalid() throws Exception {
        SignedObject signed = sign(CONTENT, "SHA256withECDSA", KEYS);
        byte[] unknownAlgorithm = HexFormat.of().parseHex("300506032a0304"); // 1.2.3.4
        byte[] unknownKey = HexFormat.of().parseHex("300c300506032a0304030300aabb");
        byte[] endlessKey = new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption),
                        new RSAPublicKey(BigInteger.ONE.shiftLeft(16_384).setBit(0), BigInteger.valueOf(65_537)))
                .getEncoded();

        assertThat(verify(new SignedObject(CONTENT, unknownAlgorithm, signed.signature()), KEYS))
                .isEqualTo(SignatureVerdict.UNKNOWN);
        assertThat(verify(new SignedObject(CONTENT, new byte[] {1, 2}, signed.signature()), KEYS))
                .isEqualTo(SignatureVerdict.UNKNOWN);
        assertThat(SignatureVerifier.verify(signed, unknownKey)).isEqualTo(SignatureVerdict.UNKNOWN);
        assertThat(SignatureVerifier.verify(signed, new byte[0])).isEqualTo(SignatureVerdict.UNKNOWN);
        assertThat(SignatureVerifier.verify(signed, endlessKey)).isEqualTo(SignatureVerdict.UNKNOWN);
    }

    @Test
    void registersNoProvider() throws Exception {
        Security.removeProvider(BouncyCastleProvider.PROVIDER_NAME); // of a command that ran in this JVM before

        verify(sign(CONTENT, "SHA256withECDSA", KEYS), KEYS);

        assertThat(Security.getProvider(BouncyCastleProvider.PROVIDER_NAME)).isNull();
    }

    @Test
    void aRequestAndACrlAreSignedObjectsToo() throws Exception {
        X500Name name = new X500Name("CN=Signer");
        byte[] request = new JcaPKCS10CertificationRequestBuilder(name, KEYS.getPublic())
                .build(signer("SHA256withECDSA", KEYS))
                .getEncoded();
        X509v2CRLBuilder crl = new X509v2CRLBuilder(name, new Date(0));
        for (int i = 1; i < 100; i++) {
            crl.addCRLEntry(BigInteger.valueOf(i), new Date(0), CRLReason.keyCompromise);
        }

        for (byte[] der : new byte[][] {
            request, crl.build(signer("SHA256withECDSA", KEYS)).getEncoded()
        }) {
            SignedObject signed = SignedObject.of(der);
            assertThat(signed.content())
                    .isEqualTo(ASN1Sequence.getInstance(der)
                            .getObjectAt(0)
                            .toASN1Primitive()
                            .getEncoded());
            assertThat(verify(signed, KEYS)).isEqualTo(SignatureVerdict.VALID);
        }
    }

    /** The signature of data that is not DER covers these exact octets (RFC 5280, section 4.1.1.3). */
    @Test
    void theOctetsCountAsTheyStandThere() throws Exception {
        byte[] longLength = HexFormat.of().parseHex("308103020105"); // in DER 3003020105
        SignedObject signed = sign(longLength, "SHA256withECDSA", KEYS);
        byte[] bits = concat(new byte[] {3, (byte) (signed.signature().length + 1), 0}, signed.signature());
        byte[] inside = concat(longLength, signed.algorithm(), bits);

        SignedObject read = SignedObject.of(concat(new byte[] {0x30, (byte) inside.length}, inside));

        assertThat(read.content()).isEqualTo(longLength);
        assertThat(verify(read, KEYS)).isEqualTo(SignatureVerdict.VALID);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "30", // no length
        "0401ff", // no SEQUENCE
        "3000", // nothing inside
        "30023000", // no algorithm
        "300430003000", // no signature
        "3007300030000401ff", // a signature that is not a BIT STRING
        "300730003000030101", // unused bits of no octet
        "30053000300003", // cut off
        "30053084ffffffff", // longer than there is
    })
    void whatIsNothingSignedIsRefused(String hex) {
        byte[] der = HexFormat.of().parseHex(hex);

        assertThatThrownBy(() -> SignedObject.of(der)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "300506032a0304, 300506032a0304, true",
        "300506032a0304, 300706032a03040500, true", // NULL, or left out
        "300506032a0304, 300506032a0305, false",
        "300506032a0304, 300806032a0304020101, false", // other parameters
        "300506032a0304, '', false",
    })
    void anAlgorithmIsTheSameWithParametersThatAreNullAndWithout(String one, String other, boolean isSame) {
        SignedObject signed = new SignedObject(CONTENT, HexFormat.of().parseHex(one), new byte[0]);

        assertThat(signed.isMadeBy(HexFormat.of().parseHex(other))).isEqualTo(isSame);
    }

    private static SignatureVerdict verify(SignedObject signed, KeyPair by) {
        return SignatureVerifier.verify(signed, by.getPublic().getEncoded());
    }

    private static SignedObject sign(byte[] content, String algorithm, KeyPair keys)
            throws IOException, OperatorCreationException {
        ContentSigner signer = signer(algorithm, keys);
        try (OutputStream out = signer.getOutputStream()) {
            out.write(content);
        }
        return new SignedObject(content, signer.getAlgorithmIdentifier().getEncoded(), signer.getSignature());
    }

    private static ContentSigner signer(String algorithm, KeyPair keys) throws OperatorCreationException {
        return new JcaContentSignerBuilder(algorithm).setProvider(PROVIDER).build(keys.getPrivate());
    }

    private static KeyPair generate(String kind, String size) {
        try {
            // The JDK has no curves but its own; Bouncy Castle searches for DSA parameters, which the JDK has ready.
            KeyPairGenerator generator = kind.endsWith("SA")
                    ? KeyPairGenerator.getInstance(kind)
                    : KeyPairGenerator.getInstance(kind, PROVIDER);
            if (kind.equals("EC")) {
                generator.initialize(new ECGenParameterSpec(size));
            } else if (!size.isEmpty()) {
                generator.initialize(Integer.parseInt(size));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] concat(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
