package io.github.pcaconstrain.cli.input;

import static io.github.pcaconstrain.cli.SampleCertificates.CONSTRAINTS;
import static io.github.pcaconstrain.cli.SampleCertificates.LOWER;
import static io.github.pcaconstrain.cli.SampleCertificates.ROOT;
import static io.github.pcaconstrain.cli.SampleCertificates.UPPER;
import static io.github.pcaconstrain.cli.SampleCertificates.pem;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pcaconstrain.cli.SampleCertificates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The table of inputs that are refused: name, arguments that read the file {@code ./bad}, and what is in that file. */
final class BadInput {
    private static final List<String> POLICY = List.of("encode", "--policy", "./bad");
    private static final List<String> DECODE = List.of("decode", "./bad");
    private static final List<String> MERGE = List.of("encode", "-p", "example.com", "--merge", "./bad");
    private static final List<String> CERTIFICATE = List.of("check", "--cert", "./bad", "www.example.com");
    private static final List<String> VERIFY = List.of("verify", "./bad", "--trust", "./bad");
    private static final int DEEP = 100_000;

    /**
     * An input.
     *
     * @param name what it shows
     * @param args the command
     * @param content the file
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Case(String name, List<String> args, byte[] content) {}

    private final List<Case> cases = new ArrayList<>();

    private BadInput() {}

    static List<Case> cases() {
        BadInput table = new BadInput();
        table.anyFile("policy", POLICY);
        table.anyFile("decode", DECODE);
        table.anyFile("merge", MERGE);
        table.anyFile("certificate", CERTIFICATE);
        table.anyFile("verify", VERIFY);
        table.policies();
        table.json();
        table.yaml();
        table.encodings();
        table.certificates();
        return table.cases;
    }

    private void anyFile(String name, List<String> args) {
        add(name + ": empty", args, "");
        add(name + ": only blanks", args, " \n\t\n ");
        add(name + ": NULs", args, "\0\0\0\0\0\0\0\0");
        add(name + ": NUL within text", args, "permitted:\n  dns: [exam\0ple.com]\n");
        add(name + ": escape characters", args, "permitted:\n  dns: [\"\u001b[31mexample.com\"]\n");
        add(name + ": invalid UTF-8", args, "permitted:\n  dns: [b\u00fccher.example]\n".getBytes(ISO_8859_1));
        add(name + ": binary", args, "\u007fELF\u0002\u0001\u0001\0\u00ff\u00fe".getBytes(ISO_8859_1));
        add(name + ": prose", args, "Please permit example.com.\n");
        add(name + ": HTML", args, "<!DOCTYPE html>\n<html><body>404</body></html>\n");
    }

    private void policies() {
        for (String name : List.of("null", "3", "true", "text", "{}")) {
            policy("permitted: " + name);
        }
        for (String value : List.of(
                "",
                "null",
                "example.com",
                "1",
                "1.5",
                "true",
                "{a: b}",
                "[]",
                "[null]",
                "[1]",
                "[10.5]",
                "[true]",
                "[{a: b}]",
                "[[a.example]]",
                "['*.example.com']",
                "['a.example', 'b..example']",
                "[1:30]")) {
            policy("permitted:\n  dns: " + value);
        }
        policy("permitted:\n  ip: [10.0.0.1/8]");
        policy("permitted:\n  ip: [10.0.0.0/8, 10.0.0/8]");
        policy("permitted:\n  ip: [10]");
        policy("permitted:\n  email: ['']");
        policy("permitted:\n  uri: ['https://example.com']");
        policy("permitted:\n  directoryName: [Acme]");
        policy("permitted:\n  directoryName: [{O: Acme}]");
        policy("permitted:\n  rid: [1.2.3]");
        policy("permitted:\n  DNS: [example.com]");
        policy("permitted: [example.com]\nforbidden: [example.org]");
        policy("permited: [example.com]");
        policy("permitted: [example.com]\nexclude: [a.example.com]");
        policy("allowed: [example.com]");
        policy("Permitted: [example.com]");
        policy("permitted: [example.com]\ncrit: true");
        policy("dns: [example.com]");
        policy("permitted:\n  iPAddress: [10.0.0.0/8]");
        policy("permitted:\n  dn: ['O=Acme,C=US']");
        policy("permitted:\n  emails: [example.com]");
        policy("permitted:\n  dns: [a.example]\n  excluded: [b.example]");
        policy("permitted: [example.com]\ncritical: maybe");
        policy("permitted: [example.com]\ncritical: 'true'");
        policy("permitted: [example.com]\ncritical: 1");
        policy("permitted: [example.com]\ncritical:");
        policy("critical: true");
        policy("permitted: ['']");
        policy("permitted: ['oid:1.2.3']");
        policy("permitted: ['example.com, example.org']");
        policy("[]");
        policy("- example.com");
    }

    private void json() {
        for (String text : List.of(
                "{",
                "{\"permitted\"",
                "{\"permitted\": {\"dns\": [\"example.com\"",
                "{\"permitted\": {\"dns\": [\"example.com\"]}",
                "{\"permitted\": [\"example.com\",]}",
                "{\"permitted\": [\"example.com\"]} {}",
                "{\"permitted\": [\"example.com\"]} trailing",
                "{\"permitted\": [\"a.example\"], \"permitted\": [\"b.example\"]}",
                "{\"permitted\": {\"dns\": [\"a.example\"], \"dns\": [\"b.example\"]}}",
                "{'permitted': ['example.com']}",
                "{permitted: [example.com]}",
                "{\"permitted\": NaN}",
                "{\"permitted\": [1e400]}",
                "{\"permitted\": [\"\\ud800.example\"]}",
                "{\"permitted\": [\"a\\u0000.example\"]}",
                "{\"permitted\": [\"exa\nmple.com\"]}",
                "{\"permitted\": [\"example.com\"], // remark\n}",
                "{\"\": 1}")) {
            policy(text);
            add("decode " + text, DECODE, text);
        }
        for (String text : List.of(
                "{",
                "{\"a\"",
                "{\"a\": [1",
                "{\"a\": 1,}",
                "{\"a\": 1} {}",
                "{\"a\": 1, \"a\": 1}",
                "{'a': 1}",
                "{\"a\": NaN}",
                "{\"a\": \"\\ud800\"}",
                "{\"a\": \"line\nfeed\"}",
                "{} // remark")) {
            add("merge " + text, MERGE, text);
        }
        String deep = "{\"permitted\": " + "[".repeat(DEEP);
        add("policy: JSON lists in lists", POLICY, deep);
        add("decode: JSON lists in lists", DECODE, deep);
        add("merge: JSON lists in lists", MERGE, deep);
        add("merge: JSON objects in objects", MERGE, "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP));
        add("policy: long JSON key", POLICY, "{\"" + "k".repeat(DEEP) + "\": 1}");
        add("merge: long number", MERGE, "{\"a\": 1" + "0".repeat(DEEP) + "}");
        add("merge: huge exponent", MERGE, "{\"Extensions\": 1e999999999}");
    }

    private void yaml() {
        policy("permitted: &all\n  dns: [example.com]\n");
        policy("permitted:\n  dns: [&one example.com]\n");
        policy("permitted:\n  dns: &list [example.com]\nexcluded:\n  dns: *list\n");
        policy("permitted:\n  dns: [*nothing]\n");
        policy("permitted:\n  dns: [*.example.com]\n");
        policy("permitted:\n  dns:\n    - *.example.com\n");
        policy("permitted:\n  email: [*@example.com]\n");
        policy("permitted:\n  email: [@example.com]\n");
        policy("permitted:\n  dns: [&.example.com]\n");
        policy("permitted:\n  dns: [!example.com]\n");
        policy("permitted:\n  ip: [::1/128]\n");
        policy("permitted:\n dns: [a.example]\n   email: [b.example]\n");
        policy("permitted:\n  dns:\n  - a.example\n   - b.example\n");
        policy("permitted:\n  dns: [a.example\nexcluded:\n  dns: [b.example]\n");
        policy("permitted:\n  dns: [a.example]]\n");
        policy("permitted:\n  - dns: a.example\n");
        policy("permitted:\n  ip: ['192.168.0.0, 255.255.255.0']\n");
        policy("permitted:\n  ip: [10.0.0.0-10.0.0.255]\n");
        policy("base: &base {dns: [example.com]}\npermitted:\n  <<: *base\n");
        policy("permitted:\n  <<: {dns: [example.com]}\n");
        policy("permitted:\n  dns: !!set {example.com}\n");
        policy("permitted:\n  dns: [!!binary ZXhhbXBsZS5jb20=]\n");
        policy("permitted: !!java.net.URL [http://localhost]\n");
        policy("permitted: [example.com]\n---\npermitted: [example.org]\n");
        policy("---\n...\n---\npermitted: [example.org]\n");
        policy("permitted: [a.example]\npermitted: [b.example]\n");
        policy("permitted:\n  dns: [a.example]\n  dns: [b.example]\n");
        policy("permitted:\n  dns: [example.com\n");
        policy("permitted:\n\tdns: [example.com]\n");
        policy("permitted:\n  dns: [\"example.com]\n");
        policy("permitted:\n dns: [a.example]\n  ip: [10.0.0.0/8]\n");
        policy("? [a]\n: b\n");
        policy("? {a: b}\n: c\n");
        policy("%YAML 9.9\n---\npermitted: [example.com]\n");
        policy("%TAG ! tag:example.com,2026:\n---\n!policy\npermitted: [example.com]\n");
        policy("permitted: |\n  example.com\n");
        policy("permitted: @example.com\n");
        policy("permitted: `example.com`\n");
        StringBuilder bomb = new StringBuilder("a0: &a0 [lol]\n");
        for (int i = 1; i < 20; i++) {
            bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(9) + "]\n");
        }
        add("policy: alias bomb", POLICY, bomb + "permitted: *a19\n");
        add("policy: YAML lists in lists", POLICY, "permitted: " + "[".repeat(DEEP));
        add("policy: YAML maps in maps", POLICY, "permitted: " + "{a: ".repeat(DEEP));
        add("policy: YAML block lists", POLICY, "permitted:\n" + "- ".repeat(DEEP) + "a");
        add("policy: long YAML key", POLICY, "k".repeat(DEEP) + ": 1");
    }

    private void encodings() {
        String base64 = Base64.getEncoder().encodeToString(CONSTRAINTS);
        byte[] cut = Arrays.copyOf(CONSTRAINTS, CONSTRAINTS.length - 3);
        byte[] longer = Arrays.copyOf(CONSTRAINTS, CONSTRAINTS.length + 1);
        add("decode: base64 without its padding", DECODE, base64.replace("=", ""));
        add("decode: base64 with too much padding", DECODE, base64 + "=");
        add("decode: base64 cut off", DECODE, base64.substring(0, 13));
        add("decode: base64url", DECODE, "MCagJDAKhwj__wAA__8AADAWghQtLWV4YW1wbGUtZXhhbXBsZS1f");
        add("decode: base64 of nothing sensible", DECODE, "AAAA");
        add("decode: base64 of base64", DECODE, Base64.getEncoder().encodeToString(base64.getBytes(UTF_8)));
        add("decode: base64 of an OCTET STRING", DECODE, Base64.getEncoder().encodeToString(der("0402", "3000")));
        add("decode: DER cut off", DECODE, cut);
        add("decode: DER with an octet after it", DECODE, longer);
        add("decode: empty sequence", DECODE, der("3000"));
        add("decode: one octet", DECODE, der("30"));
        add("decode: indefinite length", DECODE, der("3080", "a080", "0000", "0000"));
        add("decode: length in too many octets", DECODE, der("308100"));
        add("decode: length beyond all bounds", DECODE, der("3084ffffffff"));
        add("decode: sequences in sequences", DECODE, nested());
        add("decode: a wrong tag", DECODE, der("300fa00d", "310b", "8209", "612e6578616d706c65"));
        add("decode: minimum", DECODE, der("3012a010", "300e", "8209", "612e6578616d706c65", "800101"));
        add("decode: mask with holes", DECODE, der("300ea00c", "300a", "8708", "0a000000", "ff00ff00"));
        for (String member : List.of(
                "\"Value\": \"" + base64 + "\"",
                "\"ObjectIdentifier\": \"2.5.29.30\"",
                "\"ObjectIdentifier\": \"2.5.29.30\", \"Value\": \"\"",
                "\"ObjectIdentifier\": \"2.5.29.30\", \"Value\": \"?\"",
                "\"ObjectIdentifier\": \"2.5.29.30\", \"Value\": 12",
                "\"ObjectIdentifier\": \"2.5.29.31\", \"Value\": \"" + base64 + "\"",
                "\"ObjectIdentifier\": \"2.5.29.30\", \"Value\": \"" + base64 + "\", \"Critical\": \"maybe\"")) {
            add(
                    "decode " + member.replace(base64, "..."),
                    DECODE,
                    "{\"Extensions\": {\"CustomExtensions\": [{" + member + "}]}}");
        }
        String extension = "{\"ObjectIdentifier\": \"2.5.29.30\", \"Value\": \"" + base64 + "\"}";
        add(
                "decode: cut off within an extension",
                DECODE,
                passthrough(extension).replace("]}}", ""));
        add("decode: a member twice", DECODE, passthrough(extension.replace("}", ", \"Value\": \"\"}")));
        add(
                "decode: Terraform with a word for true",
                DECODE,
                "ObjectIdentifier = \"2.5.29.30\"\nValue = \"" + base64 + "\"\nCritical = yes\n");
        add("decode: two extensions", DECODE, passthrough(extension + ", " + extension));
        add("merge: name constraints already", MERGE, passthrough(extension));
        String other = "{\"ObjectIdentifier\": \"1.2.3\", \"Value\": \"BQA=\"}";
        add("merge: 150 extensions", MERGE, passthrough((other + ",").repeat(149) + other));
        for (String document : List.of(
                "[]",
                "null",
                "1",
                "\"text\"",
                "{\"Extensions\": null}",
                "{\"Extensions\": {\"CustomExtensions\": null}}",
                "{\"Extensions\": {\"CustomExtensions\": [1]}}",
                "{} null")) {
            add("merge " + document, MERGE, document);
        }
    }

    private static String passthrough(String extensions) {
        return "{\"Extensions\": {\"CustomExtensions\": [" + extensions + "]}}";
    }

    private void certificates() {
        byte[] der = LOWER.der();
        String text = pem(LOWER);
        for (List<String> args : List.of(DECODE, CERTIFICATE)) {
            String command = args.get(0);
            add(command + ": PEM cut off", args, text.substring(0, text.length() / 2));
            add(command + ": PEM without its last line", args, text.substring(0, text.indexOf("-----END")));
            add(command + ": PEM with a broken line", args, text.replace("-----\nMII", "-----\nM?I"));
            add(command + ": PEM of nothing", args, pem("CERTIFICATE", new byte[0]));
            add(command + ": PEM of other DER", args, pem("CERTIFICATE", CONSTRAINTS));
            add(command + ": DER cut off", args, Arrays.copyOf(der, der.length / 2));
            add(command + ": DER with an octet after it", args, Arrays.copyOf(der, der.length + 1));
            add(command + ": private key", args, pem("PRIVATE KEY", der("302e020100")));
            add(command + ": certificate request", args, pem("CERTIFICATE REQUEST", der("3003020100")));
            add(command + ": sequences in sequences", args, pem("CERTIFICATE", nested()));
        }
        add("decode: certificate without constraints", DECODE, pem(ROOT));
        add("decode: several certificates", DECODE, pem(LOWER, UPPER));
        add("decode: malformed constraints", DECODE, pem(SampleCertificates.LEGACY));
        add("decode: broken base64 in PEM", DECODE, "-----BEGIN NAME CONSTRAINTS-----\nMA\n");
        add("certificate: of a server", CERTIFICATE, pem(SampleCertificates.LEAF));
        add("certificate: no chain", CERTIFICATE, pem(LOWER, ROOT));
        add("certificate: a policy", CERTIFICATE, "permitted: [example.com]\n");
        add("policy: a certificate", POLICY, text);
        add("policy: a certificate in DER", POLICY, der);
        add("merge: a certificate", MERGE, text);
    }

    private static byte[] nested() {
        return der("3080".repeat(DEEP));
    }

    private static byte[] der(String... hex) {
        return HexFormat.of().parseHex(String.join("", hex));
    }

    private void policy(String text) {
        add("policy " + text, POLICY, text);
    }

    private void add(String name, List<String> args, String text) {
        add(name, args, text.getBytes(UTF_8));
    }

    private void add(String name, List<String> args, byte[] content) {
        cases.add(new Case(name, args, content));
    }
}
