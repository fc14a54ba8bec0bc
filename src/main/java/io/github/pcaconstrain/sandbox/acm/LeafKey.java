package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.authority.Csr;
import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import io.github.pcaconstrain.sandbox.authority.KeyFamily;
import io.github.pcaconstrain.sandbox.authority.KeyStock;
import io.github.pcaconstrain.sandbox.authority.Signer;
import io.github.pcaconstrain.sandbox.authority.SigningAlgorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** The key that ACM makes for a certificate. */
record LeafKey(KeyPair keys, KeyFamily family, SecureRandom random) {
    /**
     * "Algorithms supported for an ACM certificate request"; the API's other algorithms are for imported certificates.
     */
    static final Set<String> SUPPORTED = Set.of("RSA_2048", "EC_prime256v1", "EC_secp384r1");

    static LeafKey make(String keyAlgorithm, KeyStock keys) {
        KeyAlgorithm algorithm = KeyAlgorithm.of(keyAlgorithm).orElseThrow();
        return new LeafKey(keys.make(algorithm), algorithm.family(), keys.random());
    }

    /** A CSR in PEM. The first name is the common name, and all names are alternative names. */
    byte[] csr(List<String> names) {
        X500NameBuilder subject = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, names.get(0));
        GeneralNames alternatives = new GeneralNames(names.stream()
                .map(name -> new GeneralName(GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
        SigningAlgorithm algorithm =
                family == KeyFamily.RSA ? SigningAlgorithm.SHA256WITHRSA : SigningAlgorithm.SHA256WITHECDSA;
        return Csr.write(
                        subject.build(),
                        keys,
                        List.of(alternativeNames(alternatives)),
                        new Signer(keys.getPrivate(), random),
                        algorithm)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Extension alternativeNames(GeneralNames names) {
        try {
            return new Extension(Extension.subjectAlternativeName, false, names.getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("names of ours are always encoded", e);
        }
    }
}
