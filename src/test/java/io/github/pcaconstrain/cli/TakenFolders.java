package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.audit.fleet.FetchedCertificates;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.sandbox.state.DirectoryStore;
import io.github.pcaconstrain.sandbox.state.StateException;
import io.github.pcaconstrain.workflow.JournalFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What one run at a time may have. As a program, it takes all of it in a folder, says what it got, and keeps it until it is killed. */
enum TakenFolders {
    JOURNAL {
        @Override
        AutoCloseable open(Path folder) {
            return JournalFile.open(folder, Clock.systemUTC());
        }
    },
    FETCHED {
        @Override
        AutoCloseable open(Path folder) {
            return FetchedCertificates.open(folder.toString());
        }
    },
    STATE {
        @Override
        AutoCloseable open(Path folder) {
            return DirectoryStore.open(folder, Instant.EPOCH);
        }
    };

    abstract AutoCloseable open(Path folder);

    /** Its folder. */
    Path in(Path folder) {
        return folder.resolve(name().toLowerCase(Locale.ROOT));
    }

    /** Takes what can be had in a folder. */
    static List<AutoCloseable> take(Path folder) {
        List<AutoCloseable> taken = new ArrayList<>();
        for (TakenFolders each : values()) {
            try {
                taken.add(each.open(each.in(folder)));
            } catch (InvalidOptionException | StateException e) {
                // Somebody else has it.
            }
        }
        return taken;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<AutoCloseable> taken = take(Path.of(args[0]));
        System.out.println(taken.size());
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
    }
}
