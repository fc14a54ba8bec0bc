package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.encoding.CertificateContents;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What RFC 5280, section 6.1.4, asks of every certificate of a path but the final one: (k) it is a CA, (l) and (m) its
 * path length is kept, (n) its key may sign certificates. The path length of a trust anchor counts too, as OpenSSL has it.
 */
final class CaRules {
    private static final int KEY_CERT_SIGN = 5;

    private CaRules() {}

    /**
     * What breaks a rule, if anything does.
     *
     * @param leafFirst the path
     * @param parsed the same certificates as the JDK reads them
     */
    static Optional<String> violation(List<CertificateContents> leafFirst, List<X509Certificate> parsed) {
        int below = 0;
        for (int i = 1; i < leafFirst.size(); i++) {
            boolean isAnchor = i == leafFirst.size() - 1;
            Optional<String> violation = violation(leafFirst.get(i), parsed.get(i), isAnchor, below);
            if (violation.isPresent()) {
                return violation;
            }
            below += leafFirst.get(i).isSelfIssued() ? 0 : 1;
        }
        return Optional.empty();
    }

    private static Optional<String> violation(
            CertificateContents ca, X509Certificate parsed, boolean isAnchor, int below) {
        // Before version 3 there were no extensions to say so; such roots are trusted by choice.
        boolean mayBeSilent = isAnchor && parsed.getVersion() < 3;
        if (!ca.isCa() && !mayBeSilent) {
            return Optional.of(ca.label() + " is no CA");
        }
        boolean[] usage = parsed.getKeyUsage();
        if (usage != null && !usage[KEY_CERT_SIGN]) {
            return Optional.of("the key usage of " + ca.label() + " does not let it sign certificates");
        }
        if (ca.pathLength().isPresent() && ca.pathLength().getAsInt() < below) {
            return Optional.of(ca.label() + " has a path length of "
                    + ca.pathLength().getAsInt() + ", and " + below + " CA" + (below == 1 ? "" : "s") + " below it");
        }
        return Optional.empty();
    }
}
