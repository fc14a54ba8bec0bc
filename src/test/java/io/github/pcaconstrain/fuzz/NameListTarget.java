package io.github.pcaconstrain.fuzz;

import static io.github.pcaconstrain.fuzz.Expectation.expect;

import io.github.pcaconstrain.cli.input.NameLines;
import io.github.pcaconstrain.encoding.NameSyntax;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.pem.TextEncoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

/** Lists of names: every line is a name, whatever it holds. */
final class NameListTarget {
    /** As many octets as {@code suggest} looks at to find the encoding. */
    private static final int START = 64;

    private NameListTarget() {}

    static void read(byte[] input) throws IOException {
        byte[] start = Arrays.copyOf(input, Math.min(START, input.length));
        ByteArrayInputStream rest = new ByteArrayInputStream(input, start.length, input.length - start.length);
        NameLines.read("input", TextEncoding.utf8(rest, start), (number, line) -> {
            expect(number > 0 && !line.isEmpty(), () -> "an empty line");
            NameSyntax.parseListed(line, Notes.IGNORED);
        });
    }
}
