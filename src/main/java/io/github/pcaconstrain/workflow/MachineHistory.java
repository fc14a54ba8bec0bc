package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.issuance.CertificateHistory;
import io.github.pcaconstrain.issuance.KnownCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What this machine knows of certificates: from a file that all runs share, and from the folders beside that of the run, which
 * may have come from elsewhere. It is read once, before anything is written.
 */
public final class MachineHistory implements CertificateHistory {
    /** The name of the shared file in the tool's folder for state. */
    private static final String NAME = "certificates.jsonl";

    private final Optional<HistoryFile> file;
    private final List<KnownCertificate> known = new ArrayList<>();
    private final Consumer<String> problems;

    private MachineHistory(Optional<HistoryFile> file, Consumer<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * Reads all of it. What cannot be read or kept is no reason to fail: requests have tokens of their own, and this is there for
     * the case that AWS, or somebody between, answers with an old certificate all the same.
     *
     * @param state the tool's folder for state; empty where there is none
     * @param run the folder of the run
     * @param problems hears why something cannot be kept
     */
    public static MachineHistory read(Optional<Path> state, Path run, Consumer<String> problems) {
        MachineHistory history = new MachineHistory(
                state.map(folder -> new HistoryFile(folder.resolve(NAME), Clock.systemUTC())), problems);
        history.file.ifPresent(each -> history.known.addAll(each.read()));
        history.known.addAll(FolderHistory.beside(run));
        return history;
    }

    @Override
    public List<KnownCertificate> known() {
        return List.copyOf(known);
    }

    @Override
    public void add(KnownCertificate certificate) {
        known.add(certificate);
        if (file.isPresent()) {
            try {
                file.get().add(certificate);
            } catch (IOException e) {
                problems.accept(file.get().file() + " cannot be written to: a later run knows this certificate only by"
                        + " its folder");
            }
        }
    }
}
