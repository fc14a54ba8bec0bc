package io.github.pcaconstrain.fuzz;

import static io.github.pcaconstrain.fuzz.Expectation.expect;

import io.github.pcaconstrain.encoding.certificate.BundledCertificates;
import java.util.List;

/** PKCS#7 bundles: certificates, or the one documented exception. */
final class Pkcs7Target {
    private Pkcs7Target() {}

    static void read(byte[] input) {
        try {
            List<byte[]> certificates = BundledCertificates.of(input);
            expect(!certificates.isEmpty(), () -> "a bundle without certificates");
        } catch (IllegalArgumentException notOne) {
            // as documented
        }
    }
}
