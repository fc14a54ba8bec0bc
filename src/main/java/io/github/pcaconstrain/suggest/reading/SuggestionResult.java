package io.github.pcaconstrain.suggest.reading;

import java.util.List;

/**
 * What came of reading sources.
 *
 * @param policies one for all, or one for each issuer; those of issuers whose certificates have nothing in common are
 *     missing
 * @param without the issuers of certificates that have nothing in common; the empty text for all of them
 * @param certificates how many certificates could be read, with duplicates and names of lists
 * @param cas how many of them are those of CAs
 * @param expired how many of them have expired
 * @param onlySubject how many that have not expired are not those of CAs, and have a subject and no alternative names
 * @param unreadable what could not be read, with its place
 * @param notes what else there is to say of the sources
 * @param otherFiles how many files in folders were skipped
 */
public record SuggestionResult(
        List<SuggestedPolicy> policies,
        List<String> without,
        long certificates,
        long cas,
        long expired,
        long onlySubject,
        List<String> unreadable,
        List<String> notes,
        long otherFiles) {
    public SuggestionResult {
        policies = List.copyOf(policies);
        without = List.copyOf(without);
        unreadable = List.copyOf(unreadable);
        notes = List.copyOf(notes);
    }
}
