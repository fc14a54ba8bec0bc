package io.github.pcaconstrain.revocation;

import java.security.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * The CA that has signed the certificate, and answers for its revocation.
 *
 * @param certificate its certificate
 */
record RevocationIssuer(X509CertificateHolder certificate) {
    /** How far clocks may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final Provider PROVIDER = new BouncyCastleProvider();

    /** Something that is signed. */
    @FunctionalInterface
    interface Signed {
        boolean isValid(ContentVerifierProvider verifiers) throws Exception;
    }

    /** Whether the CA has signed it. What cannot be verified is not signed. */
    boolean hasSigned(Signed what) {
        return isSignedBy(certificate.getSubjectPublicKeyInfo(), what);
    }

    static boolean isSignedBy(SubjectPublicKeyInfo key, Signed what) {
        try {
            return what.isValid(new JcaContentVerifierProviderBuilder()
                    .setProvider(PROVIDER)
                    .build(key));
        } catch (OperatorCreationException | CertException | RuntimeOperatorException unverifiable) {
            return false;
        } catch (Exception unverifiable) {
            // Bouncy Castle has several checked and unchecked types for a signature that makes no sense.
            return false;
        }
    }

    /** Whether it may sign CRLs (RFC 5280, section 6.3.3, f). */
    boolean maySignCrls() {
        KeyUsage usage = KeyUsage.fromExtensions(certificate.getExtensions());
        return usage == null || usage.hasUsages(KeyUsage.cRLSign);
    }

    /** Whether something that is signed from a moment on, and until another, holds now. */
    static boolean isCurrent(Date from, Optional<Date> until, Duration withoutEnd, Instant now) {
        Instant start = from.toInstant();
        Instant end = until.map(Date::toInstant).orElseGet(() -> start.plus(withoutEnd));
        return !start.isAfter(now.plus(SKEW)) && !end.isBefore(now);
    }
}
