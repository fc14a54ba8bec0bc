package io.github.pcaconstrain.cli.test;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.failure.UserFacingException;
import io.github.pcaconstrain.output.FolderLock;
import io.github.pcaconstrain.probing.Leftovers;
import io.github.pcaconstrain.probing.ProbeJournal;
import io.github.pcaconstrain.probing.channel.ProbeBackends;
import io.github.pcaconstrain.probing.channel.ProbeRequest;
import io.github.pcaconstrain.workflow.JournalFile;
import io.github.pcaconstrain.workflow.ProbeEntries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A journal of each run of {@code test} in the state folder, so that the next test of the CA removes the certificates
 * of a run that was killed. A run that leaves nothing behind leaves no journal either.
 */
public final class TestRecords implements ProbeJournal, AutoCloseable {
    private static final String IF_KILLED = ": if it is killed, its certificates stay until you remove them";

    private final Optional<Path> folder;
    private final Clock clock;
    private final Console console;
    private @Nullable JournalFile journal;
    private boolean isUnwritable;

    /** Creates records in the subfolder {@code tests}; none are kept if there is no folder. */
    public TestRecords(AwsSession aws, Console console) {
        this.folder = aws.records(console.environment()).map(records -> records.resolve("tests"));
        this.clock = aws.clock();
        this.console = console;
    }

    /** The reason why certificates that outlive the command cannot be recorded. */
    static Optional<String> obstacle(AwsSession aws, Console console) {
        return aws.isForgotten() || aws.records(console.environment()).isPresent()
                ? Optional.empty()
                : Optional.of("no record of this test is kept, because neither XDG_STATE_HOME nor HOME names a folder"
                        + IF_KILLED);
    }

    /**
     * Removes what earlier tests of a CA have left behind, except for runs that are still in progress, and returns what
     * remains.
     */
    public Leftovers settle(ProbeBackends services, CaArn ca) {
        Leftovers all = Leftovers.NOTHING;
        for (Path run : runs()) {
            all = all.and(settle(services, ca, run));
        }
        return all;
    }

    private List<Path> runs() {
        if (folder.filter(Files::isDirectory).isEmpty()) {
            return List.of();
        }
        try (Stream<Path> runs = Files.list(folder.get())) {
            return runs.filter(JournalFile::isIn).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private Leftovers settle(ProbeBackends services, CaArn ca, Path run) {
        try (JournalFile found = JournalFile.open(run, clock)) {
            if (found.entries().isEmpty()) { // its run was killed before it asked for anything, of whatever CA
                delete(run);
                return Leftovers.NOTHING;
            }
            boolean concerns = found.entries().stream()
                    .flatMap(entry -> ProbeRequest.parse(entry.details()).stream())
                    .anyMatch(request -> request.ca().equals(ca));
            if (!concerns) {
                return Leftovers.NOTHING;
            }
            ProbeEntries entries = new ProbeEntries(found);
            Leftovers left = entries.settle(services, clock);
            if (entries.isSettled() || !entries.canBeAskedAgain(clock.instant())) {
                delete(run);
            }
            return left;
        } catch (UserFacingException e) {
            if (!e.getMessage().startsWith("another run")) {
                console.warning("the record of an earlier test cannot be used: " + e.getMessage());
                console.note("look for certificates that it may have left behind, then delete " + run);
            }
            return Leftovers.NOTHING;
        }
    }

    /** The journal is deleted while its folder is locked. Without it, the rest of the folder is useless. */
    private static void delete(Path run) {
        try {
            Files.deleteIfExists(run.resolve(JournalFile.NAME));
            Files.deleteIfExists(run.resolve(FolderLock.NAME));
            Files.deleteIfExists(run);
        } catch (IOException e) {
            // Another process is reading it at this moment. The next run finds it without a journal, and ignores it.
        }
    }

    @Override
    public void requesting(ProbeRequest request) {
        entries().ifPresent(entries -> entries.requesting(request));
    }

    @Override
    public void requested(ProbeRequest request, String certificate) {
        entries().ifPresent(entries -> entries.requested(request, certificate));
    }

    @Override
    public void nothingMade(ProbeRequest request) {
        entries().ifPresent(entries -> entries.nothingMade(request));
    }

    @Override
    public void removed(String certificate) {
        entries().ifPresent(entries -> entries.removed(certificate));
    }

    private synchronized Optional<ProbeEntries> entries() {
        if (journal == null && !isUnwritable && folder.isPresent()) {
            journal = open(folder.get().resolve(UUID.randomUUID().toString()));
        }
        return Optional.ofNullable(journal).map(ProbeEntries::new);
    }

    private @Nullable JournalFile open(Path run) {
        try {
            return JournalFile.open(run, clock);
        } catch (UserFacingException e) {
            isUnwritable = true;
            console.warning("no record of this test can be kept in " + run.getParent() + IF_KILLED);
            return null;
        }
    }

    /** Deletes the record, unless something is or may be left behind that the next run can remove. */
    @Override
    public synchronized void close() {
        JournalFile open = journal;
        if (open != null) {
            try (open) {
                if (new ProbeEntries(open).isSettled()) {
                    delete(open.folder());
                }
            }
        }
    }
}
