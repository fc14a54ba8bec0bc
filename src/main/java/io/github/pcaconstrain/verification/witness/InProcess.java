package io.github.pcaconstrain.verification.witness;

import io.github.pcaconstrain.verification.JdkCertificates;
import io.github.pcaconstrain.verification.witness.WitnessVerdict.Answer;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The witnesses in Java: one API, two providers. */
final class InProcess {
    private InProcess() {}

    /** Creating it takes longer than a verdict. */
    private static final class BouncyCastle {
        private static final Provider PROVIDER = new BouncyCastleProvider();
    }

    /** Returns the verdict of a witness, however long it takes. */
    static WitnessVerdict judge(Witness witness, Chain chain) {
        return witness == Witness.JDK ? jdk(chain) : bouncyCastle(chain);
    }

    /** Uses only the JDK's own providers: Bouncy Castle may be registered here, but not at a relying party. */
    private static WitnessVerdict jdk(Chain chain) {
        for (byte[] der : RareKeys.of(chain).values()) {
            List<String> borrowed = JdkCertificates.borrowed(der);
            if (!borrowed.isEmpty()) {
                return WitnessVerdict.unsupported(
                        Witness.JDK, System.getProperty("java.version"), String.join(", ", borrowed));
            }
        }
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return judge(Witness.JDK, System.getProperty("java.version"), chain, factory, validator(null));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WitnessVerdict bouncyCastle(Chain chain) {
        try {
            Provider provider = BouncyCastle.PROVIDER;
            CertificateFactory factory = CertificateFactory.getInstance("X.509", provider);
            return judge(Witness.BC, provider.getVersionStr(), chain, factory, validator(provider));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CertPathValidator validator(@org.jspecify.annotations.Nullable Provider provider)
            throws GeneralSecurityException {
        return provider == null
                ? CertPathValidator.getInstance("PKIX")
                : CertPathValidator.getInstance("PKIX", provider);
    }

    private static WitnessVerdict judge(
            Witness witness, String version, Chain chain, CertificateFactory factory, CertPathValidator validator) {
        try {
            List<X509Certificate> path = new ArrayList<>();
            for (byte[] der : chain.withoutAnchor()) {
                path.add(certificate(factory, der));
            }
            TrustAnchor anchor = new TrustAnchor(certificate(factory, chain.anchor()), null);
            PKIXParameters parameters = new PKIXParameters(Set.of(anchor));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(chain.at()));
            validator.validate(factory.generateCertPath(path), parameters);
            return new WitnessVerdict(witness, version, Answer.ACCEPTS, "");
        } catch (CertPathValidatorException e) {
            return new WitnessVerdict(witness, version, Answer.REFUSES, String.valueOf(e.getMessage()));
        } catch (GeneralSecurityException | RuntimeException | StackOverflowError e) {
            return new WitnessVerdict(witness, version, Answer.FAILS, "it threw " + e);
        }
    }

    /**
     * Reads a certificate. The JDK keeps those that it reads one by one, and shortens the permitted list inside one where it merges it with
     * that of another CA: then the verdict on a chain would depend on the chains before.
     */
    private static X509Certificate certificate(CertificateFactory factory, byte[] der) throws GeneralSecurityException {
        return (X509Certificate) factory.generateCertificates(new ByteArrayInputStream(der))
                .iterator()
                .next();
    }
}
