package io.github.pcaconstrain.cli.progress;

import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.workflow.WorkDone;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a command has changed at AWS, for the line with which it ends. Several threads may add changes at the same time.
 */
public final class Changes {
    /** What is said if nothing was changed. */
    public static final String NOTHING = "Nothing was changed.";

    /** What comes first if the user declined. */
    public static final String CANCELLED = "Cancelled. ";

    private static final String TEST = "test certificate";

    private final Set<String> done = new LinkedHashSet<>();
    private final Set<String> possible = new LinkedHashSet<>();
    private final Set<String> tests = new LinkedHashSet<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private boolean isCancelled;

    /** Records a change, such as {@code a certificate was issued: ARN}. */
    synchronized void add(String change) {
        done.add(change);
    }

    /** Records that a request may have changed something, because its answer was lost. */
    synchronized void addPossible(String change) {
        possible.add(change);
    }

    /** Records that a test certificate was requested. */
    synchronized void requested(String certificate) {
        tests.add(certificate);
    }

    /** Records that a test certificate was deleted or revoked, whichever run requested it. */
    synchronized void removed(String certificate) {
        removed.add(certificate);
    }

    /** Records that the user declined. */
    public synchronized void cancel() {
        isCancelled = true;
    }

    /** The line for the user: what was changed, or that nothing was. */
    public synchronized String text() {
        return (isCancelled ? CANCELLED : "") + text("Changed", new WorkDone(List.copyOf(done), List.copyOf(possible)));
    }

    /** The same for a run that an earlier process has begun, from its journal and from what this process has tested. */
    public synchronized String soFar(WorkDone run) {
        return text("Changed so far", run);
    }

    private String text(String start, WorkDone run) {
        Set<String> all = new LinkedHashSet<>(run.certain());
        int of = tests.size();
        if (of > 0) {
            long gone = tests.stream().filter(removed::contains).count();
            all.add(Counted.of(of, TEST) + " requested and " + (gone == of ? "removed" : gone + " of them removed"));
        }
        long earlier = removed.stream().filter(each -> !tests.contains(each)).count();
        if (earlier > 0) {
            all.add(Counted.of(earlier, TEST) + " of an earlier run removed");
        }
        if (all.isEmpty() && run.possible().isEmpty()) {
            return NOTHING;
        }
        return Stream.of(line(start, all), line("Not known", run.possible()))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String line(String start, Collection<String> changes) {
        return changes.isEmpty() ? "" : start + ": " + String.join("; ", changes) + ".";
    }
}
