package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.encoding.CertificateContents;
import io.github.pcaconstrain.encoding.RawCertificate;
import java.util.List;
import java.util.Optional;

/**
 * What RFC 5280, section 6.1.4, asks of every certificate of a path but the final one: (k) it is a CA, (l) and (m) its
 * path length is kept, (n) its key may sign certificates. The path length of a trust anchor counts too, as OpenSSL has it.
 */
public final class CaRules {
    /**
     * A certificate that stands above another.
     *
     * @param contents what was read of it
     * @param raw its fields
     */
    public record Ca(CertificateContents contents, RawCertificate raw) {
        static Ca of(CertificateContents contents) {
            return new Ca(contents, RawCertificate.of(contents.der()));
        }
    }

    private CaRules() {}

    /**
     * What breaks a rule, if anything does.
     *
     * @param cas the path without its final certificate, the CA that issued that first and the trust anchor last
     */
    public static Optional<String> violation(List<Ca> cas) {
        int below = 0;
        for (int i = 0; i < cas.size(); i++) {
            boolean isAnchor = i == cas.size() - 1;
            Optional<String> violation = violation(cas.get(i), isAnchor, below);
            if (violation.isPresent()) {
                return violation;
            }
            below += cas.get(i).contents().isSelfIssued() ? 0 : 1;
        }
        return Optional.empty();
    }

    private static Optional<String> violation(Ca each, boolean isAnchor, int below) {
        CertificateContents ca = each.contents();
        // Before version 3 there were no extensions to say so; such roots are trusted by choice.
        boolean mayBeSilent = isAnchor && each.raw().version() < 3;
        if (!ca.isCa() && !mayBeSilent) {
            return Optional.of(ca.label() + " is no CA");
        }
        if (!each.raw().maySignCertificates()) {
            return Optional.of("the key usage of " + ca.label() + " does not let it sign certificates");
        }
        if (ca.pathLength().isPresent() && ca.pathLength().getAsInt() < below) {
            return Optional.of(ca.label() + " has a path length of "
                    + ca.pathLength().getAsInt() + ", and " + below + " CA" + (below == 1 ? "" : "s") + " below it");
        }
        return Optional.empty();
    }
}
