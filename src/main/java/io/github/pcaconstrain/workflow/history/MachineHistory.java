package io.github.pcaconstrain.workflow.history;

import io.github.pcaconstrain.issuance.CertificateHistory;
import io.github.pcaconstrain.issuance.KnownCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The certificates that this machine knows, from a file that all runs share, and from the folders next to that of the
 * run, which may have been copied from elsewhere. It is read once, before anything is written.
 */
public final class MachineHistory implements CertificateHistory {
    /** The name of the shared file in the folder for records. */
    private static final String NAME = "certificates.jsonl";

    private static final String NO_FOLDER = "neither XDG_STATE_HOME nor HOME names a folder";

    private final Optional<HistoryFile> file;
    private final List<KnownCertificate> known = new ArrayList<>();
    private final Consumer<String> problems;
    private Optional<String> gap = Optional.empty();
    private boolean isUnwritable;

    private MachineHistory(Optional<HistoryFile> file, Path run, Consumer<String> problems) {
        this.file = file;
        this.problems = problems;
        file.ifPresent(this::read);
        known.addAll(FolderHistory.beside(run));
    }

    /**
     * Reads the history. The run does not fail if something cannot be read or stored: requests have unique tokens, and
     * the history is only needed if AWS, or something in between, returns an old certificate nevertheless.
     *
     * @param records the folder for records; empty if there is none
     * @param run the folder of the run
     * @param clock the clock for new records
     * @param problems receives what cannot be read or stored
     */
    public static MachineHistory read(Optional<Path> records, Path run, Clock clock, Consumer<String> problems) {
        MachineHistory history =
                new MachineHistory(records.map(folder -> new HistoryFile(folder.resolve(NAME), clock)), run, problems);
        if (records.isEmpty()) {
            history.gap = Optional.of("this machine keeps no record of certificates, because " + NO_FOLDER);
        }
        return history;
    }

    /** The history for a service that is gone after the run: nothing is missing, and nothing is stored. */
    public static MachineHistory ofRehearsal(Path run) {
        return new MachineHistory(Optional.empty(), run, problem -> {});
    }

    private void read(HistoryFile shared) {
        HistoryFile.Contents contents = shared.read();
        known.addAll(contents.known());
        gap = contents.flaw();
        gap.ifPresent(flaw -> problems.accept("the record of certificates on this machine is damaged: " + flaw
                + ". A certificate that was revoked from here may not be recognized as such. Repair"
                + " the record, or remove the damaged lines"));
        if (gap.isEmpty() && !Files.exists(shared.file())) {
            gap = Optional.of("this machine has no record of certificates: there is no " + shared.file());
        }
    }

    /**
     * Why the records of certificates revoked from this machine may be incomplete; empty if there is no indication of
     * that.
     */
    public Optional<String> gap() {
        return gap;
    }

    @Override
    public List<KnownCertificate> known() {
        return List.copyOf(known);
    }

    @Override
    public void add(KnownCertificate certificate) {
        known.add(certificate);
        if (file.isEmpty()) {
            unwritable(NO_FOLDER);
            return;
        }
        try {
            file.get().add(certificate);
        } catch (IOException e) {
            unwritable(file.get().file() + " cannot be written to");
        }
    }

    private void unwritable(String reason) {
        if (!isUnwritable) {
            isUnwritable = true;
            problems.accept("this run's certificates are recorded only in its folder, because " + reason);
        }
    }
}
