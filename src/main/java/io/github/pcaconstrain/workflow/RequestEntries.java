package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.issuance.request.IdempotencyToken;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a journal about the request for the certificate. A later request takes the place of an earlier one.
 *
 * @param entries all entries, the oldest first
 */
record RequestEntries(List<JournalEntry> entries) {
    private static final String TOKEN = "token";
    private static final String REQUEST = "request";
    private static final String ARN = "arn";

    /** What nothing at AWS has come of. */
    private static final Set<Step> WITHOUT_EFFECT = Set.of(Step.REQUESTING, Step.REFUSED);

    /** What the journal has of a request that is about to be sent, with a new token. */
    static Map<String, String> requesting(IssuanceRequest request) {
        return Map.of(TOKEN, IdempotencyToken.random().value(), REQUEST, request.fingerprint());
    }

    /** What the journal has of its answer. */
    static Map<String, String> requested(String arn) {
        return Map.of(ARN, arn);
    }

    /** The latest request, unless AWS has refused it. */
    Optional<JournalEntry> open() {
        List<JournalEntry> latest = latest();
        return latest.stream().anyMatch(entry -> entry.step() == Step.REFUSED)
                ? Optional.empty()
                : latest.stream()
                        .filter(entry -> entry.step() == Step.REQUESTING)
                        .findFirst();
    }

    /** What came of the latest request. */
    Optional<JournalEntry> answered() {
        return latest().stream().filter(entry -> entry.step() == Step.REQUESTED).reduce((first, second) -> second);
    }

    /** Whether all requests so far were refused, or there was none. */
    boolean isWithoutEffect() {
        return open().isEmpty() && entries.stream().map(JournalEntry::step).allMatch(WITHOUT_EFFECT::contains);
    }

    /** Whether the latest request is another one. */
    boolean isOther(IssuanceRequest request) {
        return open().filter(entry -> !fingerprint(entry).equals(request.fingerprint()))
                .isPresent();
    }

    /** When the run began. */
    Optional<Instant> begun() {
        return entries.stream().findFirst().map(JournalEntry::at);
    }

    static IdempotencyToken token(JournalEntry requesting) {
        return new IdempotencyToken(requesting.detail(TOKEN));
    }

    static String arn(JournalEntry requested) {
        return requested.detail(ARN);
    }

    /** Earlier versions made the token from the request. */
    private static String fingerprint(JournalEntry requesting) {
        return requesting.details().getOrDefault(REQUEST, requesting.detail(TOKEN));
    }

    /** The entries since the latest request was sent. */
    List<JournalEntry> latest() {
        for (int i = entries.size() - 1; i > 0; i--) {
            if (entries.get(i).step() == Step.REQUESTING) {
                return entries.subList(i, entries.size());
            }
        }
        return entries;
    }
}
