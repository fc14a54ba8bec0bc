package io.github.pcaconstrain.pem;

import io.github.pcaconstrain.failure.UnreadableInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The content of a file.
 *
 * @param form the form of the file
 * @param blocks its blocks in order; empty for {@link Form#TEXT}
 */
public record PemFile(Form form, List<PemBlock> blocks) {
    /** The form of a file. */
    public enum Form {
        /** Text with at least one block. */
        PEM,
        /** One or more elements of DER. */
        DER,
        /** Text without blocks. */
        TEXT
    }

    public PemFile {
        Objects.requireNonNull(form, "form");
        blocks = List.copyOf(blocks);
    }

    /**
     * Reads a file.
     *
     * @param source the name of the file in messages
     * @throws UnreadableInputException if something that looks like a block cannot be read; the message names its line
     */
    public static PemFile read(String source, byte[] input) {
        byte[] text = TextEncoding.utf8(input);
        if (DerExtent.isDer(text)) {
            return new PemFile(Form.DER, elements(source, text, input.length - text.length));
        }
        return PemLead.of(text, text.length).hasBlock()
                ? new PemFile(Form.PEM, blocks(source, text))
                : new PemFile(Form.TEXT, List.of());
    }

    private static List<PemBlock> blocks(String source, byte[] text) {
        List<PemBlock> blocks = new ArrayList<>();
        PemParser.parse(text, text.length, new PemSink() {
            @Override
            public void block(PemKind kind, byte[] octets, int from, int to, int line) {
                blocks.add(new PemBlock(kind, Arrays.copyOfRange(octets, from, to), source + ":" + line));
            }

            @Override
            public void broken(int line, String why) {
                throw new UnreadableInputException(
                        source + ":" + line,
                        why,
                        "check that nothing there is cut off or misspelt; lines that start with # are not read");
            }

            @Override
            public void stray(int line, String what, String remedy) {
                throw new UnreadableInputException(source + ":" + line, what, remedy);
            }
        });
        return blocks;
    }

    /**
     * Reads the elements of a DER file.
     *
     * @param skipped the number of octets of a byte order mark before them
     */
    private static List<PemBlock> elements(String source, byte[] der, int skipped) {
        List<PemBlock> elements = new ArrayList<>();
        int at = 0;
        while (at < der.length && !DerExtent.isLineEnds(der, at)) {
            long length = DerExtent.length(der, at, der.length);
            if (length < 0 || at + length > der.length) {
                throw noElement(source, Arrays.copyOfRange(der, at, der.length), skipped + at, at == 0, length);
            }
            elements.add(new PemBlock(PemKind.DER, Arrays.copyOfRange(der, at, (int) (at + length)), source));
            at += (int) length;
        }
        return elements;
    }

    private static UnreadableInputException noElement(String source, byte[] rest, long at, boolean first, long length) {
        if (length >= 0) {
            return new UnreadableInputException(source, "its DER is cut off", "check that the file is complete");
        }
        return new UnreadableInputException(
                source,
                DerExtent.noElement(rest, at, first),
                first ? "check that the file is complete" : "put each into a file of its own");
    }

    /** The content of a DER file with one element. */
    public Optional<byte[]> onlyDer() {
        return form == Form.DER && blocks.size() == 1
                ? Optional.of(blocks.get(0).der())
                : Optional.empty();
    }

    /** The blocks that are of these kinds. */
    public List<PemBlock> of(PemKind... kinds) {
        List<PemKind> wanted = List.of(kinds);
        return blocks.stream().filter(block -> wanted.contains(block.kind())).toList();
    }
}
