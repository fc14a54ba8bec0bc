package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.batch.FaultBoundary;
import io.github.pcaconstrain.audit.fast.ClaimedIssuer;
import io.github.pcaconstrain.audit.fast.FastCertificate;
import io.github.pcaconstrain.audit.fast.FastNames;
import io.github.pcaconstrain.audit.path.IssuerConstraints;
import io.github.pcaconstrain.audit.path.IssuerConstraintsCache;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * End-entity certificates without findings by themselves, with the data to judge them once all CAs are known: their
 * issuer and their names in DER. This is an eighth of a certificate, and avoids reading it again.
 */
public final class LeafBatch {
    /**
     * What many of the certificates have in common.
     *
     * @param namedLikeHosts whether their common names are among their DNS names, so that they need no check of their
     *     own
     */
    record Kind(ClaimedIssuer signer, boolean namedLikeHosts) {}

    private static final int OVERHEAD = 128;

    private final List<Kind> kinds = new ArrayList<>();
    private final Map<Kind, Integer> numbers = new HashMap<>();
    private int last = -1;
    private byte[] names = new byte[1024];
    private int[] ends = new int[16];
    private int[] kindOf = new int[16];
    private long[] ids = new long[16];
    /** By kind: when the last of its certificates expires, in seconds since 1970. */
    private final List<Long> lastEnds = new ArrayList<>();

    private int count;

    /** Adds a certificate. */
    void add(FastCertificate certificate) {
        int start = start(count);
        int end = start + certificate.namesLength();
        if (count == ends.length) {
            resize(2 * count);
        }
        if (end > names.length) {
            names = Arrays.copyOf(names, Math.max(2 * names.length, end));
        }
        certificate.copyNames(names, start);
        ends[count] = end;
        ids[count] = certificate.id();
        kindOf[count] = kind(certificate);
        if (certificate.notAfter() > lastEnds.get(last)) {
            lastEnds.set(last, certificate.notAfter());
        }
        count++;
    }

    /** Most certificates are of the kind of the one before. */
    private int kind(FastCertificate certificate) {
        boolean namedLikeHosts = certificate.isNamedLikeItsHosts();
        if (last < 0
                || kinds.get(last).namedLikeHosts() != namedLikeHosts
                || !certificate.isSignedBy(kinds.get(last).signer())) {
            last = numbers.computeIfAbsent(new Kind(certificate.signer(), namedLikeHosts), added -> {
                kinds.add(added);
                lastEnds.add(Long.MIN_VALUE);
                return kinds.size() - 1;
            });
        }
        return last;
    }

    private void resize(int length) {
        ends = Arrays.copyOf(ends, length);
        kindOf = Arrays.copyOf(kindOf, length);
        ids = Arrays.copyOf(ids, length);
    }

    private int start(int i) {
        return i == 0 ? 0 : ends[i - 1];
    }

    /** Releases unused memory. */
    void trim() {
        names = Arrays.copyOf(names, start(count));
        resize(count);
    }

    /** The memory that they take, in octets. */
    long size() {
        long shared = kinds.stream()
                .mapToLong(kind -> kind.signer().size() + OVERHEAD)
                .sum();
        return OVERHEAD + names.length + 16L * ends.length + shared;
    }

    /**
     * Whether there is certainly nothing to report about any of them, whichever key with their issuer's name signed
     * them.
     */
    boolean areClean(IssuerConstraintsCache cache) {
        return FaultBoundary.of(() -> isNothingToReport(cache), why -> false);
    }

    private boolean isNothingToReport(IssuerConstraintsCache cache) {
        List<List<IssuerConstraints.Route>> routes = new ArrayList<>();
        for (Kind each : kinds) {
            List<IssuerConstraints> possible = cache.of(each.signer());
            List<IssuerConstraints.Route> only = possible.stream()
                    .map(issuer -> issuer.onlyRoute(each.namedLikeHosts()))
                    .flatMap(Optional::stream)
                    .toList();
            if (possible.isEmpty() || only.size() < possible.size()) {
                return false;
            }
            routes.add(only);
        }
        return pass(routes);
    }

    private boolean pass(List<List<IssuerConstraints.Route>> routes) {
        FastNames reader = new FastNames();
        for (int i = 0; i < count; i++) {
            for (IssuerConstraints.Route route : routes.get(kindOf[i])) {
                if (!reader.allPass(names, start(i), ends[i], route::isClean)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The certificates by issuer. Requires that there is nothing to report. */
    List<JudgedBatch.Issued> issued(IssuerConstraintsCache cache) {
        List<JudgedBatch.Issued> issued = new ArrayList<>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            String issuer = cache.of(kinds.get(kind).signer()).get(0).id();
            issued.add(new JudgedBatch.Issued(issuer, idsOf(kind), lastEnds.get(kind)));
        }
        return issued;
    }

    private long[] idsOf(int kind) {
        if (kinds.size() == 1) {
            return Arrays.copyOf(ids, count);
        }
        long[] some = new long[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            if (kindOf[i] == kind) {
                some[size++] = ids[i];
            }
        }
        return Arrays.copyOf(some, size);
    }
}
