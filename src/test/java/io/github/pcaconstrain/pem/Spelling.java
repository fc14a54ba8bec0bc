package io.github.pcaconstrain.pem;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * A way to spell a file of two certificates.
 *
 * @param name what it is called
 * @param line where the first error is; 0 if both certificates are read
 * @param spelling makes it of the two blocks; characters up to U+00FF are octets
 */
public record Spelling(String name, int line, BinaryOperator<String> spelling) {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final String MARK = latin("\ufeff".getBytes(StandardCharsets.UTF_8));

    /** The file, of two blocks in their usual form. */
    public byte[] of(String first, String second) {
        return spelling.apply(first, second).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return name;
    }

    /** All that are tried. The first block has the lines 1 to n, so that n + 1 is the second block's first line. */
    public static List<Spelling> all(int n) {
        List<Spelling> all = new ArrayList<>(read());
        all.addAll(refused(n + 1));
        return all;
    }

    /** What loses nothing. */
    public static List<Spelling> read() {
        List<Spelling> all = new ArrayList<>();
        add(all, "usual", (a, b) -> a + b);
        add(all, "CR LF", (a, b) -> (a + b).replace("\n", "\r\n"));
        add(all, "CR", (a, b) -> (a + b).replace('\n', '\r'));
        add(all, "no line end at the end", (a, b) -> a + b.strip());
        add(all, "blank lines", (a, b) -> "\n\n" + a + "\n\n" + b + "\n\n");
        add(all, "glued", (a, b) -> a.strip() + b);
        add(all, "UTF-8 with a mark", (a, b) -> MARK + a + b);
        add(all, "mark in front of the second", (a, b) -> a + MARK + b);
        add(all, "glued with a mark", (a, b) -> a.strip() + MARK + b);
        add(all, "UTF-16, little end first", (a, b) -> latin(("\ufeff" + a + b).getBytes(StandardCharsets.UTF_16LE)));
        add(all, "UTF-16, big end first", (a, b) -> latin(("\ufeff" + a + b).getBytes(StandardCharsets.UTF_16BE)));
        add(
                all,
                "UTF-16 with two marks",
                (a, b) -> latin(("\ufeff" + a + "\ufeff" + b).getBytes(StandardCharsets.UTF_16LE)));
        add(all, "UTF-16 without a mark", (a, b) -> latin((a + b).getBytes(StandardCharsets.UTF_16LE)));
        add(all, "UTF-16BE without a mark", (a, b) -> latin((a + b).getBytes(StandardCharsets.UTF_16BE)));
        add(all, "indented", (a, b) -> a + indented("  ", b));
        add(all, "indented with tabs", (a, b) -> indented("\t", a + b));
        add(all, "blanks behind every line", (a, b) -> (a + b).replace("\n", " \t\n"));
        add(all, "text around", (a, b) -> "subject: Root\n" + a + "between-the-two: -- a -\n" + b + "after\n");
        add(all, "text in Latin-1", (a, b) -> "M\u00fcller \u00e9\n" + a + b);
        add(all, "text before BEGIN", (a, b) -> a + "lower CA: " + b);
        add(all, "text behind END", (a, b) -> a.strip() + " end of the first\n" + b);
        add(all, "comment behind BEGIN", (a, b) -> a + b.replace(BEGIN, BEGIN + " # dev CA"));
        add(all, "comment with BEGIN", (a, b) -> "# is this a " + BEGIN + " line?\n" + a + " \t#" + BEGIN + "\n" + b);
        add(all, "comment with dashes", (a, b) -> "# ----BEGIN\n" + a + b);
        add(all, "comment in a block", (a, b) -> a + b.replace(BEGIN + "\n", BEGIN + "\n# " + END + "\n"));
        add(
                all,
                "headers",
                (a, b) -> a + b.replace(BEGIN + "\n", BEGIN + "\nComment: a\n  and more-of it\nX-Y: z\n\n"));
        add(all, "headers without a blank line", (a, b) -> a + b.replace(BEGIN + "\n", BEGIN + "\nComment: x\n"));
        add(all, "X509 CERTIFICATE", (a, b) -> (a + b).replace("CERTIFICATE", "X509 CERTIFICATE"));
        add(all, "X.509 CERTIFICATE", (a, b) -> (a + b).replace("CERTIFICATE", "X.509 CERTIFICATE"));
        add(all, "body in one line", (a, b) -> a + unfolded(b));
        add(all, "block in one line", (a, b) -> a + BEGIN + body(b).replace("\n", "") + END + "\n");
        add(all, "all in one line", (a, b) -> a.replace("\n", "") + b.replace("\n", ""));
        add(
                all,
                "lines of 76",
                (a, b) -> a + BEGIN + "\n" + body(b).replace("\n", "").replaceAll("(.{76})", "$1\n") + "\n" + END);
        add(
                all,
                "blank lines in the body",
                (a, b) -> a + b.replace(BEGIN + "\n", BEGIN + "\n\n").replace("\n" + END, "\n\n" + END));
        add(all, "blanks in the body", (a, b) -> a + b.replaceFirst("MI", "M I"));
        add(
                all,
                "JSON",
                (a, b) -> "{\"a\": \"" + a.replace("\n", "\\n") + "\", \"b\": \""
                        + b.replace("\n", "\\n").replace("/", "\\/") + "\"}");
        add(
                all,
                "JSON with CR LF",
                (a, b) -> "[\"" + (a + b).replace("\n", "\\r\\n").replace("=", "\\u003d") + "\"]");
        add(all, "JSON in JSON", (a, b) -> "{\\\"a\\\": \\\"" + (a + b).replace("\n", "\\\\n") + "\\\"}");
        add(
                all,
                "private key between",
                (a, b) -> a + "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n"
                        + "-----END RSA PRIVATE KEY-----\n" + b);
        add(
                all,
                "other kinds",
                (a, b) -> "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n" + a
                        + "-----BEGIN X509 CRL-----\nMAA=\n-----END X509 CRL-----\n" + b);
        add(all, "digit 0 at the start", (a, b) -> "0 the example root\n" + a + b);
        add(all, "three digits 0 at the start", (a, b) -> "000 the example root\n" + a + b);
        add(all, "commented block", (a, b) -> a + commented(a) + b);
        add(all, "NUL at the end", (a, b) -> a + b + "\0\0\0");
        return all;
    }

    private static List<Spelling> refused(int second) {
        List<Spelling> all = new ArrayList<>();
        for (String begin : List.of(
                "----BEGIN CERTIFICATE----",
                "------BEGIN CERTIFICATE------",
                "-----BEGIN CERTIFICATE----",
                "----BEGIN CERTIFICATE-----",
                "-----BEGIN CERTIFICATE",
                "BEGIN CERTIFICATE-----",
                "-----begin certificate-----",
                "-----BEGIN certificate-----",
                "-----Begin Certificate-----",
                "----- BEGIN CERTIFICATE -----",
                "-----BEGIN CERTIFICATE -----",
                "-----BEGIN  CERTIFICATE-----",
                "-----BEGIN\tCERTIFICATE-----",
                "-----BEGINCERTIFICATE-----",
                "-----BEGIN_CERTIFICATE-----",
                "-- BEGIN CERTIFICATE --",
                "-BEGIN CERTIFICATE-",
                "-----BEGIN CERTIFICAT-----",
                "-----BEGIN-----",
                "-----BEGIN -----",
                "-----BEGIN PKCS12-----",
                "-----BEGIN CERTIFICATE----->",
                "-----BE\0GIN CERTIFICATE-----",
                utf8("\u2010\u2010\u2010\u2010\u2010BEGIN CERTIFICATE\u2010\u2010\u2010\u2010\u2010"),
                utf8("\u2014BEGIN CERTIFICATE\u2014"),
                utf8("-----\u200bBEGIN CERTIFICATE-----"),
                utf8("-----BEGIN\u00a0CERTIFICATE-----"))) {
            add(all, second, begin, (a, b) -> replaceLast(a + b, BEGIN, begin));
            String end = begin.replace("BEGIN", "END").replace("begin", "end").replace("Begin", "End");
            add(all, second, begin + " to " + end, (a, b) -> replaceLast(replaceLast(a + b, BEGIN, begin), END, end));
        }
        add(all, 1, "no END of the first", (a, b) -> a.replace(END + "\n", "") + b);
        add(all, second, "no END of the second", (a, b) -> a + b.replace(END + "\n", ""));
        add(all, second, "cut off", (a, b) -> a + b.substring(0, b.length() / 2));
        add(all, second, "empty", (a, b) -> a + BEGIN + "\n" + END + "\n" + b);
        add(all, second, "unknown label", (a, b) -> a + "-----BEGIN FOO-----\nMAA=\n-----END FOO-----\n" + b);
        add(all, second, "no base64", (a, b) -> a + b.replaceFirst("MI", "M?"));
        add(all, second, "quoted as mail", (a, b) -> a + b.replace("\nM", "\n> M"));
        add(all, second, "text in the body", (a, b) -> a + b.replace(BEGIN, BEGIN + " dev CA"));
        add(all, second, "URL-safe", (a, b) -> a + b.replaceFirst("M(....)", "M$1_-"));
        add(all, second, "without padding", (a, b) -> a + BEGIN + "\nMAMCAQE\n" + END + "\n" + b);
        add(all, second, "octets behind", (a, b) -> a + BEGIN + "\nMAAA\n" + END + "\n" + b);
        add(all, second, "two in one block", (a, b) -> a + BEGIN + "\nMAAwAA==\n" + END + "\n" + b);
        add(all, second, "DER cut off", (a, b) -> a + BEGIN + "\nMAUCAQ==\n" + END + "\n" + b);
        add(all, second, "no DER", (a, b) -> a + BEGIN + "\nAAAA\n" + END + "\n" + b);
        add(all, second, "UTF-16 behind UTF-8", (a, b) -> a + latin(b.getBytes(StandardCharsets.UTF_16LE)));
        add(
                all,
                second,
                "UTF-8 behind UTF-16",
                (a, b) -> latin(("\ufeff" + a).getBytes(StandardCharsets.UTF_16LE)) + b);
        add(
                all,
                second,
                "UTF-8 behind UTF-16, at an odd place",
                (a, b) -> latin(("\ufeff" + a).getBytes(StandardCharsets.UTF_16LE)) + " " + b);
        add(
                all,
                second,
                "UTF-16 in both byte orders",
                (a, b) -> latin(("\ufeff" + a).getBytes(StandardCharsets.UTF_16LE))
                        + latin(("\ufeff" + b).getBytes(StandardCharsets.UTF_16BE)));
        add(all, second, "HTML", (a, b) -> a + b.replace("\n", "&#10;"));
        return all;
    }

    private static void add(List<Spelling> all, String name, BinaryOperator<String> spelling) {
        all.add(new Spelling(name, 0, spelling));
    }

    private static void add(List<Spelling> all, int line, String name, BinaryOperator<String> spelling) {
        all.add(new Spelling(name, line, spelling));
    }

    private static String replaceLast(String text, String word, String by) {
        int at = text.lastIndexOf(word);
        return text.substring(0, at) + by + text.substring(at + word.length());
    }

    private static String body(String block) {
        return block.replace(BEGIN + "\n", "").replace("\n" + END + "\n", "");
    }

    private static String unfolded(String block) {
        return BEGIN + "\n" + body(block).replace("\n", "") + "\n" + END + "\n";
    }

    private static String indented(String by, String text) {
        return text.lines().map(line -> by + line + "\n").collect(Collectors.joining());
    }

    private static String commented(String text) {
        return text.lines().map(line -> "#" + line + "\n").collect(Collectors.joining());
    }

    private static String utf8(String text) {
        return latin(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String latin(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
