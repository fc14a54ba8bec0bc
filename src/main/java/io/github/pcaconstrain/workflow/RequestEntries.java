package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.issuance.request.IdempotencyToken;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The part of a journal about the request for the certificate. A later request replaces an earlier one.
 *
 * @param entries all entries, the oldest first
 */
record RequestEntries(List<JournalEntry> entries) {
    private static final String TOKEN = "token";
    private static final String REQUEST = "request";
    private static final String ARN = "arn";
    private static final String VALIDITY = "validity";
    private static final String CA = "ca";

    /** The outcomes without any effect in AWS. */
    private static final Set<Step> WITHOUT_EFFECT = Set.of(Step.ACCOUNTS, Step.REQUESTING, Step.REFUSED);

    /** The entry of a request that is about to be sent, with a new token. */
    static Map<String, String> requesting(IssuanceRequest request) {
        Validity validity = request.validity();
        Map<String, String> details = new HashMap<>(Map.of(
                TOKEN,
                IdempotencyToken.random().value(),
                REQUEST,
                request.fingerprint(),
                VALIDITY,
                validity.unit().name() + " " + validity.value()));
        request.subordinate().ifPresent(ca -> details.put(CA, ca.toString()));
        return details;
    }

    /** The entry of its answer. */
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

    /** AWS's answer to the latest request, unless AWS has refused it since. */
    Optional<JournalEntry> answered() {
        return latest().stream()
                .filter(entry -> entry.step() == Step.REQUESTED || entry.step() == Step.REFUSED)
                .reduce((first, second) -> second)
                .filter(entry -> entry.step() == Step.REQUESTED);
    }

    /** Whether all requests so far were refused, or there was none. */
    boolean isWithoutEffect() {
        return open().isEmpty() && IntStream.range(0, entries.size()).allMatch(this::isWithoutEffect);
    }

    private boolean isWithoutEffect(int index) {
        Step step = entries.get(index).step();
        boolean isRefusedLater = step == Step.REQUESTED
                && index + 1 < entries.size()
                && entries.get(index + 1).step() == Step.REFUSED;
        return WITHOUT_EFFECT.contains(step) || isRefusedLater;
    }

    /** Whether the latest request differs from this one, or the run has created another CA. */
    boolean isOther(IssuanceRequest request) {
        boolean isOtherCa = entries.stream()
                .filter(entry -> entry.step() == Step.CREATED)
                .reduce((first, second) -> second)
                .map(entry -> entry.details().getOrDefault(ARN, ""))
                .filter(arn -> !request.subordinate().map(CaArn::toString).equals(Optional.of(arn)))
                .isPresent();
        return isOtherCa
                || open().filter(entry -> !fingerprint(entry).equals(request.fingerprint()))
                        .isPresent();
    }

    /** The start of the run. */
    Optional<Instant> begun() {
        return entries.stream().findFirst().map(JournalEntry::at);
    }

    static IdempotencyToken token(JournalEntry requesting) {
        return new IdempotencyToken(requesting.detail(TOKEN));
    }

    /** The requested validity; empty if an earlier version made the entry. */
    static Optional<Validity> validity(JournalEntry requesting) {
        String[] parts = requesting.details().getOrDefault(VALIDITY, "").split(" ", -1);
        try {
            return parts.length == 2
                    ? Optional.of(new Validity(Validity.Unit.valueOf(parts[0]), Long.parseLong(parts[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether a request may be for a certificate of this CA; an earlier version did not say which. */
    static boolean mayBeFor(JournalEntry requesting, CaArn ca) {
        return requesting.details().getOrDefault(CA, ca.toString()).equals(ca.toString());
    }

    static String arn(JournalEntry requested) {
        return requested.detail(ARN);
    }

    /** Earlier versions derived the token from the request. */
    private static String fingerprint(JournalEntry requesting) {
        return requesting.details().getOrDefault(REQUEST, requesting.detail(TOKEN));
    }

    /** Each request of the journal with the entries since it was sent; the first part has those before it, too. */
    List<RequestEntries> each() {
        List<RequestEntries> parts = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= entries.size(); i++) {
            if (i == entries.size() || entries.get(i).step() == Step.REQUESTING) {
                parts.add(new RequestEntries(entries.subList(start, i)));
                start = i;
            }
        }
        return parts;
    }

    /** The entries since the latest request was sent. */
    List<JournalEntry> latest() {
        int start = entries.stream().map(JournalEntry::step).toList().lastIndexOf(Step.REQUESTING);
        return entries.subList(Math.max(start, 0), entries.size());
    }
}
