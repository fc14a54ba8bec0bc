package io.github.pcaconstrain.encoding.certificate;

import io.github.pcaconstrain.pem.DerExtent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * Whether a certificate is signed with its own key, by the JDK where it knows the algorithm, else by Bouncy Castle. What
 * neither can verify is not.
 */
final class SelfSignature {
    private SelfSignature() {}

    static boolean isValid(byte[] der) {
        return verifies(der, new JcaContentVerifierProviderBuilder())
                || verifies(der, new JcaContentVerifierProviderBuilder().setProvider(new BouncyCastleProvider()));
    }

    private static boolean verifies(byte[] der, JcaContentVerifierProviderBuilder builder) {
        try {
            Certificate certificate = Certificate.getInstance(der);
            ContentVerifier verifier =
                    builder.build(certificate.getSubjectPublicKeyInfo()).get(certificate.getSignatureAlgorithm());
            try (OutputStream out = verifier.getOutputStream()) {
                out.write(signed(der));
            }
            return verifier.verify(certificate.getSignature().getOctets());
        } catch (OperatorCreationException | IOException | RuntimeException unverifiable) {
            // The libraries throw unchecked types, too, for keys and signatures that they do not understand.
            return false;
        }
    }

    /** The octets that are signed, as they stand there: to encode them anew could change them. */
    private static byte[] signed(byte[] der) {
        int start = DerExtent.headerLength(der);
        return Arrays.copyOfRange(der, start, start + (int) DerExtent.length(der, start, der.length));
    }
}
