package io.github.pcaconstrain.crypto;

import static io.github.pcaconstrain.crypto.SignatureVerdict.INVALID;
import static io.github.pcaconstrain.crypto.SignatureVerdict.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The usual ECDSA signatures are verified without the provider. Each input is judged with it, too; the JDK makes the
 * signatures, as an independent witness.
 */
class EcdsaSignatureTest {
    private static final byte[] CONTENT = "what is signed".getBytes(StandardCharsets.UTF_8);
    private static final int HEADERS = 28;
    private static final String WITH_SHA = "300a06082a8648ce3d04030";
    private static final String WITH_SHA_1 = "300906072a8648ce3d0401";

    @ParameterizedTest
    @CsvSource({
        "secp256r1, SHA256, 2", "secp256r1, SHA384, 3", "secp256r1, SHA512, 4",
        "secp384r1, SHA256, 2", "secp384r1, SHA384, 3", "secp384r1, SHA512, 4",
        "secp521r1, SHA256, 2", "secp521r1, SHA384, 3", "secp521r1, SHA512, 4"
    })
    void agreesWithTheProvider(String curve, String hash, String arc) throws Exception {
        KeyPair keys = keys(curve);
        byte[] key = keys.getPublic().getEncoded();
        byte[] algorithm = octets(WITH_SHA + arc);
        byte[] signature = sign(hash, keys);
        BigInteger order = ((ECPublicKey) keys.getPublic()).getParams().getOrder();

        assertThat(both(algorithm, signature, key)).isEqualTo(VALID);
        assertThat(both(algorithm, signature, keys(curve).getPublic().getEncoded()))
                .isEqualTo(INVALID);
        assertThat(both(octets(WITH_SHA + "3"), sign("SHA256", keys), key)).isEqualTo(INVALID);
        for (List<BigInteger> odd : odd(signature, order)) {
            both(algorithm, encoded(odd), key);
        }
    }

    @ParameterizedTest
    @CsvSource({"secp256r1, SHA256, 2", "secp521r1, SHA512, 4"})
    void agreesWithTheProviderOnChangedHeaders(String curve, String hash, String arc) throws Exception {
        KeyPair keys = keys(curve);
        byte[] key = keys.getPublic().getEncoded();
        byte[] algorithm = octets(WITH_SHA + arc);
        byte[] signature = sign(hash, keys);

        for (byte[] changed : changed(algorithm)) {
            both(changed, signature, key);
        }
        for (byte[] changed : changed(signature)) {
            both(algorithm, changed, key);
        }
        for (byte[] changed : changed(key)) {
            both(algorithm, signature, changed);
        }
    }

    @Test
    void leavesTheUnusualToTheProvider() throws Exception {
        KeyPair keys = keys("secp256r1");
        byte[] key = keys.getPublic().getEncoded();
        byte[] compressed =
                SubjectPublicKeyInfo.getInstance(key).getPublicKeyData().getOctets();
        compressed = Arrays.copyOf(compressed, 33);
        compressed[0] = (byte) (2 + (key[key.length - 1] & 1));
        byte[] infinity = octets("301806072a8648ce3d020106082a8648ce3d030107" + "03020000")
                .clone();
        infinity[1] = (byte) (infinity.length - 2);

        assertThat(both(octets(WITH_SHA_1), sign("SHA1", keys), key)).isEqualTo(VALID);
        assertThat(both(
                        octets(WITH_SHA + "2"),
                        sign("SHA256", keys),
                        new SubjectPublicKeyInfo(
                                        SubjectPublicKeyInfo.getInstance(key).getAlgorithm(), compressed)
                                .getEncoded()))
                .isEqualTo(VALID);
        both(octets("300c06082a8648ce3d0403020500"), sign("SHA256", keys), key); // parameters where none belong
        both(octets(WITH_SHA + "2"), sign("SHA256", keys), infinity);
        both(octets(WITH_SHA + "2"), new byte[0], key);
    }

    /** The verdict, which is the same in both ways. */
    private static SignatureVerdict both(byte[] algorithm, byte[] signature, byte[] key) {
        SignedObject signed = new SignedObject(CONTENT, algorithm, signature);
        SignatureVerdict verdict = SignatureVerifier.verify(signed, key, true);
        assertThat(verdict)
                .as(() -> String.join(" ", hex(algorithm), hex(signature), hex(key)))
                .isEqualTo(SignatureVerifier.verify(signed, key, false));
        return verdict;
    }

    /** Values around the ends of their range, and the second signature that is valid for the same content. */
    private static List<List<BigInteger>> odd(byte[] signature, BigInteger order) {
        ASN1Sequence parts = ASN1Sequence.getInstance(signature);
        BigInteger r = ASN1Integer.getInstance(parts.getObjectAt(0)).getValue();
        BigInteger s = ASN1Integer.getInstance(parts.getObjectAt(1)).getValue();
        return List.of(
                List.of(r, order.subtract(s)),
                List.of(r, s.add(order)),
                List.of(r.add(order), s),
                List.of(r.negate(), s),
                List.of(BigInteger.ZERO, s),
                List.of(r, BigInteger.ZERO),
                List.of(r, order),
                List.of(r),
                List.of(r, s, s));
    }

    private static byte[] encoded(List<BigInteger> numbers) throws Exception {
        ASN1EncodableVector all = new ASN1EncodableVector();
        numbers.forEach(number -> all.add(new ASN1Integer(number)));
        return new DERSequence(all).getEncoded();
    }

    /** With each bit of its headers changed, which are in front, one octet less, and one more. */
    private static List<byte[]> changed(byte[] octets) {
        List<byte[]> all = new ArrayList<>();
        for (int bit = 0; bit < 8 * Math.min(octets.length, HEADERS); bit++) {
            byte[] changed = octets.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            all.add(changed);
        }
        all.add(Arrays.copyOf(octets, octets.length - 1));
        all.add(Arrays.copyOf(octets, octets.length + 1));
        return all;
    }

    private static byte[] sign(String hash, KeyPair keys) throws Exception {
        Signature signature = Signature.getInstance(hash + "withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(CONTENT);
        return signature.sign();
    }

    private static KeyPair keys(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }
}
