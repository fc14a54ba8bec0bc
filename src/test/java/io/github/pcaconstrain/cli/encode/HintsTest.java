package io.github.pcaconstrain.cli.encode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.Table;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A constraint that a hint names is typed back: it is taken, and it permits nothing that was not typed. */
class HintsTest {
    private static final Pattern NAMED = Pattern.compile(
            "(?:(?:write|them:|blocks?:|or|port:|path:) (?=[^ ]*[.:])|(?=\\b(?:dns|ip|email|uri|dn):[^ ]))([^ ]+)");

    /** Words that stand for what the user knows, and uri:invalid, which permits nothing. */
    private static final Pattern SHAPE =
            Pattern.compile(".*(?:ADDRESS|PREFIX|HOST|NAME|TYPE|VALUE).*|uri:invalid|email:invalid");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    static Stream<String> mistakes() {
        return Table.rows("/encoding/constraint-errors.tsv", 3).map(row -> row[0]);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void whatAHintNamesIsTakenAndWasTyped(String typed) {
        for (String side : List.of("-p", "-e")) {
            Outcome refusal = encode(side, typed.translateEscapes());
            assertThat(refusal.exitCode()).as(typed).isEqualTo(2);

            for (String named : named(refusal.err())) {
                Outcome taken = encode(side, named);
                assertThat(taken.exitCode())
                        .as("%s, after %s: %s", named, typed, taken.err())
                        .isZero();
                boolean isRange = named.matches("ip:.*,ip:.*");
                for (String constraint : isRange ? new String[0] : named.split(",(?=ip:|email:|[^=]+$)", -1)) {
                    assertThat(isMadeOf(constraint, typed))
                            .as("%s, after %s", constraint, typed)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ip:10.0.0.0-10.0.0.255", "ip:2001:db8:: - 2001:db8::7", "ip:192.0.2.7 to 192.0.2.7"})
    void aRangeIsWrittenAsItsBlocks(String typed) throws UnknownHostException {
        assertThat(named(encode("-p", typed).err())).isNotEmpty();
        assertSameAddresses(typed);
    }

    @Test
    void theBlocksOfARangeHoldExactlyItsAddresses() throws UnknownHostException {
        Random random = new Random(16);
        for (int i = 0; i < 100; i++) {
            long first = random.nextLong(1L << 32);
            long last = Math.min(first + random.nextLong(1L << random.nextInt(1, 32)), (1L << 32) - 1);
            assertSameAddresses("ip:" + dotted(first) + "-" + dotted(last));
        }
    }

    private void assertSameAddresses(String range) throws UnknownHostException {
        List<String> named = named(encode("-p", range).err());
        if (named.isEmpty()) {
            return; // too many blocks for a hint
        }
        String[] ends = range.substring("ip:".length()).split("-| to ", -1);
        BigInteger next = number(ends[0].strip());
        for (String block : named.get(0).split(",", -1)) {
            String[] parts = block.substring("ip:".length()).split("/", -1);
            int bits = 8 * InetAddress.getByName(parts[0]).getAddress().length;
            assertThat(number(parts[0])).as(range).isEqualTo(next);
            next = next.add(BigInteger.ONE.shiftLeft(bits - Integer.parseInt(parts[1])));
        }
        assertThat(next).as(range).isEqualTo(number(ends[1].strip()).add(BigInteger.ONE));
    }

    private static BigInteger number(String address) throws UnknownHostException {
        return new BigInteger(1, InetAddress.getByName(address).getAddress());
    }

    private static String dotted(long address) {
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    private static boolean isMadeOf(String constraint, String typed) {
        String plain = typed.toLowerCase(Locale.ROOT);
        String value = constraint.toLowerCase(Locale.ROOT).replaceFirst("^(?:dns|email|uri|ip|dn):", "");
        if (constraint.startsWith("ip:")) {
            return plain.contains(value.replaceFirst("/.*", "").replaceFirst("(?:(?:\\.0)+|::)$", ""));
        }
        return Stream.of(value.split("[,/](?=[a-z]+=)", -1))
                .allMatch(part -> plain.contains(part.replaceFirst("^[./]", "")));
    }

    private Outcome encode(String side, String constraints) {
        return new Cli(folder).run("encode", side, constraints, "--as", "base64");
    }

    private static List<String> named(String err) {
        String hint = err.substring(err.indexOf("hint: ") + "hint: ".length())
                .lines()
                .findFirst()
                .orElse("");
        List<String> named = new ArrayList<>();
        Matcher matcher = NAMED.matcher(hint);
        while (matcher.find()) {
            String word = matcher.group(1).replaceFirst("[,;]+$", "");
            if (!SHAPE.matcher(word).matches() && !word.endsWith(":")) {
                named.add(word);
            }
        }
        return named;
    }
}
