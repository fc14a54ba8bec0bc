package io.github.pcaconstrain.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A chain in parts, which can be left out one by one. Its notation is that of {@link ChainNotation}.
 *
 * @param cas the CAs, the trust anchor first
 * @param subject the subject of the leaf; {@code -} for an empty one
 * @param names its alternative names
 */
record RandomChain(List<Ca> cas, String subject, List<String> names) {
    /**
     * One CA.
     *
     * @param subject its subject
     * @param constraints the entries of its constraints; none if it has no constraints
     * @param others the entries in its second certificate
     * @param isDouble whether there is a second certificate
     * @param identifiers how it differs in its key identifiers: nothing, or a word of the notation
     */
    record Ca(String subject, List<String> constraints, List<String> others, boolean isDouble, String identifiers) {
        Ca {
            constraints = List.copyOf(constraints);
            others = List.copyOf(others);
        }

        private static Ca parse(String notation) {
            Matcher parts = ChainNotation.CA.matcher(notation);
            if (!parts.matches()) {
                throw new IllegalArgumentException(notation);
            }
            return new Ca(
                    parts.group(1),
                    entries(parts.group(2)),
                    entries(parts.group(3)),
                    parts.group(3) != null,
                    Objects.requireNonNullElse(parts.group(4), ""));
        }

        private static List<String> entries(@Nullable String constraints) {
            return constraints == null || constraints.isEmpty() ? List.of() : List.of(constraints.split("; ", -1));
        }

        String notation() {
            return subject
                    + (constraints.isEmpty() ? "" : " {" + String.join("; ", constraints) + "}")
                    + (isDouble ? " or {" + String.join("; ", others) + "}" : "")
                    + (identifiers.isEmpty() ? "" : " #" + identifiers);
        }

        private Ca with(List<String> fewer) {
            return new Ca(subject, fewer, others, isDouble, identifiers);
        }

        /** Each of the CAs that have one part less. */
        private Stream<Ca> smaller() {
            List<Ca> smaller = new ArrayList<>();
            if (isDouble) {
                smaller.add(new Ca(subject, constraints, List.of(), false, identifiers));
                smaller.add(new Ca(subject, others, List.of(), false, identifiers));
            }
            int last = subject.lastIndexOf('/');
            if (last > 0) {
                smaller.add(new Ca(subject.substring(last), constraints, others, isDouble, identifiers));
            }
            if (!identifiers.isEmpty()) {
                smaller.add(new Ca(subject, constraints, others, isDouble, ""));
            }
            if (!constraints.isEmpty()) {
                smaller.add(with(List.of()));
                without(constraints).forEach(fewer -> smaller.add(with(fewer)));
            }
            without(others).forEach(fewer -> smaller.add(new Ca(subject, constraints, fewer, isDouble, identifiers)));
            return smaller.stream();
        }
    }

    RandomChain {
        cas = List.copyOf(cas);
        names = List.copyOf(names);
    }

    /** The chain that is written so, in the columns of a table. */
    static RandomChain parse(String cas, String subject, String names) {
        return new RandomChain(
                Stream.of(cas.split(" > ", -1)).map(Ca::parse).toList(),
                subject,
                names.equals("-") ? List.of() : List.of(names.split(" ", -1)));
    }

    VerificationRequest request() {
        return request(ChainKeys.USUAL);
    }

    /** A request to verify its leaf, with keys of this kind. */
    VerificationRequest request(ChainKeys keys) {
        return ChainNotation.request(keys, casNotation(), subject, namesNotation());
    }

    String casNotation() {
        return cas.stream().map(Ca::notation).collect(Collectors.joining(" > "));
    }

    String namesNotation() {
        return names.isEmpty() ? "-" : String.join(" ", names);
    }

    /** All of it, as a row of a table. */
    String notation() {
        return casNotation() + "\t" + subject + "\t" + namesNotation();
    }

    /**
     * Each of the chains that have one part less, those with the largest part missing first. A leaf without any name is none of them: the
     * JDK does not read one (RFC 5280, section 4.1.2.6).
     */
    List<RandomChain> smaller() {
        return parts().stream()
                .filter(smaller -> !(smaller.subject.equals("-") && smaller.names.isEmpty()))
                .toList();
    }

    private List<RandomChain> parts() {
        List<RandomChain> smaller = new ArrayList<>();
        without(cas)
                .filter(fewer -> !fewer.isEmpty())
                .forEach(fewer -> smaller.add(new RandomChain(fewer, subject, names)));
        without(names).forEach(fewer -> smaller.add(new RandomChain(cas, subject, fewer)));
        for (int i = 0; i < cas.size(); i++) {
            int place = i;
            cas.get(i).smaller().forEach(ca -> smaller.add(new RandomChain(replaced(place, ca), subject, names)));
        }
        int last = subject.lastIndexOf('/');
        if (last > 0) {
            smaller.add(new RandomChain(cas, subject.substring(0, last), names));
            smaller.add(new RandomChain(cas, subject.substring(subject.indexOf('/', 1)), names));
        }
        if (!subject.equals("-")) {
            smaller.add(new RandomChain(cas, "-", names));
        }
        return smaller;
    }

    private List<Ca> replaced(int place, Ca ca) {
        List<Ca> replaced = new ArrayList<>(cas);
        replaced.set(place, ca);
        return replaced;
    }

    /** The list without each of its elements. */
    private static <T> Stream<List<T>> without(List<T> all) {
        return Stream.iterate(0, i -> i < all.size(), i -> i + 1).map(i -> {
            List<T> fewer = new ArrayList<>(all);
            fewer.remove(i.intValue());
            return fewer;
        });
    }
}
