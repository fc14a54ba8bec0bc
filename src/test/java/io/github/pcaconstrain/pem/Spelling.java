package io.github.pcaconstrain.pem;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** One of each kind of {@link #joined} and {@link #explained}, for tests that take long. */
    public static List<Spelling> fewJoined(int n) {
        List<String> few = List.of(
                "DER behind PEM",
                "DER behind UTF-16",
                "base64 alone",
                "base64 of PEM",
                "labelled X509 CRL",
                "labelled NAME CONSTRAINTS",
                "behind a trusted one",
                "OpenSSL's -text",
                "bag attributes",
                "names in Latin-1");
        return Stream.concat(joined(n).stream(), explained().stream())
                .filter(one -> few.contains(one.name()))
                .toList();
    }

    /** Files in which the second certificate is joined to the first block and has none, or none of its own label. */
    static List<Spelling> joined(int n) {
        int second = n + 1;
        List<Spelling> all = new ArrayList<>();
        add(all, second, "DER behind PEM", (a, b) -> a + der(b));
        add(all, n, "DER behind PEM without a line end", (a, b) -> a.strip() + der(b));
        add(all, second, "DER behind a comment", (a, b) -> a + "# lower CA: " + der(b));
        add(all, second, "DER behind text", (a, b) -> a + "lower CA: " + der(b));
        add(all, 2, "a line end, DER and PEM", (a, b) -> "\n" + der(a) + "\n" + b);
        add(all, second, "DER in a block", (a, b) -> a + BEGIN + "\n" + der(b) + "\n" + END + "\n");
        add(
                all,
                second,
                "DER in a block with a key's label",
                (a, b) -> a + labelled(BEGIN + "\n" + der(b) + "\n" + END + "\n", "PRIVATE KEY"));
        add(all, second, "DER behind UTF-16", (a, b) -> utf16("\ufeff" + a, false) + der(b));
        add(all, second, "DER behind UTF-16, big end first", (a, b) -> utf16("\ufeff" + a, true) + der(b));
        add(all, second, "base64 behind UTF-16", (a, b) -> utf16("\ufeff" + a, false) + body(b));
        add(all, second, "UTF-16 of base64 behind UTF-8", (a, b) -> a + utf16(body(b), false));
        add(all, second, "base64 alone", (a, b) -> a + body(b));
        add(all, second, "base64 with its END", (a, b) -> a + body(b) + "\n" + END + "\n");
        add(all, 1, "base64 in front", (a, b) -> body(a) + "\n" + b);
        add(all, second, "base64 with CR LF", (a, b) -> (a + body(b)).replace("\n", "\r\n"));
        add(all, second, "base64 in one line", (a, b) -> a + body(b).replace("\n", ""));
        add(
                all,
                second,
                "base64 in short lines",
                (a, b) -> a + body(b).replace("\n", "").replaceAll("(.{4})", "$1\n"));
        add(all, second, "base64 indented", (a, b) -> a + "    " + body(b).replace("\n", "\n    "));
        add(
                all,
                second,
                "base64 behind a name",
                (a, b) -> a + "cacertificate;binary:: " + body(b).replace("\n", "\n "));
        add(all, second, "base64 in quotes", (a, b) -> a + "\"" + body(b).replace("\n", "") + "\"");
        add(
                all,
                second,
                "base64 of the other alphabet",
                (a, b) -> a + body(b).replace('+', '-').replace('/', '_'));
        add(
                all,
                second,
                "base64 cut off",
                (a, b) -> a + body(b).lines().toList().get(0) + "\n");
        add(all, second, "base64 of PEM", (a, b) -> a + "tls.crt: " + base64(b));
        add(all, second + 2, "base64 behind a heading", (a, b) -> a + "\nlower CA:\n" + body(b));
        add(
                all,
                1,
                "base64 in JSON",
                (a, b) -> "{\"a\": \"" + a.replace("\n", "\\n") + "\", \"b\": \"" + body(b).replace("\n", "") + "\"}");
        add(
                all,
                1,
                "base64 in the same string of JSON",
                (a, b) -> "[\"" + (a + body(b)).replace("\n", "\\n").replace("/", "\\/") + "\"]");
        for (String label : List.of(
                "X509 CRL",
                "PRIVATE KEY",
                "ENCRYPTED PRIVATE KEY",
                "EC PARAMETERS",
                "PUBLIC KEY",
                "ATTRIBUTE CERTIFICATE",
                "CERTIFICATE REQUEST",
                "NEW CERTIFICATE REQUEST",
                "PKCS7",
                "CMS",
                "CERTIFICATE CHAIN",
                "NAME CONSTRAINTS",
                "PGP MESSAGE")) {
            add(all, second, "labelled " + label, (a, b) -> a + labelled(b, label));
        }
        add(
                all,
                second,
                "a key's label and headers",
                (a, b) -> a + labelled(b, "RSA PRIVATE KEY").replaceFirst("\nM", "\nProc-Type: 4,CLEAR\n\nM"));
        add(
                all,
                second,
                "a key's label and a checksum",
                (a, b) -> a + labelled(b, "PGP MESSAGE").replace("\n-----END", "\n=njUN\n-----END"));
        add(all, second, "behind a key", (a, b) -> a + block("PRIVATE KEY", KEY + der(b)));
        add(all, second, "behind a trusted one", (a, b) -> a + block("TRUSTED CERTIFICATE", der(a) + der(b)));
        add(
                all,
                second,
                "behind trust settings",
                (a, b) -> a + block("TRUSTED CERTIFICATE", der(a) + "0\n0\b\6\6*\3\4\5\6\7" + der(b)));
        return all;
    }

    /** The same for what is not joined to it by mistake: nothing of it is a certificate. */
    static List<Spelling> explained() {
        List<Spelling> all = new ArrayList<>();
        add(all, "OpenSSL's -text", (a, b) -> OPENSSL_TEXT + a + OPENSSL_TEXT + b);
        add(all, "bag attributes", (a, b) -> BAG_ATTRIBUTES + a + BAG_ATTRIBUTES + b);
        add(
                all,
                "names in UTF-8",
                (a, b) -> utf8("# T\u00dcRKTRUST, M\u0130CROSEC, \u30b3\u30e0\n")
                        + a
                        + utf8("Certinomis \u2013 Racine \u82f1\u3082\u306e\u3082\n=====\n")
                        + b);
        add(
                all,
                "names in Latin-1",
                (a, b) -> "NetLock Arany (F\u0151tan\u00fas\u00edtv\u00e1ny)\n".replace('\u0151', '\u00f5') + a
                        + "100\u0080 \u0096 0\u0082 \u00a0\n" + b);
        add(all, "a degree sign at the start", (a, b) -> "0\u00b0 C\n" + a + b);
        add(
                all,
                "UTF-16 with other letters",
                (a, b) -> utf16(
                        "\ufeff\u3069\u308c\u3082\u3053\u308c\u3082 \u8230\u8239\n" + a + "M\u00fcller\n" + b, false));
        add(all, "words in upper case", (a, b) -> "MINISTERIO MICROSEC MAIN\n" + a + "MIIC MIIDxTCC MII\nMAMA\n" + b);
        add(
                all,
                "fingerprints",
                (a, b) -> "0".repeat(64) + "\npin-sha256: " + base64("\1\2\3\4".repeat(8)) + "\n" + a
                        + "SHA1 Fingerprint=30:82:03:A0:30:82\n" + b);
        add(
                all,
                "a public key in base64",
                (a, b) -> a
                        + "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu1SU1LfVLPHCozMxH2Mo4lgOEePzNm0tRgeLezV6ffAt0gun\n"
                        + b);
        add(all, "a private key in base64", (a, b) -> a + "\"key\": \"" + base64(KEY) + "\"\n" + b);
        add(
                all,
                "constraints in JSON",
                (a, b) -> "{\"pem\": \"" + a.replace("\n", "\\n") + "\", \"Value\": \"MBGgDzANggtleGFtcGxlLmNvbQ==\"}\n"
                        + b);
        add(all, "base64 in a comment", (a, b) -> "#" + body(a).replace("\n", "\n#") + "\n" + a + b);
        add(all, "colours", (a, b) -> "\33[1mupper\33[0m\n" + a + "\33[1mlower\33[0m\n" + b);
        add(all, "the end of a file of DOS", (a, b) -> a + b + "\32");
        add(all, "form feeds", (a, b) -> a + "\f\n" + b);
        add(all, "NUL without a line end", (a, b) -> a + b.strip() + "\0\0");
        add(all, "a private key in front", (a, b) -> block("PRIVATE KEY", KEY) + a + b);
        add(all, "a CRL", (a, b) -> a + block("X509 CRL", CRL) + b);
        add(all, "a CRL in base64", (a, b) -> a + base64(CRL) + "\n" + b);
        return all;
    }

    /** A private key as RFC 5208 has it, with nothing in it. */
    private static final String KEY = "0\r\2\1\0000\5\6\3*\3\4\4\1\0";
    /** The start of a CRL (RFC 5280, section 5.1): version, algorithm, issuer, time. */
    private static final String CRL =
            sequence(sequence("\2\1\1" + sequence("\6\3*\3\4") + sequence("1\0") + "\u0017\r260101000000Z"));

    private static final String BAG_ATTRIBUTES = """
        Bag Attributes
            friendlyName: Lower CA
            localKeyID: 30 82 03 A0 30 82 02 88 A0 03 02 01 02
        subject=/O=Example/CN=M\\xC3\\xBCller
        issuer=/O=Example/CN=Root
        """;
    private static final String OPENSSL_TEXT = """
        Certificate:
            Data:
                Version: 3 (0x2)
                Serial Number:
                    30:82:03:a0:30:82:02:88:a0:03:02:01
                Signature Algorithm: sha256WithRSAEncryption
                Validity
                    Not Before: May  1 00:00:00 2026 GMT
                        Modulus:
                            00:c1:4f:7e:2d:
                    X509v3 Name Constraints: critical
                        Permitted:
                          DNS:M.EXAMPLE
                    1.2.3.4:
                        0..0.....*.H.=....
            0000 - 30 82 01 a0 03 02 01 02-02 01 01 30 0d 06 09 2a   0..........0...*
        """;

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

    private static String sequence(String content) {
        return "0" + (char) content.length() + content;
    }

    private static String der(String block) {
        return latin(Base64.getMimeDecoder().decode(body(block)));
    }

    private static String base64(String octets) {
        return Base64.getEncoder().encodeToString(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String block(String label, String der) {
        return "-----BEGIN " + label + "-----\n" + base64(der) + "\n-----END " + label + "-----\n";
    }

    private static String labelled(String block, String label) {
        return block.replace("BEGIN CERTIFICATE", "BEGIN " + label).replace("END CERTIFICATE", "END " + label);
    }

    private static String utf16(String text, boolean bigEndFirst) {
        return latin(text.getBytes(bigEndFirst ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE));
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
