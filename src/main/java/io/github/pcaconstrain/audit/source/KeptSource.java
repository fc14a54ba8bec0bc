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
 * Something that is asked once, because its answers cost time or change. What it hands over is kept in a file that only the
 * user may read, until closed.
 */
public final class KeptSource implements Source {
    private static final int PEM = 1;
    private static final int DER = 2;
    private static final int UNREADABLE = 3;
    private static final int OTHER_FILE = 4;
    private static final int REMARK = 5;
    private static final int END = 0;

    private final String name;
    private final Consumer<Intake> asked;
    private @Nullable Path kept;

    /**
     * A source by the name that the user is shown.
     *
     * @param asked hands over everything, once
     */
    public KeptSource(String name, Consumer<Intake> asked) {
        this.name = name;
        this.asked = asked;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void read(Intake intake) {
        try {
            Path file = kept;
            if (file == null) {
                file = Files.createTempFile("pca-constrain-", ".audit");
                kept = file;
                file.toFile().deleteOnExit();
                ask(file, intake);
            } else {
                replay(file, intake);
            }
        } catch (IOException | UncheckedIOException e) {
            intake.unreadable(name, "it cannot be kept for a second reading: " + e.getMessage());
        }
    }

    private void ask(Path file, Intake intake) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            asked.accept(new Writer(out, intake));
            out.writeByte(END);
        }
    }

    private static void replay(Path file, Intake intake) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (int kind = in.readByte(); kind != END; kind = in.readByte()) {
                String place = text(in);
                switch (kind) {
                    case PEM -> {
                        byte[] pem = octets(in);
                        intake.pem(place, pem, pem.length);
                    }
                    case DER -> intake.der(place, octets(in));
                    case UNREADABLE -> intake.unreadable(place, text(in));
                    case OTHER_FILE -> intake.otherFile(place);
                    default -> intake.remark(place, Remark.valueOf(text(in)), text(in), text(in));
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

    /** Writes down what it passes on. */
    private record Writer(DataOutputStream out, Intake intake) implements Intake {
        @Override
        public void pem(String place, byte[] text, int length) {
            write(PEM, place, () -> octets(text, length));
            intake.pem(place, text, length);
        }

        @Override
        public void der(String place, byte[] der) {
            write(DER, place, () -> octets(der, der.length));
            intake.der(place, der);
        }

        @Override
        public void unreadable(String place, String why) {
            write(UNREADABLE, place, () -> text(why));
            intake.unreadable(place, why);
        }

        @Override
        public void otherFile(String place) {
            write(OTHER_FILE, place, () -> {});
            intake.otherFile(place);
        }

        @Override
        public void remark(String place, Remark remark, String part, String message) {
            write(REMARK, place, () -> {
                text(remark.name());
                text(part);
                text(message);
            });
            intake.remark(place, remark, part, message);
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
