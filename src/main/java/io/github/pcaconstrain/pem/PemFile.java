package io.github.pcaconstrain.pem;

import io.github.pcaconstrain.failure.UnreadableInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a whole file holds.
 *
 * @param form what it is
 * @param blocks its blocks, in their order; none for {@link Form#TEXT}
 */
public record PemFile(Form form, List<PemBlock> blocks) {
    /** What a file is. */
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
     * @param source what it is called in messages
     * @throws UnreadableInputException at the first thing that looks like a block and cannot be read, with its line
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
     * The elements of a file in DER.
     *
     * @param skipped how many octets of a byte order mark are in front of them
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

    /** The content of a file in DER with one element. */
    public Optional<byte[]> onlyDer() {
        return form == Form.DER && blocks.size() == 1
                ? Optional.of(blocks.get(0).der())
                : Optional.empty();
    }

    /** The blocks of these kinds. */
    public List<PemBlock> of(PemKind... kinds) {
        List<PemKind> wanted = List.of(kinds);
        return blocks.stream().filter(block -> wanted.contains(block.kind())).toList();
    }
}
