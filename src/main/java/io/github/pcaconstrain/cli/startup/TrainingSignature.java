package io.github.pcaconstrain.cli.startup;

import io.github.pcaconstrain.crypto.SignatureVerdict;
import io.github.pcaconstrain.crypto.SignatureVerifier;
import io.github.pcaconstrain.crypto.SignedObject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The signature of an EC key, which many CAs have: the example of RFC 6979, section A.2.5, for P-256 and SHA-256. */
final class TrainingSignature {
    private static final String KEY = "3059301306072a8648ce3d020106082a8648ce3d03010703420004"
            + "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
            + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299";
    private static final String SIGNATURE = "3046"
            + "022100efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
            + "022100f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8";
    private static final String ECDSA_WITH_SHA_256 = "300a06082a8648ce3d040302";

    private TrainingSignature() {}

    static void verify() {
        SignedObject signed = new SignedObject(
                "sample".getBytes(StandardCharsets.US_ASCII), octets(ECDSA_WITH_SHA_256), octets(SIGNATURE));
        SignatureVerdict verdict = SignatureVerifier.verify(signed, octets(KEY));
        if (verdict != SignatureVerdict.VALID) {
            throw new IllegalStateException("the example's signature is " + verdict);
        }
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
