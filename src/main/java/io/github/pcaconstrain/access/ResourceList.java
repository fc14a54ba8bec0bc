package io.github.pcaconstrain.access;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The values of a {@code Resource} or {@code NotResource} element. */
public final class ResourceList {
    /** Up to so many are compared one by one. */
    private static final int FEW = 8;

    private final List<PolicyPattern> all;
    private final Optional<GlobIndex> index;

    private ResourceList(List<PolicyPattern> all) {
        this.all = List.copyOf(all);
        index = all.size() <= FEW ? Optional.empty() : Optional.of(new GlobIndex());
        for (int i = 0; i < all.size(); i++) {
            int number = i;
            index.ifPresent(made -> made.add(all.get(number).reach(), number));
        }
    }

    public static ResourceList of(List<PolicyPattern> all) {
        return new ResourceList(all);
    }

    /** All values. */
    public Stream<PolicyPattern> stream() {
        return all.stream();
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Those that may stand for a resource, in their order. */
    Stream<PolicyPattern> near(Glob resource) {
        return index.map(made -> made.near(resource).mapToObj(all::get)).orElseGet(all::stream);
    }
}
