package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.output.OutputFile.Existing;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder with a default name: {@code NAME}, or {@code NAME-2}, {@code NAME-3} and so on if that contains a finished
 * run. So an earlier run does not block a later one, and its files are kept.
 *
 * @param base the first folder
 */
public record NumberedFolder(Path base) {
    private static final Pattern NUMBER = Pattern.compile("-([1-9][0-9]{0,8})");

    /** The last existing folder; the first if none exists. */
    public Path latest() {
        int last = last();
        return last < 2 ? base : numbered(last);
    }

    /**
     * The folder for a request: the last one if nothing blocks it, or if the same request was interrupted there;
     * otherwise a new one.
     *
     * @param end the steps that end a run
     * @param existing whether the last one may be overwritten
     */
    public Path forRun(IssuanceRequest request, Set<Step> end, Existing existing) {
        Path latest = latest();
        return existing == Existing.REPLACE || isOpen(latest, request, end) ? latest : next();
    }

    /** The folder after the last existing one. */
    public Path next() {
        int last = last();
        return last == 0 ? base : numbered(last + 1);
    }

    private static boolean isOpen(Path folder, IssuanceRequest request, Set<Step> end) {
        if (!JournalFile.isIn(folder)) {
            return !new IssuanceFolder(folder).isUsed();
        }
        List<JournalEntry> entries = JournalText.entries(folder.resolve(JournalFile.NAME));
        return switch (RunState.of(entries, request, end)) {
            case NEW, RESUMABLE -> true;
            case FINISHED, OTHER_REQUEST -> false;
        };
    }

    private int last() {
        Path above = base.toAbsolutePath().normalize().getParent();
        String name = base.toAbsolutePath().normalize().getFileName().toString();
        int last = 0;
        if (above == null || !Files.isDirectory(above)) {
            return last;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(
                above, path -> path.getFileName().toString().startsWith(name))) {
            for (Path folder : folders) {
                Matcher number = NUMBER.matcher(folder.getFileName().toString().substring(name.length()));
                last = Math.max(last, number.matches() ? Integer.parseInt(number.group(1)) : 1);
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return last;
        }
        return last;
    }

    private Path numbered(int number) {
        return base.resolveSibling(base.getFileName() + "-" + number);
    }
}
