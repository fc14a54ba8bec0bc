package io.github.pcaconstrain.encoding.syntax;

import io.github.pcaconstrain.failure.PolicyFileException;
import io.github.pcaconstrain.pem.TextEncoding;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Decodes the text of a file strictly: UTF-8, or UTF-16 (see {@link TextEncoding}). Control characters are refused, so that
 * nothing can be hidden.
 */
public final class InputText {
    private InputText() {}

    /**
     * Decodes a text file.
     *
     * @throws PolicyFileException at the first invalid octet or control character
     */
    public static String decode(String source, byte[] file) {
        Optional<Charset> wide = TextEncoding.wide(file);
        CharsetDecoder decoder = wide.orElse(StandardCharsets.UTF_8)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer chars = CharBuffer.allocate(file.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(file), chars, true);
        String text = withoutMark(chars.flip().toString());
        if (result.isError()) {
            throw at(source, text, text.length(), "it is not " + (wide.isPresent() ? "UTF-16" : "UTF-8") + " text");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
                throw at(source, text, i, String.format("it has the control character U+%04X", (int) c));
            }
        }
        return text;
    }

    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static PolicyFileException at(String source, String text, int index, String problem) {
        int line = (int) text.substring(0, index).chars().filter(c -> c == '\n').count() + 1;
        int column = index - text.lastIndexOf('\n', index - 1);
        return new PolicyFileException(source, line, column, problem, "give a text file in UTF-8");
    }
}
