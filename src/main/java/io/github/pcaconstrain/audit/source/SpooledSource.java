package io.github.pcaconstrain.audit.source;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A source that is queried only once, because its answers take time or may change. They are kept in a file that only
 * the user can read, until the source is closed.
 */
public final class SpooledSource implements Source {
    private static final int PEM = 1;
    private static final int DER = 2;
    private static final int UNREADABLE = 3;
    private static final int OTHER_FILE = 4;
    private static final int REMARK = 5;
    private static final int END = 0;

    private final String name;
    private final Consumer<SourceSink> asked;
    private @Nullable Path kept;

    /**
     * Creates a source.
     *
     * @param asked passes on everything; called once
     */
    public SpooledSource(String name, Consumer<SourceSink> asked) {
        this.name = name;
        this.asked = asked;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void read(SourceSink sink) {
        try {
            Path file = kept;
            if (file == null) {
                file = Files.createTempFile("pca-constrain-", ".audit");
                kept = file;
                file.toFile().deleteOnExit();
                ask(file, sink);
            } else {
                replay(file, sink);
            }
        } catch (IOException | UncheckedIOException e) {
            sink.unreadable(name, "it cannot be stored temporarily: " + e.getMessage(), UnreadableFix.SPACE);
        }
    }

    private void ask(Path file, SourceSink sink) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            asked.accept(new Writer(out, sink));
            out.writeByte(END);
        }
    }

    private static void replay(Path file, SourceSink sink) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (int kind = in.readByte(); kind != END; kind = in.readByte()) {
                String place = text(in);
                switch (kind) {
                    case PEM -> {
                        byte[] pem = octets(in);
                        sink.pem(place, pem, pem.length);
                    }
                    case DER -> sink.der(place, octets(in));
                    case UNREADABLE -> sink.unreadable(place, text(in), text(in));
                    case OTHER_FILE -> sink.otherFile(place);
                    default -> sink.remark(place, SourceNotice.valueOf(text(in)), text(in), text(in));
                }
            }
        }
    }

    private static byte[] octets(DataInputStream in) throws IOException {
        byte[] octets = new byte[in.readInt()];
        in.readFully(octets);
        return octets;
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(octets(in), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        if (kept != null) {
            kept.toFile().delete();
        }
    }

    /** Records what it passes on. */
    private record Writer(DataOutputStream out, SourceSink sink) implements SourceSink {
        @Override
        public void pem(String place, byte[] text, int length) {
            write(PEM, place, () -> octets(text, length));
            sink.pem(place, text, length);
        }

        @Override
        public void der(String place, byte[] der) {
            write(DER, place, () -> octets(der, der.length));
            sink.der(place, der);
        }

        @Override
        public void unreadable(String place, String why, String fix) {
            write(UNREADABLE, place, () -> {
                text(why);
                text(fix);
            });
            sink.unreadable(place, why, fix);
        }

        @Override
        public void otherFile(String place) {
            write(OTHER_FILE, place, () -> {});
            sink.otherFile(place);
        }

        @Override
        public void remark(String place, SourceNotice notice, String part, String message) {
            write(REMARK, place, () -> {
                text(notice.name());
                text(part);
                text(message);
            });
            sink.remark(place, notice, part, message);
        }

        private interface Body {
            void write() throws IOException;
        }

        private void write(int kind, String place, Body body) {
            try {
                out.writeByte(kind);
                text(place);
                body.write();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void text(String text) throws IOException {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            octets(utf8, utf8.length);
        }

        private void octets(byte[] octets, int length) throws IOException {
            out.writeInt(length);
            out.write(octets, 0, length);
        }
    }
}
