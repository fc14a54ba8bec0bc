package io.github.pcaconstrain.cli.input;

import static io.github.pcaconstrain.cli.SampleCertificates.LOWER;
import static io.github.pcaconstrain.cli.SampleCertificates.UPPER;
import static io.github.pcaconstrain.cli.SampleCertificates.pem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that were joined with something that has no BEGIN and END: the reader of whole files and that of streams agree. */
class JoinedFilesTest {
    private static final String UPPER_DER = latin(UPPER.der());
    private static final String LOWER_DER = latin(LOWER.der());
    /** Longer than a piece of a stream. */
    private static final String LONG_TEXT = "Just a line of text.\n".repeat(30_000);

    private static final String LONG_BINARY = "\1\2\3\4\5\6\n\7 -\16".repeat(60_000);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /**
     * A file.
     *
     * @param problem what both say of it, with its line if it is PEM; empty if both certificates are read
     * @param unreadable how many entries the audit cannot read
     * @param read how many certificates it reads nevertheless
     */
    private record Joined(String name, String octets, String problem, int unreadable, int read) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Joined> files() {
        String upper = pem(UPPER);
        String lower = pem(LOWER);
        long behind = upper.lines().count() + 1;
        long at = UPPER_DER.length();
        String binary = " binary data starts here";
        String more = " what follows its DER, at octet ";
        return Stream.of(
                new Joined("DER and DER", UPPER_DER + LOWER_DER, "", 0, 2),
                new Joined("DER and a line end", UPPER_DER + LOWER_DER + "\r\n\n", "", 0, 2),
                new Joined("DER, a line end, and DER", UPPER_DER + "\n" + LOWER_DER, more + at + ", is not DER", 1, 1),
                new Joined("DER, two line ends, and PEM", UPPER_DER + "\n\n" + lower, more + at + ", is PEM", 1, 1),
                new Joined("DER, many line ends, and DER", UPPER_DER + "\n".repeat(900) + LOWER_DER, more + at, 1, 1),
                new Joined("DER and PEM", UPPER_DER + lower, more + at + ", is PEM", 1, 1),
                new Joined("DER with a mark, and PEM", "\u00ef\u00bb\u00bf" + UPPER_DER + lower, more + (at + 3), 1, 1),
                new Joined("DER and a text", UPPER_DER + "and more", more + at + ", is not DER", 1, 1),
                new Joined("DER and one octet", UPPER_DER + "0", more + at + ", is not DER", 1, 1),
                new Joined("DER and NUL", UPPER_DER + "\0\0", more + at + ", is not DER", 1, 1),
                new Joined(
                        "DER and DER that is cut off",
                        UPPER_DER + LOWER_DER.substring(0, 99),
                        " its DER is cut off",
                        1,
                        1),
                new Joined("PEM and much that is binary", upper + LONG_BINARY, behind + ":" + binary, 1, 1),
                new Joined("PEM and binary between", upper + LONG_BINARY + lower, behind + ":" + binary, 1, 2),
                new Joined("text, binary and PEM", LONG_TEXT + LOWER_DER + LONG_TEXT + upper, "30001:" + binary, 1, 1),
                new Joined(
                        "PEM, text and binary", upper + LONG_TEXT + LOWER_DER, (behind + 30_000) + ":" + binary, 1, 1),
                new Joined(
                        "PEM and long base64",
                        upper + "x".repeat(300_000) + " " + base64(LOWER_DER.repeat(900)),
                        behind + ": here is a certificate in base64",
                        1,
                        1));
    }

    @ParameterizedTest
    @MethodSource("files")
    void bothReadersSayTheSame(Joined file) {
        Cli cli = new Cli(folder).write("joined", file.octets().getBytes(StandardCharsets.ISO_8859_1));

        // www.example.com is permitted by the upper one alone.
        Outcome checked = cli.run("check", "--cert", "./joined", "www.example.com");
        Outcome audited = cli.run("audit", "--at=2026-06-01", "./joined");
        Outcome impact = cli.run("impact", "-p", "example.com", "./joined");

        String problem = file.problem();
        assertThat(checked.exitCode()).as(checked.out()).isEqualTo(problem.isEmpty() ? 1 : 2);
        assertThat(checked.err()).contains(problem.isEmpty() ? "" : "./joined:" + problem);
        assertThat(audited.out())
                .contains(", " + file.read() + (file.read() == 1 ? " CA among them" : " CAs among them"))
                .contains("; " + file.unreadable() + " could not be read")
                .contains(problem.startsWith(" ") || problem.isEmpty() ? problem.strip() : "line " + problem);
        assertThat(impact.out())
                .contains("of " + file.read() + (file.read() == 1 ? " certificate" : " certificates"))
                .contains("unreadable: " + file.unreadable())
                .contains(problem.isEmpty() ? "" : "./joined:" + problem);
    }

    private static String latin(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private static String base64(String octets) {
        return java.util.Base64.getEncoder().encodeToString(octets.getBytes(StandardCharsets.ISO_8859_1));
    }
}
