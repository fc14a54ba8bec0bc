package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.Validity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A run that was interrupted after it requested a certificate, by the journal of its folder.
 *
 * @param validity the validity that it requested
 */
public record UnfinishedRun(Validity validity) {
    /** The unfinished run of a CA in a folder; empty if there is none, or if an earlier version began it. */
    public static Optional<UnfinishedRun> in(Path folder, CaArn ca) {
        List<JournalEntry> entries = JournalFile.peek(folder);
        return ApplyRun.isOver(entries)
                ? Optional.empty()
                : new RequestEntries(entries)
                        .open()
                        .filter(entry -> RequestEntries.mayBeFor(entry, ca))
                        .flatMap(RequestEntries::validity)
                        .map(UnfinishedRun::new);
    }
}
