package io.github.pcaconstrain.issuance.request;

import java.security.Provider;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/** Verifies signatures: by the JDK where it knows the algorithm, else by Bouncy Castle. What neither can is invalid. */
final class SignatureVerifier {
    @FunctionalInterface
    private interface Check {
        boolean passes(ContentVerifierProvider verifiers) throws CertException, PKCSException;
    }

    private SignatureVerifier() {}

    static boolean isValid(X509CertificateHolder certificate, SubjectKey signer) {
        return isValid(signer, certificate::isSignatureValid);
    }

    static boolean isValid(PKCS10CertificationRequest csr, SubjectKey signer) {
        return isValid(signer, csr::isSignatureValid);
    }

    private static boolean isValid(SubjectKey signer, Check check) {
        return verifies(new JcaContentVerifierProviderBuilder(), signer, check)
                || verifies(bouncyCastle(), signer, check);
    }

    // ML-DSA is in the JDK from 24 on, SM2 in none.
    private static JcaContentVerifierProviderBuilder bouncyCastle() {
        Provider provider = new BouncyCastleProvider();
        return new JcaContentVerifierProviderBuilder().setProvider(provider);
    }

    private static boolean verifies(JcaContentVerifierProviderBuilder builder, SubjectKey signer, Check check) {
        try {
            return check.passes(builder.build(signer.info()));
        } catch (OperatorCreationException | CertException | PKCSException | RuntimeOperatorException unverifiable) {
            return false;
        }
    }
}
