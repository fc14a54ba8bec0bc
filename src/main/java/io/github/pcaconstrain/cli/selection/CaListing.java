package io.github.pcaconstrain.cli.selection;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.PrivateCa.Ownership;
import io.github.pcaconstrain.failure.AwsRefusedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The CAs of a region that the user can see, by name.
 *
 * @param privateCa what lists them, and tells more about them
 * @param cas the CAs
 * @param gap why those that other accounts share are not among them; empty if they are
 */
record CaListing(PrivateCa privateCa, List<ListedCa> cas, Optional<String> gap) {
    private static final Comparator<ListedCa> BY_NAME =
            Comparator.comparing(ListedCa::name, String.CASE_INSENSITIVE_ORDER).thenComparing(ListedCa::arn);

    CaListing {
        Objects.requireNonNull(privateCa, "privateCa");
        cas = List.copyOf(cas);
    }

    /**
     * Lists them.
     *
     * @param region the region; the configured one if empty
     * @throws AwsRefusedException if AWS does not let the user list CAs
     */
    static CaListing of(PrivateCa privateCa, Optional<String> region) {
        Map<String, ListedCa> found = new LinkedHashMap<>();
        add(privateCa, region, Ownership.SELF, found);
        Optional<String> gap = Optional.empty();
        try {
            add(privateCa, region, Ownership.OTHER_ACCOUNTS, found);
        } catch (AwsRefusedException e) {
            gap = Optional.of(e.getMessage());
        }
        List<ListedCa> sorted = new ArrayList<>(found.values());
        sorted.sort(BY_NAME);
        return new CaListing(privateCa, sorted, gap);
    }

    private static void add(
            PrivateCa privateCa, Optional<String> region, Ownership ownership, Map<String, ListedCa> found) {
        privateCa.list(region, ownership, (Authority ca) -> {
            ListedCa listed = new ListedCa(ca, ownership);
            found.putIfAbsent(listed.arn(), listed);
        });
    }
}
