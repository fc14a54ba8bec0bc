package io.github.pcaconstrain.issuance.csr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.SubjectKey;
import java.io.IOException;
import java.math.BigInteger;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which keys a CA may have; the keys are numbers, for which nobody has a private key. */
class CsrKeyCheckTest {
    private static final String SUPPORTED = "create a CSR with one of RSA_2048, RSA_3072, RSA_4096, EC_prime256v1,"
            + " EC_secp384r1, EC_secp521r1, ML_DSA_44, ML_DSA_65, ML_DSA_87, SM2";

    /** The modulus has this many bits and ends in this octet. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2048 | 01 | 3     | RSA_2048 |
        2048 | ff | 65537 | RSA_2048 |
        4096 | 01 | 65537 | RSA_4096 |
        2047 | 01 | 65537 | UNKNOWN  | its RSA key has 2047 bits, but a CA's key needs at least 2048
        1024 | 00 | 1     | UNKNOWN  | its RSA key has 1024 bits, but a CA's key needs at least 2048
        2048 | 02 | 65537 | RSA_2048 | its RSA key is invalid: modulus and exponent must be positive and odd, and the exponent at least 3
        2048 | 01 | 65536 | RSA_2048 | its RSA key is invalid: modulus and exponent must be positive and odd, and the exponent at least 3
        2048 | 01 | 4     | RSA_2048 | its RSA key is invalid: modulus and exponent must be positive and odd, and the exponent at least 3
        2048 | 01 | 1     | RSA_2048 | its RSA key is invalid: modulus and exponent must be positive and odd, and the exponent at least 3
        2048 | 01 | -3    | RSA_2048 | its RSA key is invalid: modulus and exponent must be positive and odd, and the exponent at least 3
        """)
    void rsa(int bits, String end, BigInteger exponent, KeyAlgorithm algorithm, String flaw) throws IOException {
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).add(new BigInteger(end, 16));
        SubjectKey key = key(
                new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                        new RSAPublicKey(modulus, exponent)),
                algorithm);

        assertThat(CsrKeyCheck.of(key).map(Finding::textWithCode))
                .isEqualTo(java.util.Optional.ofNullable(flaw).map(text -> "csr: " + text + " [csr-key-weak]"));
    }

    /** Its octets are those of an unsigned number with 2,048 bits, as written by someone who forgot the octet before them. */
    @Test
    void negativeModulus() throws IOException {
        BigInteger modulus = BigInteger.ONE.shiftLeft(2047).setBit(0).subtract(BigInteger.ONE.shiftLeft(2048));
        SubjectPublicKeyInfo info = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                new RSAPublicKey(modulus, BigInteger.valueOf(65537)));

        assertThat(CsrKeyCheck.of(key(info, KeyAlgorithm.RSA_2048)).map(Finding::textWithCode))
                .hasValue("csr: its RSA key has 2047 bits, but a CA's key needs at least 2048 [csr-key-weak]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1.3.132.0.10  | EC on the curve secp256k1
        1.2.3.4       | EC on the curve 1.2.3.4
                      | EC with explicit curve parameters
        """)
    void ellipticCurves(String curve, String described) throws IOException {
        ASN1Encodable parameters = curve == null ? DERNull.INSTANCE : new ASN1ObjectIdentifier(curve);

        assertUnsupported(
                new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, parameters), new byte[] {4}),
                described);
    }

    @ParameterizedTest
    @CsvSource({"1.3.101.112, of the algorithm 1.3.101.112", "1.2.840.113549.1.1.1, an RSA key that cannot be read"})
    void otherAlgorithms(String oid, String described) throws IOException {
        assertUnsupported(
                new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid)), new DEROctetString(new byte[32])),
                described);
    }

    @ParameterizedTest
    @CsvSource({"2304, RSA of 2304 bits", "8192, RSA of 8192 bits"})
    void rsaOfAnotherLength(int bits, String described) throws IOException {
        assertUnsupported(
                new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                        new RSAPublicKey(BigInteger.ONE.shiftLeft(bits - 1).setBit(0), BigInteger.valueOf(65537))),
                described);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void whatAwsHasANameForIsSupported(KeyAlgorithm algorithm) throws IOException {
        AlgorithmIdentifier ed25519 = new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.3.101.112"));

        assertThat(CsrKeyCheck.of(key(new SubjectPublicKeyInfo(ed25519, new byte[32]), algorithm)))
                .isEmpty();
    }

    private static void assertUnsupported(SubjectPublicKeyInfo info, String described) throws IOException {
        Finding finding = CsrKeyCheck.of(key(info, KeyAlgorithm.UNKNOWN)).orElseThrow();

        assertThat(finding.textWithCode())
                .isEqualTo("csr: its key is " + described
                        + ", which AWS Private CA does not support for a CA [csr-key-unsupported]");
        assertThat(finding.fix()).isEqualTo(SUPPORTED);
    }

    private static SubjectKey key(SubjectPublicKeyInfo info, KeyAlgorithm algorithm) throws IOException {
        return new SubjectKey(HexFormat.of().formatHex(info.getEncoded()), algorithm);
    }
}
