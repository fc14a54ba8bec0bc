package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.encoding.CertificateContents;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The path without its names: signatures, dates, chaining, algorithms and critical extensions by the JDK's PKIX
 * validator, and the rules for CAs by {@link CaRules}. Revocation is not looked at.
 *
 * <p>The JDK enforces name constraints itself and stops at the first violation, so that nothing below is looked at; on
 * some constraints it throws. It is therefore given the path in pieces that end at each CA with constraints, whose
 * certificate is the trust anchor of the next piece: in no piece is there a certificate below constraints.
 */
final class PathCheck {
    private final JdkCertificates jdk;
    private final Instant at;

    PathCheck(JdkCertificates jdk, Instant at) {
        this.jdk = jdk;
        this.at = at;
    }

    /** Judges a path to an anchor, the leaf first. */
    Judgement judge(List<CertificateContents> leafFirst) {
        List<X509Certificate> parsed = new ArrayList<>();
        for (CertificateContents certificate : leafFirst) {
            JdkCertificates.Read read = jdk.read(certificate);
            if (read.certificate().isEmpty()) {
                return Judgement.inconclusive("the JDK cannot read " + certificate.label() + ": " + read.problem());
            }
            parsed.add(read.certificate().get());
        }
        CertificateContents anchor = leafFirst.get(leafFirst.size() - 1);
        Optional<String> wrong = outsideValidity(anchor).or(() -> CaRules.violation(leafFirst, parsed));
        return wrong.map(Judgement::failed).orElseGet(() -> validatePieces(leafFirst, parsed));
    }

    // RFC 5280 leaves the dates of a trust anchor alone; OpenSSL, GnuTLS, NSS and Go do not.
    private Optional<String> outsideValidity(CertificateContents anchor) {
        if (at.isAfter(anchor.notAfter())) {
            return Optional.of("the trusted certificate " + anchor.label() + " expired at " + anchor.notAfter());
        }
        return at.isBefore(anchor.notBefore())
                ? Optional.of(
                        "the trusted certificate " + anchor.label() + " is not valid before " + anchor.notBefore())
                : Optional.empty();
    }

    private Judgement validatePieces(List<CertificateContents> leafFirst, List<X509Certificate> parsed) {
        int anchor = leafFirst.size() - 1;
        for (int i = anchor - 1; i >= 0; i--) {
            if (i == 0 || leafFirst.get(i).constraints().isPresent()) {
                Judgement piece = validate(leafFirst.subList(i, anchor), parsed.subList(i, anchor), parsed.get(anchor));
                if (piece.outcome() != Outcome.PASSED) {
                    return piece;
                }
                anchor = i;
            }
        }
        return Judgement.passed(
                leafFirst.size() == 1
                        ? "the certificate itself is trusted"
                        : "signatures, dates and usage are in order");
    }

    private Judgement validate(List<CertificateContents> piece, List<X509Certificate> parsed, X509Certificate anchor) {
        try {
            // By name and key: given a certificate, the JDK passes it over where its key identifier is not the one that
            // the
            // certificate below names, which is a hint and may be wrong (RFC 4158, section 3.5.12).
            TrustAnchor trusted = new TrustAnchor(anchor.getSubjectX500Principal(), anchor.getPublicKey(), null);
            PKIXParameters parameters = new PKIXParameters(Set.of(trusted));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(parsed), parameters);
            return Judgement.passed("");
        } catch (CertPathValidatorException e) {
            String place = e.getIndex() < 0 ? "" : piece.get(e.getIndex()).label() + ": ";
            String reason = place + JdkCertificates.message(e);
            return isUnknown(e) ? Judgement.inconclusive(reason) : Judgement.failed(reason);
        } catch (GeneralSecurityException | RuntimeException e) {
            return Judgement.inconclusive("the JDK does not judge the path: " + e);
        }
    }

    /** Whether the JDK did not get to a verdict: names are not its business here, and algorithms may be unknown to it. */
    private static boolean isUnknown(CertPathValidatorException e) {
        return e.getReason() == PKIXReason.INVALID_NAME || e.getCause() instanceof NoSuchAlgorithmException;
    }
}
