package io.github.pcaconstrain.audit.trail;

import io.github.pcaconstrain.audit.surroundings.SharedAccess;
import io.github.pcaconstrain.audit.surroundings.SharedAccess.Signers;
import io.github.pcaconstrain.audit.surroundings.SharedCa;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.failure.UserFacingException;
import io.github.pcaconstrain.finding.Severity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The policy that somebody gave a CA, as a record of PutPolicy has it (AWS Private CA User Guide, "Logging AWS Private CA
 * API calls using AWS CloudTrail", example of PutPolicy). It is judged when it is read, and not kept.
 *
 * @param severity an error if others may have the CA sign CAs without constraints, a warning if it breaks
 *     the grammar of policies; empty if they may not, or if the record does not have it
 * @param words what it lets others do, after "the policy of the CA was replaced"
 */
record RecordedPolicy(Optional<Severity> severity, String words) {
    /** The longest that AWS takes (API reference, PutPolicy). */
    private static final int MOST = 81_920;

    RecordedPolicy {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(words, "words");
    }

    /** Judges a policy. */
    static RecordedPolicy of(String ca, Optional<String> policy) {
        return policy.map(text -> CaArn.matches(ca)
                        ? of(CaArn.parse(ca), text)
                        : unreadable("the record does not say of which CA it is"))
                .orElseGet(() -> new RecordedPolicy(Optional.empty(), " by one that the record does not show"));
    }

    private static RecordedPolicy of(CaArn ca, String policy) {
        if (policy.length() > MOST) {
            return unreadable("it is longer than any that AWS takes");
        }
        try {
            SharedCa shared = SharedCa.read(ca, policy);
            Signers signers = Signers.of(shared);
            return signers.open().isEmpty() ? closed(shared, signers.passing()) : open(signers.open());
        } catch (UserFacingException e) {
            return unreadable(e.getMessage());
        }
    }

    private static RecordedPolicy open(List<String> who) {
        return new RecordedPolicy(
                Optional.of(Severity.ERROR),
                " by one that lets " + SharedAccess.listed(who) + " have it sign CAs without constraints");
    }

    private static RecordedPolicy closed(SharedCa shared, List<String> passing) {
        if (!passing.isEmpty()) {
            return new RecordedPolicy(
                    Optional.empty(),
                    " by one that lets " + SharedAccess.listed(passing)
                            + " have it sign CAs, only with templates that let constraints through");
        }
        List<String> names = shared.names();
        String whom = names.isEmpty() ? "nobody" : SharedAccess.listed(names);
        return new RecordedPolicy(
                Optional.empty(), " by one that names " + whom + ", and opens no way around the constraints");
    }

    private static RecordedPolicy unreadable(String why) {
        return new RecordedPolicy(
                Optional.of(Severity.WARNING),
                " by one that was not understood, so whom it lets sign is not known: " + why);
    }
}
