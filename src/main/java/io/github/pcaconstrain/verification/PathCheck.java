package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.crypto.AlgorithmSupport;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
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
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Checks a path without its names: signatures, dates, chaining, algorithms and critical extensions with the JDK's PKIX
 * validator, and the rules for CAs with {@link CaRules}. Revocation is not checked. Some algorithms that the JDK lacks,
 * such as ML-DSA before Java 24, are left to Bouncy Castle ({@link AlgorithmSupport}), and the verdict says so.
 *
 * <p>The JDK enforces name constraints itself, stops at the first violation without checking the rest, and throws an
 * exception for some constraints. Therefore, it gets the path in pieces. A piece ends at each CA with constraints, and
 * that CA's certificate is the trust anchor of the next piece, so no piece has a certificate below constraints.
 *
 * <p>Thread-safe.
 */
public final class PathCheck {
    private final JdkCertificates jdk;
    private final Instant at;
    private final Map<List<String>, Judgement> links = new ConcurrentHashMap<>();

    /**
     * Creates a checker.
     *
     * @param at the time to judge for
     */
    public PathCheck(JdkCertificates jdk, Instant at) {
        this.jdk = jdk;
        this.at = at;
    }

    /** Checks a path to an anchor, the leaf first. */
    Judgement judge(List<CertificateContents> leafFirst) {
        List<CaRules.Ca> path = leafFirst.stream().map(CaRules.Ca::of).toList();
        return wrong(path, path.subList(1, path.size()))
                .map(Judgement::failed)
                .or(() -> unreadable(leafFirst))
                .orElseGet(() -> naming(borrowed(leafFirst), validatePieces(leafFirst)));
    }

    /**
     * Checks the CAs of a path without the certificate below them, from its issuer to the anchor. Each CA is checked
     * together with the one above it, and the result is cached, because an audit checks many paths that share CAs. So
     * certificate policies, which depend on the whole path, are not processed.
     */
    public Judgement judgeCas(List<CaRules.Ca> issuingFirst) {
        List<CertificateContents> path =
                issuingFirst.stream().map(CaRules.Ca::contents).toList();
        Optional<Judgement> judgement =
                wrong(issuingFirst, issuingFirst).map(Judgement::failed).or(() -> unreadable(path));
        for (int i = 0; i < path.size() - 1 && judgement.isEmpty(); i++) {
            judgement =
                    Optional.of(link(path.get(i), path.get(i + 1))).filter(link -> link.outcome() != Outcome.PASSED);
        }
        return judgement.orElseGet(() -> Judgement.passed("the signatures, dates and usage of the CAs are valid"));
    }

    private Judgement link(CertificateContents ca, CertificateContents issuer) {
        List<String> key = List.of(ca.encoded(), issuer.encoded());
        return links.computeIfAbsent(key, added -> validate(List.of(ca), issuer));
    }

    private Optional<String> wrong(List<CaRules.Ca> path, List<CaRules.Ca> cas) {
        int anchor = path.size() - 1;
        return path.subList(0, anchor).stream()
                .flatMap(each -> each.raw().violation().stream()
                        .map(violation -> each.contents().label() + ": " + violation))
                .findFirst()
                .or(() -> outsideValidity(path.get(anchor).contents()))
                .or(() -> CaRules.violation(cas));
    }

    private Optional<Judgement> unreadable(List<CertificateContents> path) {
        for (CertificateContents certificate : path) {
            JdkCertificates.Read read = jdk.read(certificate);
            if (read.certificate().isEmpty()) {
                return Optional.of(
                        Judgement.inconclusive("the JDK cannot read " + certificate.label() + ": " + read.problem()));
            }
        }
        return Optional.empty();
    }

    /** Checks certificates of which none is {@link #unreadable}. */
    private List<X509Certificate> parsed(List<CertificateContents> certificates) {
        return certificates.stream()
                .map(certificate -> jdk.read(certificate).certificate().orElseThrow())
                .toList();
    }

    // RFC 5280 does not check the dates of a trust anchor; OpenSSL, GnuTLS, NSS and Go do.
    private Optional<String> outsideValidity(CertificateContents anchor) {
        if (at.isAfter(anchor.notAfter())) {
            return Optional.of("the trusted certificate " + anchor.label() + " expired at " + anchor.notAfter());
        }
        return at.isBefore(anchor.notBefore())
                ? Optional.of(
                        "the trusted certificate " + anchor.label() + " is not valid before " + anchor.notBefore())
                : Optional.empty();
    }

    private List<String> borrowed(List<CertificateContents> path) {
        return path.stream()
                .flatMap(certificate -> jdk.read(certificate).algorithms().borrowed().stream())
                .distinct()
                .toList();
    }

    /**
     * An algorithm that is not supported. The JDK must not be asked about it: once Bouncy Castle is registered, the JDK
     * would use any algorithm of Bouncy Castle.
     */
    private Optional<Judgement> unsupported(List<CertificateContents> piece, CertificateContents issuer) {
        Stream<AlgorithmSupport.Algorithm> signatures =
                piece.stream().map(each -> jdk.read(each).algorithms().signature());
        Stream<AlgorithmSupport.Algorithm> keys = Stream.concat(piece.stream().skip(1), Stream.of(issuer))
                .map(each -> jdk.read(each).algorithms().key());
        return Stream.concat(signatures, keys)
                .filter(each -> each.source() == AlgorithmSupport.Source.NOBODY)
                .findFirst()
                .map(each -> Judgement.inconclusive("the JDK does not support the algorithm " + each.name()));
    }

    private static Judgement naming(List<String> borrowed, Judgement judgement) {
        return borrowed.isEmpty()
                ? judgement
                : new Judgement(
                        judgement.outcome(),
                        judgement.reason() + " (" + String.join(", ", borrowed)
                                + " by Bouncy Castle, because Java "
                                + Runtime.version().feature() + " does not support "
                                + (borrowed.size() == 1 ? "it" : "them") + ")");
    }

    private Judgement validatePieces(List<CertificateContents> leafFirst) {
        int anchor = leafFirst.size() - 1;
        for (int i = anchor - 1; i >= 0; i--) {
            if (i == 0 || leafFirst.get(i).constraints().isPresent()) {
                Judgement piece = validate(leafFirst.subList(i, anchor), leafFirst.get(anchor));
                if (piece.outcome() != Outcome.PASSED) {
                    return piece;
                }
                anchor = i;
            }
        }
        return Judgement.passed(
                leafFirst.size() == 1 ? "the certificate itself is trusted" : "signatures, dates and usage are valid");
    }

    private Judgement validate(List<CertificateContents> piece, CertificateContents issuer) {
        Optional<Judgement> unsupported = unsupported(piece, issuer);
        if (unsupported.isPresent()) {
            return unsupported.get();
        }
        List<X509Certificate> parsed = parsed(piece);
        X509Certificate anchor = parsed(List.of(issuer)).get(0);
        try {
            // Uses name and key: given a certificate, the JDK ignores it if its key identifier is not the one in the
            // certificate below, although that is only a hint and may be wrong (RFC 4158, section 3.5.12).
            TrustAnchor trusted = new TrustAnchor(anchor.getSubjectX500Principal(), anchor.getPublicKey(), null);
            PKIXParameters parameters = new PKIXParameters(Set.of(trusted));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            if (!borrowed(piece).isEmpty() || !borrowed(List.of(issuer)).isEmpty()) {
                // Decides by name, because the JDK accepts the keys of any curve and only later finds that it does not
                // support the curve.
                parameters.setSigProvider(AlgorithmSupport.register());
            }
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(parsed), parameters);
            return Judgement.passed("");
        } catch (CertPathValidatorException e) {
            String place = e.getIndex() < 0 ? "" : piece.get(e.getIndex()).label() + ": ";
            String reason = place + JdkCertificates.message(e);
            return isUnknown(e) ? Judgement.inconclusive(reason) : Judgement.failed(reason);
        } catch (GeneralSecurityException | RuntimeException e) {
            return Judgement.inconclusive("the JDK cannot judge the path: " + e);
        }
    }

    /**
     * Whether the JDK did not reach a verdict: because of names, which it should not check here, or of an unknown
     * algorithm.
     */
    private static boolean isUnknown(CertPathValidatorException e) {
        return e.getReason() == PKIXReason.INVALID_NAME || e.getCause() instanceof NoSuchAlgorithmException;
    }
}
