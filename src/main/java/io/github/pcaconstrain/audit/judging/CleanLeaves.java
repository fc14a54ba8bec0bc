package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.fast.ClaimedIssuer;
import io.github.pcaconstrain.audit.fast.FastCertificate;
import io.github.pcaconstrain.audit.path.IssuerConstraints;
import io.github.pcaconstrain.audit.path.IssuerConstraintsCache;
import java.util.List;
import java.util.Optional;

/**
 * Tells of end-entity certificates without findings by themselves, one at a time, whether there is nothing to report
 * about their names either. Not thread-safe.
 */
final class CleanLeaves {
    private final IssuerConstraintsCache cache;
    private Optional<ClaimedIssuer> last = Optional.empty();
    private List<IssuerConstraints> possible = List.of();

    CleanLeaves(IssuerConstraintsCache cache) {
        this.cache = cache;
    }

    /**
     * The issuer of a certificate about which there is certainly nothing to report, whichever key with the issuer's name
     * signed it. Empty if it has to be judged in full.
     */
    Optional<IssuerConstraints> issuer(FastCertificate certificate) {
        if (last.isEmpty() || !certificate.isSignedBy(last.get())) { // most have the issuer of the one before
            ClaimedIssuer signer = certificate.signer();
            possible = cache.of(signer);
            last = Optional.of(signer);
        }
        boolean namedLikeHosts = certificate.isNamedLikeItsHosts();
        for (IssuerConstraints issuer : possible) {
            Optional<IssuerConstraints.Route> route = issuer.onlyRoute(namedLikeHosts);
            if (route.isEmpty() || !certificate.allNamesPass(route.get()::isClean)) {
                return Optional.empty();
            }
        }
        return possible.stream().findFirst();
    }
}
