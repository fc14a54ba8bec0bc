package io.github.pcaconstrain.audit.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Standard input. It can be read only once, so it is kept in a file that only the user can read, until the source is
 * closed.
 */
public final class StreamSource implements Source {
    private final String name;
    private final InputStream in;
    private final Passwords passwords;
    private @Nullable Path kept;

    /** Creates a source. */
    public StreamSource(String name, InputStream in, Passwords passwords) {
        this.name = name;
        this.in = in;
        this.passwords = passwords;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void read(SourceSink sink) {
        try (InputStream again = Files.newInputStream(keep())) {
            if (!new ContentReader(name, passwords, sink).read(again)) {
                sink.unreadable(name, ContentReader.NOTHING);
            }
        } catch (IOException e) {
            sink.unreadable(name, "it cannot be stored temporarily: " + e.getMessage(), UnreadableFix.SPACE);
        }
    }

    private Path keep() throws IOException {
        Path file = kept;
        if (file == null) {
            file = Files.createTempFile("pca-constrain-", ".audit");
            kept = file;
            file.toFile().deleteOnExit();
            try (java.io.OutputStream out = Files.newOutputStream(file)) {
                in.transferTo(out);
            }
        }
        return file;
    }

    @Override
    public void close() {
        if (kept != null) {
            kept.toFile().delete();
        }
    }
}
