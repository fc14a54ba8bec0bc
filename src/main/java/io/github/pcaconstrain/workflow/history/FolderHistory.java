package io.github.pcaconstrain.workflow.history;

import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.issuance.KnownCertificate;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.workflow.JournalEntry;
import io.github.pcaconstrain.workflow.JournalFile;
import io.github.pcaconstrain.workflow.JournalText;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The certificates in the journals and records of a run's folder and the folders next to it. */
final class FolderHistory {
    private static final List<String> RECORDS = List.of(IssuanceFolder.RECORD, IssuanceFolder.REJECTED_RECORD);

    /**
     * The maximum number of neighbouring folders to read; there are more only in places such as a shared temporary
     * folder.
     */
    private static final int MAX_FOLDERS = 10_000;

    private FolderHistory() {}

    /** All certificates that the folders know. What cannot be read is ignored. */
    static List<KnownCertificate> beside(Path run) {
        List<KnownCertificate> known = new ArrayList<>();
        Path above = run.toAbsolutePath().normalize().getParent();
        if (above == null || !Files.isDirectory(above)) {
            return known;
        }
        int folders = 0;
        try (DirectoryStream<Path> each = Files.newDirectoryStream(above, Files::isDirectory)) {
            for (Path folder : each) {
                if (++folders > MAX_FOLDERS) {
                    break;
                }
                known.addAll(in(folder));
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return known;
        }
        return known;
    }

    private static List<KnownCertificate> in(Path folder) {
        List<KnownCertificate> known = new ArrayList<>(ofJournal(folder.resolve(JournalFile.NAME)));
        for (String name : RECORDS) {
            Path file = folder.resolve(name);
            IssuanceFolder.known(file, "it is in " + file).ifPresent(known::add);
        }
        return known;
    }

    private static List<KnownCertificate> ofJournal(Path file) {
        List<KnownCertificate> known = new ArrayList<>();
        Optional<String> token = Optional.empty();
        Optional<CaCertificate> old = Optional.empty();
        for (JournalEntry entry : JournalText.entries(file)) {
            switch (entry.step()) {
                case REQUESTING -> token = detail(entry, "token");
                case REQUESTED ->
                    known.add(new KnownCertificate(
                            detail(entry, "arn"),
                            Optional.empty(),
                            Optional.empty(),
                            token,
                            false,
                            "it was requested, according to " + file));
                case INSTALLING -> {
                    old = detail(entry, "old").flatMap(FolderHistory::certificate);
                    old.ifPresent(each ->
                            known.add(KnownCertificate.installed(each, "it was replaced, according to " + file)));
                }
                case RETIRED ->
                    old.ifPresent(
                            each -> known.add(KnownCertificate.revoked(each, "it was revoked, according to " + file)));
                default -> {}
            }
        }
        return known;
    }

    private static Optional<String> detail(JournalEntry entry, String name) {
        return Optional.ofNullable(entry.details().get(name));
    }

    private static Optional<CaCertificate> certificate(String pem) {
        try {
            return CaCertificate.parseAll("the old certificate", pem).stream().findFirst();
        } catch (UnreadableInputException damaged) {
            return Optional.empty();
        }
    }
}
