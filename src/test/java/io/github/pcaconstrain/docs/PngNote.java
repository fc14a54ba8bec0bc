package io.github.pcaconstrain.docs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** What a PNG says of its own contents: a compressed iTXt chunk with the keyword Description (PNG specification, 11.3.3). */
final class PngNote {
    private static final int SIGNATURE = 8;
    private static final int LENGTH_AND_TYPE = 8;
    private static final int CRC = 4;
    private static final String KEYWORD = "Description\0\1\0\0\0";

    private PngNote() {}

    /** The image with a note at its end. */
    static byte[] add(byte[] png, String note) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(KEYWORD.getBytes(ISO_8859_1));
        try (DeflaterOutputStream compressed = new DeflaterOutputStream(data)) {
            compressed.write(note.getBytes(UTF_8));
        }
        byte[] typed = ("iTXt" + data.toString(ISO_8859_1)).getBytes(ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(typed);
        int end = png.length - LENGTH_AND_TYPE - CRC;
        return ByteBuffer.allocate(png.length + typed.length + 2 * Integer.BYTES)
                .put(png, 0, end)
                .putInt(data.size())
                .put(typed)
                .putInt((int) crc.getValue())
                .put(png, end, png.length - end)
                .array();
    }

    /** The note of an image; empty where it has none. */
    static Optional<String> read(byte[] png) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(png).position(SIGNATURE);
        while (rest.remaining() >= LENGTH_AND_TYPE + CRC) {
            int length = rest.getInt();
            byte[] typed = new byte[Integer.BYTES + length];
            rest.get(typed).getInt();
            if (new String(typed, ISO_8859_1).startsWith("iTXt" + KEYWORD)) {
                int start = Integer.BYTES + KEYWORD.length();
                ByteArrayInputStream data = new ByteArrayInputStream(typed, start, typed.length - start);
                return Optional.of(new String(new InflaterInputStream(data).readAllBytes(), UTF_8));
            }
        }
        return Optional.empty();
    }
}
