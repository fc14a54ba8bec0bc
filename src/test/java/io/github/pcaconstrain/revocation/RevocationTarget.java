package io.github.pcaconstrain.revocation;

import io.github.pcaconstrain.OddCertificate;
import io.github.pcaconstrain.TestCertificates;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.OCSPException;

/**
 * CRLs and OCSP responses. An input whose first octet is even is the whole of one; any other is the part to be signed, so that what is
 * read behind the signature is reached, too.
 *
 * <p>The key is the same in every run, as an input names its hash, and short: RSA with 512 bits signs and verifies in a tenth of the
 * time of P-256.
 */
public final class RevocationTarget {
    private static final Instant AT = Instant.parse("2026-12-15T12:00:00Z");
    private static final byte[] SHA256_WITH_RSA = HexFormat.of().parseHex("300d06092a864886f70d01010b0500");
    private static final byte[] BASIC = HexFormat.of().parseHex("06092b0601050507300101");
    private static final KeyPair KEYS = keys();
    private static final RevocationIssuer ISSUER = new RevocationIssuer(
            holder(TestCertificates.ca("Root").keys(KEYS, KEYS).der()));
    private static final X509CertificateHolder CERTIFICATE = holder(TestCertificates.leaf()
            .issuer(ISSUER.certificate().getSubject())
            .keys(KEYS, KEYS)
            .serial(77)
            .der());

    private RevocationTarget() {}

    /** What RevocationCheck catches; anything else would end the command. */
    public static void readCrl(byte[] input) {
        try {
            Crl.parse(isSigned(input) ? signed(rest(input)) : rest(input), "input")
                    .status(CERTIFICATE, ISSUER, List.of("http://crl.example/"), AT);
        } catch (IOException | IllegalArgumentException | IllegalStateException refused) {
            // as documented
        }
    }

    /** The same of OCSP. */
    public static void readOcsp(byte[] input) {
        try {
            OcspAnswer.parse(isSigned(input) ? response(signed(rest(input))) : rest(input), "input")
                    .status(CERTIFICATE, ISSUER, AT);
        } catch (IOException | OCSPException | IllegalArgumentException | IllegalStateException refused) {
            // as documented
        }
    }

    private static boolean isSigned(byte[] input) {
        return input.length > 0 && (input[0] & 1) == 1;
    }

    private static byte[] rest(byte[] input) {
        return Arrays.copyOfRange(input, Math.min(1, input.length), input.length);
    }

    private static byte[] signed(byte[] toBeSigned) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEYS.getPrivate());
            signature.update(toBeSigned);
            byte[] bits = OddCertificate.tlv(0x03, new byte[1], signature.sign());
            return OddCertificate.tlv(0x30, toBeSigned, SHA256_WITH_RSA, bits);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** OCSPResponse: successful, with a BasicOCSPResponse (RFC 6960, section 4.2.1). */
    private static byte[] response(byte[] basic) {
        byte[] bytes = OddCertificate.tlv(0x30, BASIC, OddCertificate.tlv(0x04, basic));
        return OddCertificate.tlv(0x30, OddCertificate.hex("0a0100"), OddCertificate.tlv(0xa0, bytes));
    }

    private static KeyPair keys() {
        try (InputStream in = RevocationTarget.class.getResourceAsStream("/fuzz/crl/key.der")) {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            byte[] octets = Objects.requireNonNull(in, "key.der").readAllBytes();
            RSAPrivateCrtKey key = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(octets));
            return new KeyPair(
                    factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())), key);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509CertificateHolder holder(byte[] der) {
        try {
            return new X509CertificateHolder(der);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
