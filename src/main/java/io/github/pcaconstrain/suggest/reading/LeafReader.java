package io.github.pcaconstrain.suggest.reading;

import io.github.pcaconstrain.audit.fast.ClaimedIssuer;
import io.github.pcaconstrain.audit.fast.FastCertificate;
import io.github.pcaconstrain.audit.path.IssuerConstraints;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one thread needs to read the certificates of one reading. Not thread-safe. */
final class LeafReader {
    final FastCertificate fast = new FastCertificate();
    final SubjectStarts subjects = new SubjectStarts();

    private @Nullable ClaimedIssuer issuer;
    /** Those that may be the issuer. */
    private Optional<List<IssuerConstraints>> issuers = Optional.empty();

    /**
     * Whether every CA that may have issued the certificate that was read last refuses it; empty if that takes the whole
     * certificate.
     *
     * @param known the CAs among the sources; the same in all calls
     * @param names its alternative names
     */
    Optional<Boolean> refusedBy(SourceCas known, List<PresentedName> names) {
        if (!known.areConstrained()) {
            return Optional.of(false);
        }
        if (issuer == null || !fast.isSignedBy(issuer)) { // most have the issuer of the one before
            issuer = fast.signer();
            issuers = known.issuers(issuer);
        }
        return issuers.isPresent() ? Optional.of(SourceCas.refuse(issuers.get(), names)) : Optional.empty();
    }
}
