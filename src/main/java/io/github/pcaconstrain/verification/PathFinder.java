package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.crypto.SignatureVerdict;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds the paths from a certificate to the trust anchors, by issuer and subject, depth first. There are several if CAs
 * are cross-signed or changed their keys. Issuers whose key made the signature are tried first. The others are tried
 * too, so that an invalid signature is reported as such.
 *
 * <p>Above the final certificate, a path never contains two certificates with the same CA and key: the path without the
 * loop has fewer constraints and is tried as well. The work is bounded, because a hostile set of certificates can have
 * more paths than can be tried.
 */
final class PathFinder {
    /** The maximum number of certificates in a path; the deepest hierarchies in use have fewer than ten. */
    static final int MAX_LENGTH = 32;

    /** The maximum number of paths to an anchor that are checked. */
    static final int MAX_PATHS = 64;

    /** The maximum number of certificates that are considered as the next one of a path. */
    static final int MAX_STEPS = 4096;

    /** The maximum number of issuers with the same name that are sorted by the signature before they are tried. */
    private static final int MAX_SIGNATURES = 64;

    private final Map<List<String>, List<CertificateContents>> intermediates;
    private final Map<List<String>, List<CertificateContents>> trusted;
    private final Map<String, List<CertificateContents>> sorted = new HashMap<>();
    private final JdkCertificates jdk;
    private final Predicate<List<CertificateContents>> accepts;
    private List<CertificateContents> longest = List.of();
    private int steps;
    private int found;
    private boolean gaveUp;
    private boolean ended;

    /**
     * Prepares a search.
     *
     * @param accepts called for each path to an anchor, the leaf first; the search ends when it returns true
     */
    PathFinder(VerificationRequest request, JdkCertificates jdk, Predicate<List<CertificateContents>> accepts) {
        Set<String> anchors = new HashSet<>();
        this.trusted = bySubject(request.trusted(), anchors);
        this.intermediates = bySubject(request.intermediates(), anchors);
        this.jdk = jdk;
        this.accepts = accepts;
    }

    private static Map<List<String>, List<CertificateContents>> bySubject(
            List<CertificateContents> certificates, Set<String> seen) {
        return certificates.stream()
                .filter(certificate -> seen.add(certificate.encoded()))
                .collect(Collectors.groupingBy(
                        certificate -> certificate.subject().key()));
    }

    /** Runs the search; may be called only once. */
    void search(CertificateContents leaf) {
        boolean isTrusted = named(trusted, leaf.subject().key()).stream().anyMatch(anchor -> isSame(anchor, leaf));
        if (isTrusted) {
            offer(List.of(leaf));
        } else {
            extend(List.of(leaf));
        }
    }

    /** The number of paths to an anchor that were found. */
    int found() {
        return found;
    }

    /** Whether there may be paths that were not tried. */
    boolean gaveUp() {
        return gaveUp;
    }

    /** The longest incomplete path that was considered. */
    List<CertificateContents> longest() {
        return longest;
    }

    private void offer(List<CertificateContents> path) {
        found++;
        if (accepts.test(path)) {
            ended = true;
        }
    }

    private void extend(List<CertificateContents> path) {
        if (path.size() > longest.size()) {
            longest = path;
        }
        CertificateContents last = path.get(path.size() - 1);
        List<String> issuer = last.issuer().key();
        for (CertificateContents anchor : named(trusted, issuer)) {
            if (mayGoOn(path)) {
                offer(append(path, anchor));
            }
        }
        for (CertificateContents next : likeliestFirst(last, named(intermediates, issuer))) {
            if (!ended && !isLoop(path, next) && mayGoOn(path)) {
                extend(append(path, next));
            }
        }
    }

    private boolean mayGoOn(List<CertificateContents> path) {
        if (!ended && (found >= MAX_PATHS || steps++ >= MAX_STEPS)) {
            ended = true;
            gaveUp = true;
        }
        boolean isTooLong = path.size() >= MAX_LENGTH;
        gaveUp |= isTooLong && !ended;
        return !ended && !isTooLong;
    }

    private List<CertificateContents> likeliestFirst(CertificateContents of, List<CertificateContents> issuers) {
        return issuers.size() < 2 || issuers.size() > MAX_SIGNATURES
                ? issuers
                : sorted.computeIfAbsent(of.encoded(), encoded -> signersFirst(of, issuers));
    }

    /**
     * A key that cannot be read is treated like one that did not make the signature: the JDK checks the path anyway.
     */
    private static List<CertificateContents> signersFirst(CertificateContents of, List<CertificateContents> issuers) {
        List<CertificateContents> signers = new ArrayList<>();
        List<CertificateContents> others = new ArrayList<>();
        for (CertificateContents issuer : issuers) {
            (of.signatureBy(issuer) == SignatureVerdict.VALID ? signers : others).add(issuer);
        }
        signers.addAll(others);
        return signers;
    }

    private boolean isLoop(List<CertificateContents> path, CertificateContents next) {
        return path.stream().anyMatch(earlier -> isSame(earlier, next))
                || path.stream()
                        .skip(1) // without the final certificate, nothing is left to verify
                        .anyMatch(
                                earlier -> earlier.subject().matches(next.subject()) && jdk.haveSameKey(earlier, next));
    }

    private static boolean isSame(CertificateContents one, CertificateContents other) {
        return one.encoded().equals(other.encoded());
    }

    private static List<CertificateContents> named(
            Map<List<String>, List<CertificateContents>> certificates, List<String> subject) {
        return certificates.getOrDefault(subject, List.of());
    }

    private static List<CertificateContents> append(List<CertificateContents> path, CertificateContents next) {
        List<CertificateContents> longer = new ArrayList<>(path);
        longer.add(next);
        return longer;
    }
}
