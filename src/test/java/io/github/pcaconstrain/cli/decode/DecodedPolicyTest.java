package io.github.pcaconstrain.cli.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code decode} writes with exit code 0 is taken by {@code encode} and means the same. */
class DecodedPolicyTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** The tag of the GeneralName, its content as characters or after "=" in hexadecimal, and the exit code. */
    @ParameterizedTest
    @CsvSource({
        "82, example.com, 0",
        "82, EXAMPLE.Com, 0",
        "82, .example.com, 0",
        "82, =, 1",
        "82, example.com., 2",
        "82, *.example.com, 2",
        "82, ' example.com', 2",
        "82, exa mple.com, 2",
        "82, =6578616d706c6500636f6d, 2",
        "82, =6578616d706c650a636f6d, 2",
        "82, example..com, 2",
        "87, =0a140000ffff0000, 0",
        "87, =0a1400feffff0000, 0",
        "87, =0a140000ff00ff00, 2",
        "87, =0a1400fe00000000, 0",
        "87, =0a1400feffffffff, 0",
        "87, =, 2",
        "87, =0a140000, 2",
        "87, =20010db8000000000000000000000001ffffffff000000000000000000000000, 0",
        "87, =00000000000000000000ffff0a140001ffffffffffffffffffffffffffff0000, 0",
        "81, root@example.com, 0",
        "81, '\"root\"@example.com', 0",
        "81, '\"a b\"@example.com', 0",
        "81, '\"a\\\"b\"@Example.com', 0",
        "81, 'a#b@example.com', 0",
        "81, .example.com, 0",
        "81, =, 2",
        "81, ' @example.com', 2",
        "86, example.com, 0",
        "86, .example.com, 0",
        "86, localhost, 1",
        "86, 10.0.0.1, 2",
        "86, =, 2",
        "86, https://example.com, 2",
        "88, =2a0304, 2",
        "A4, =30003000, 2",
        "A4, =3000, 1",
        "A4, =3010310e300c060355040a0c0541636d6520, 0",
        "A4, =3010310e300c060355040a0c052041636d65, 0",
        "A4, =3010310e300c060355040a0c052361222c62, 0",
        "A4, =3010310e300c060355040a0c05610a62005c, 0",
        "A4, =300c310a300806032a0304020105, 0"
    })
    void isTakenByEncodeOrRefused(String tag, String content, int exitCode) {
        for (String side : new String[] {"a0", "a1"}) {
            byte[] der = constraints(side, tag, content);
            Cli cli = new Cli(folder).write("nc.der", der);
            Outcome decoded = cli.run("decode", "./nc.der");
            // Excluded beside a permission that it takes away, or alone: the exit code may differ, what is asked for
            // does not.
            assertThat(decoded.exitCode()).as(decoded.out() + decoded.err()).isEqualTo(exitCode);
            if (exitCode == 0) {
                cli.write("policy.yaml", decoded.octets());
                Outcome encoded = cli.run(
                        "encode", "--policy", "./policy.yaml", "--as", "der", "--out", "./again.der", "--force");
                assertThat(encoded.exitCode()).as(decoded.out() + encoded.err()).isZero();
                Outcome diff = cli.run("diff", "./nc.der", "./again.der");
                assertThat(diff.exitCode())
                        .as(decoded.out() + diff.out() + diff.err())
                        .isZero();
            }
        }
    }

    @Test
    void bitsBelowThePrefixAreToldOf() {
        Cli cli = new Cli(folder).write("nc.der", constraints("a0", "87", "=0a1400feffff0000"));
        Outcome decoded = cli.run("decode", "./nc.der");
        assertThat(decoded.out()).contains("10.20.0.0/16");
        assertThat(decoded.err()).contains("ip:10.20.0.254/16").contains("ip:10.20.0.0/16");
    }

    private static byte[] constraints(String side, String tag, String content) {
        String hex = content.startsWith("=")
                ? content.substring(1)
                : HexFormat.of().formatHex(content.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().parseHex(element("30", element(side, element("30", element(tag, hex)))));
    }

    private static String element(String tag, String content) {
        return tag + String.format("%02x", content.length() / 2) + content;
    }
}
