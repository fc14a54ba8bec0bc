package io.github.pcaconstrain.creation;

import io.github.pcaconstrain.issuance.request.Csr;
import io.github.pcaconstrain.pem.PemWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * A CSR in place of the one that a CA will have, so that a request can be checked before the CA is created. It has the
 * subject, and a key that is thrown away.
 */
final class StandInCsr {
    private StandInCsr() {}

    static Csr of(CaDefinition definition) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            byte[] der = new JcaPKCS10CertificationRequestBuilder(
                            SubjectName.name(definition.subject()), keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                    .getEncoded();
            return Csr.parse(
                    "the planned CSR", PemWriter.of("CERTIFICATE REQUEST", der).getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("this Java lacks EC keys", e);
        }
    }
}
