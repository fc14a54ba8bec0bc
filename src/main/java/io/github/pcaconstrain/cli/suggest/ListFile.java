package io.github.pcaconstrain.cli.suggest;

import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.InputFile;
import io.github.pcaconstrain.pem.TextEncoding;
import io.github.pcaconstrain.suggest.reading.NameSource;
import io.github.pcaconstrain.suggest.reading.ZoneFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A text file that is read twice, however large. What can be read only once, such as standard input or a pipe, is kept in a
 * temporary file that only the user can read.
 */
final class ListFile implements ZoneFile.Content {
    private static final String STANDARD_INPUT = "-";
    /** As much as it takes to tell UTF-16 from UTF-8. */
    private static final int START = 64;

    private final String file;
    private final Console console;
    private final @Nullable Path kept;

    /**
     * Opens it once, so that a mistyped name ends the run before anything is read.
     *
     * @throws io.github.pcaconstrain.failure.UnreadableInputException if it cannot be read
     */
    ListFile(String file, Console console) {
        this.file = file;
        this.console = console;
        try (InputStream in = InputFile.open(file, console)) {
            boolean isReadAgain = !file.equals(STANDARD_INPUT) && Files.isRegularFile(Path.of(file));
            kept = isReadAgain ? null : keep(in);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private static Path keep(InputStream in) throws IOException {
        Path kept = Files.createTempFile("pca-constrain-", ".names");
        kept.toFile().deleteOnExit();
        try (OutputStream out = Files.newOutputStream(kept)) {
            in.transferTo(out);
        }
        return kept;
    }

    /** What it is called in messages. */
    String name() {
        return InputFile.name(file);
    }

    /** The file as it was given. */
    String given() {
        return file;
    }

    /** Starts to read it, in UTF-8. */
    InputStream text(NameSource.Sink sink) throws IOException {
        InputStream in = octets(sink);
        return TextEncoding.utf8(in, in.readNBytes(START));
    }

    private InputStream octets(NameSource.Sink sink) throws IOException {
        InputStream in = kept == null ? InputFile.open(file, console) : Files.newInputStream(kept);
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int octet = super.read();
                sink.read(octet < 0 ? 0 : 1);
                return octet;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int count = super.read(into, from, length);
                sink.read(Math.max(0, count));
                return count;
            }
        };
    }

    @Override
    public Reader open(NameSource.Sink sink) throws IOException {
        return new InputStreamReader(text(sink), StandardCharsets.UTF_8);
    }

    @Override
    public long size() {
        try {
            Path path = kept == null ? Path.of(file) : kept;
            return Files.isRegularFile(path) ? Files.size(path) : 0;
        } catch (IOException e) {
            return 0; // reading it will report what is wrong
        }
    }

    @Override
    public void close() {
        if (kept != null) {
            kept.toFile().delete();
        }
    }
}
