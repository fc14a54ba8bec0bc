package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.failure.Counted;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a command has changed at AWS, so that it can end with one line that says so. Several threads may add to it at the
 * same time.
 */
public final class Changes {
    private static final String TEST = "test certificate";

    private final Set<String> done = new LinkedHashSet<>();
    private final Set<String> possible = new LinkedHashSet<>();
    private final Set<String> tests = new LinkedHashSet<>();
    private final Set<String> removed = new LinkedHashSet<>();

    /** Something was changed, such as {@code a certificate was issued: ARN}. */
    synchronized void add(String change) {
        done.add(change);
    }

    /** A request may have changed something: its answer was lost. */
    synchronized void addPossible(String change) {
        possible.add(change);
    }

    /** A test certificate was requested. */
    synchronized void requested(String certificate) {
        tests.add(certificate);
    }

    /** A test certificate was deleted or revoked, whether it was requested in this run or in an earlier one. */
    synchronized void removed(String certificate) {
        removed.add(certificate);
    }

    /** One line for the user: what was changed, or that nothing was. */
    synchronized String text() {
        Set<String> all = new LinkedHashSet<>(done);
        int of = tests.size();
        if (of > 0) {
            long gone = tests.stream().filter(removed::contains).count();
            all.add(Counted.of(of, TEST) + " requested and " + (gone == of ? "removed" : gone + " of them removed"));
        }
        long earlier = removed.stream().filter(each -> !tests.contains(each)).count();
        if (earlier > 0) {
            all.add(Counted.of(earlier, TEST) + " of an earlier run removed");
        }
        if (all.isEmpty() && possible.isEmpty()) {
            return "Nothing was changed.";
        }
        return Stream.of(line("Changed", all), line("Not known", possible))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String line(String start, Collection<String> changes) {
        return changes.isEmpty() ? "" : start + ": " + String.join("; ", changes) + ".";
    }
}
