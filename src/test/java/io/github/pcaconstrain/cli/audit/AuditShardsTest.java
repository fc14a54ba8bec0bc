package io.github.pcaconstrain.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.audit.judging.RandomFleet;
import io.github.pcaconstrain.audit.judging.RandomFleet.Row;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What several machines judge in shares is, put together, what one machine judges. */
class AuditShardsTest {
    private static final String[] SOURCES = {"./fleet", "./more.pem", "./fleet/row3.crt"};
    private static final List<String> FORMATS = List.of("json", "txt", "csv", "html", "xml", "sarif");
    /** So long that what follows is in another batch. */
    private static final byte[] GAP = "text between blocks\n".repeat(15_000).getBytes(StandardCharsets.US_ASCII);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** A folder with a file for each row, and a bundle of several batches with the same certificates and some others. */
    @BeforeEach
    void writeFleet() throws IOException {
        Random random = new Random(23);
        Path fleet = folder.resolve("fleet");
        Files.createDirectories(fleet.resolve("deeper"));
        List<Row> rows = RandomFleet.rows(random, 50, 5);
        for (Row row : rows) {
            boolean isDeep = row.place().endsWith("7");
            Files.write(fleet.resolve((isDeep ? "deeper/" : "") + row.place() + ".crt"), row.content());
        }
        Files.writeString(fleet.resolve("README"), "nothing to audit");
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (Row row : RandomFleet.rows(random, 30, 0)) {
            byte[] content = row.content();
            bundle.writeBytes(content[0] == 0x30 ? RandomFleet.pem(content) : content);
            bundle.writeBytes(random.nextInt(4) == 0 ? GAP : new byte[0]);
        }
        Files.write(folder.resolve("more.pem"), bundle.toByteArray());
        Files.write(folder.resolve("root.pem"), RandomFleet.pem(RandomFleet.root()));
        Files.write(folder.resolve("cas.pem"), RandomFleet.cas());
    }

    private Outcome run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("audit"));
        all.addAll(List.of(arguments));
        return new Cli(folder).run(all);
    }

    private Outcome shard(String share, String file, String... options) {
        List<String> arguments = new ArrayList<>(List.of("--shard", share, "--at", "2026-06-01", "-o", "./" + file));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(SOURCES));
        return run(arguments.toArray(String[]::new));
    }

    /** Every report that an audit writes, by its format. */
    private static String[] reports(String name, String format) {
        return new String[] {
            "-o",
            "./" + name + "." + format,
            format.equals("json") ? "--json" : "--quiet",
            "--csv",
            "./" + name + ".csv",
            "--html",
            "./" + name + ".html",
            "--junit",
            "./" + name + ".xml",
            "--sarif",
            "./" + name + ".sarif",
            "--force"
        };
    }

    private static String[] join(String[]... parts) {
        return Arrays.stream(parts).flatMap(Arrays::stream).toArray(String[]::new);
    }

    /** Without the times at which two formats say they were written. */
    private String content(String file) throws IOException {
        return Files.readString(folder.resolve(file))
                .replaceAll("timestamp=\"[^\"]*\"", "")
                .replaceAll("\"(start|end)TimeUtc\" ?: ?\"[^\"]*\"", "");
    }

    @ParameterizedTest
    @CsvSource({
        "1, ''",
        "2, '--expires-within 40d --skip form-left-open --min-strength 129'",
        "7, '--trust ./root.pem --policy ./policy.yaml --lint-profile portable'",
        "7, '--baseline ./accepted.txt --only expired,constraint-violated,issuer-missing,unreadable'"
    })
    void mergedShardsAreTheAudit(int count, String given) throws IOException {
        compare(count, options(given), new String[0], new String[0]);
    }

    /** Then a machine does not open the files of the others. */
    @ParameterizedTest
    @CsvSource({
        "1, '--only expired,unreadable'",
        "2, '--trust ./root.pem --expires-within 40d'",
        "7, '--baseline ./accepted.txt'"
    })
    void soAreShardsWithGivenCas(int count, String given) throws IOException {
        compare(count, options(given), new String[] {"./cas.pem"}, new String[] {"--cas", "./cas.pem"});
    }

    private String[] options(String given) throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), "permitted:\n  dns: [example.com]\n");
        run("--at", "2026-06-01", "--skip", "unreadable", "--write-baseline", "./accepted.txt", "./more.pem");
        return given.isEmpty() ? new String[0] : given.split(" ", -1);
    }

    /** Compares what shards give, with what they need besides, to what an audit with another source gives. */
    private void compare(int count, String[] options, String[] source, String[] ofShards) throws IOException {
        List<String> files = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Outcome outcome = shard(i + "/" + count, i + ".shard", join(options, ofShards));
            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            assertThat(outcome.out()).isEmpty();
            files.add("./" + i + ".shard");
        }
        Collections.shuffle(files, new Random(count));
        for (String format : count == 2 ? List.of("txt", "json") : List.of("json")) {
            Outcome whole = run(join(
                    new String[] {"--at", "2026-06-01", "--keep-going"},
                    options,
                    reports("whole", format),
                    source,
                    SOURCES));
            Outcome merged = run(join(
                    new String[] {"--merge", "--keep-going"}, reports("merged", format), files.toArray(String[]::new)));

            assertThat(merged.exitCode()).as(merged.err()).isEqualTo(whole.exitCode());
            assertThat(merged.err()).isEqualTo(whole.err());
        }
        for (String format : FORMATS) {
            if (format.equals("txt") && count != 2) {
                continue;
            }
            assertThat(content("merged." + format)).as(format).isEqualTo(content("whole." + format));
        }
        assertThat(content("merged.json")).contains("expired", "unreadable");
    }

    @Test
    void aCaThatIsNotGivenIsAnError() {
        for (int i = 1; i <= 2; i++) {
            shard(i + "/2", i + ".shard", "--cas", "./root.pem");
        }
        Outcome merged = run("--merge", "--keep-going", "--json", "./1.shard", "./2.shard");

        assertThat(merged.exitCode()).isEqualTo(1);
        assertThat(AuditWorld.codes(merged)).contains("ca-not-given").doesNotContain("unconstrained-twin");
    }

    /** An anchor is not a CA of the audit: where it is among the certificates, it is judged and listed like any other. */
    @Test
    void anAnchorThatIsNotGivenAsCaIsAnErrorToo() throws IOException {
        Files.write(folder.resolve("issuing.pem"), RandomFleet.issuing());
        for (int i = 1; i <= 2; i++) {
            shard(i + "/2", i + ".shard", "--cas", "./issuing.pem", "--trust", "./root.pem");
        }
        Outcome merged = run("--merge", "--keep-going", "--json", "./1.shard", "./2.shard");

        assertThat(AuditWorld.codes(merged)).contains("ca-not-given");
    }

    /** Without --cas, too: what each machine has read is compared by the sizes of its parts, not only by a number. */
    @Test
    void otherContentIsNoticed() throws IOException {
        shard("1/2", "1.shard");
        Files.writeString(folder.resolve("more.pem"), "\n", StandardOpenOption.APPEND);
        shard("2/2", "2.shard");

        refused(
                run("--merge", "./1.shard", "./2.shard"),
                "./2.shard: it does not belong to ./1.shard: it has seen other files, or another size of one");
    }

    /** Names and sizes are what each machine sees of the files of others. */
    @Test
    void otherFilesAreNoticedWithoutBeingRead() throws IOException {
        shard("1/2", "1.shard", "--cas", "./cas.pem");
        Files.writeString(folder.resolve("fleet/new.txt"), "");
        shard("2/2", "2.shard", "--cas", "./cas.pem");
        shard("2/2", "without.shard");

        refused(
                run("--merge", "./1.shard", "./2.shard"),
                "./2.shard: it does not belong to ./1.shard: it has seen other files, or another size of one");
        assertThat(run("--merge", "./1.shard", "./without.shard").exitCode()).isEqualTo(2);
    }

    @Test
    void theShareIsAPart() throws IOException {
        long all = 0;
        for (int i = 1; i <= 3; i++) {
            shard(i + "/3", i + ".shard");
            String part = content(i + ".shard").split("\"part\"", 2)[1];
            all += Long.parseLong(part.replaceAll("(?s)^.*?\"certificates\": ([0-9]+).*$", "$1"));
            assertThat(all).isPositive();
        }
        assertThat(content("1.shard")).contains("\"certificates\": " + all).contains("\"of\": 3");
    }

    @Test
    void unreadableFilesEndTheMergeAsTheyEndTheAudit() {
        shard("1/1", "1.shard");

        assertThat(run("--merge", "./1.shard").exitCode()).isEqualTo(2);
        assertThat(run("--merge", "--keep-going", "--fail-on", "info", "./1.shard")
                        .exitCode())
                .isEqualTo(1);
    }

    private void refused(Outcome outcome, String message) {
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines().findFirst()).hasValue("pca-constrain: " + message);
    }

    @Test
    void shardsThatDoNotMakeUpOneAuditAreRefused() throws IOException {
        shard("1/3", "1.shard");
        shard("2/3", "2.shard");
        shard("3/3", "3.shard");
        shard("2/3", "again.shard");
        shard("2/2", "half.shard");
        shard("3/3", "strict.shard", "--min-strength", "128");
        shard("3/3", "only.shard", "--only", "expired");
        Files.writeString(folder.resolve("none.txt"), "");
        shard("3/3", "words.shard", "--baseline", "./none.txt");
        run("--shard", "3/3", "--at", "2026-06-02", "-o", "./later.shard", SOURCES[0], SOURCES[1], SOURCES[2]);
        run("--shard", "3/3", "--at", "2026-06-01", "-o", "./other.shard", "./fleet");
        Files.writeString(
                folder.resolve("old.shard"),
                content("3.shard").replaceFirst("\"tool\": \"[^\"]*\"", "\"tool\": \"old\""));
        Files.delete(folder.resolve("fleet/row3.crt"));
        Files.write(folder.resolve("fleet/row3.crt"), RandomFleet.pem(RandomFleet.root()));
        shard("3/3", "changed.shard");

        refused(run("--merge", "./1.shard", "./3.shard"), "the shards: 1 shard is missing: 2/3");
        refused(run("--merge", "./3.shard"), "the shards: 2 shards are missing: 1/3, 2/3");
        refused(
                run("--merge", "./1.shard", "./2.shard", "./again.shard"),
                "./again.shard: it is shard 2/3, and so is ./2.shard");
        refused(
                with("half.shard"),
                "./half.shard: it does not belong to ./1.shard: it is one of another number of shards");
        refused(with("strict.shard"), "./strict.shard: it does not belong to ./1.shard: it has other options");
        refused(
                with("only.shard"),
                "./only.shard: it does not belong to ./1.shard: it has another --only, --skip or --baseline");
        refused(
                with("words.shard"),
                "./words.shard: it does not belong to ./1.shard: it has its options in other words, such as another file"
                        + " name");
        refused(with("later.shard"), "./later.shard: it does not belong to ./1.shard: it has another --at");
        refused(with("other.shard"), "./other.shard: it does not belong to ./1.shard: it has other sources");
        refused(
                with("old.shard"),
                "./old.shard: it does not belong to ./1.shard: it is of another version of the tool");
        assertThat(with("changed.shard").err()).startsWith("pca-constrain: ./changed.shard: it does not belong to");
        refused(run("--merge", "./more.pem"), "./more.pem: it is not a shard of an audit: it is not JSON");
        assertThat(run("--merge", "./absent.shard").exitCode()).isEqualTo(2);
    }

    private Outcome with(String third) {
        return run("--merge", "./1.shard", "./2.shard", "./" + third);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--shard 0/3 --at 2026-06-01 ./fleet | --shard: '0/3' is not a share of the work",
                "--shard 4/3 --at 2026-06-01 ./fleet | --shard: '4/3' is not a share of the work",
                "--shard 1/3 ./fleet | --shard needs --at, so that all shards judge as of the same time",
                "--shard 1/3 --at 2026-06-01 - | standard input does not go with --shard",
                "--shard 1/3 --at 2026-06-01 host.example.com:443 | 'host.example.com:443' does not go with --shard",
                "--shard 1/3 --at 2026-06-01 --all-cas | --all-cas does not go with --shard",
                "--shard 1/3 --at 2026-06-01 --iam ./i.json ./fleet | --iam does not go with --shard",
                "--shard 1/3 --at 2026-06-01 --cloudtrail ./c.json ./fleet | --cloudtrail does not go with --shard",
                "--shard 1/3 --at 2026-06-01 --html ./x.html ./fleet | --html does not go with --shard",
                "--shard 1/3 --at 2026-06-01 --fail-on info ./fleet | --fail-on does not go with --shard",
                "--shard 1/3 --at 2026-06-01 --merge ./fleet | --shard does not go with --merge",
                "--shard 1/3 --at 2026-06-01 --trust - ./fleet | standard input does not go with --shard",
                "--cas ./cas.pem ./fleet | --cas needs --shard",
                "--shard 1/3 --at 2026-06-01 --cas - ./fleet | standard input does not go with --shard",
                "--merge | nothing to merge",
                "--merge --at 2026-06-01 ./1.shard | --at does not go with --merge",
                "--merge --baseline ./b.txt ./1.shard | --baseline does not go with --merge",
                "--merge --all-cas ./1.shard | --all-cas does not go with --merge",
            })
    void optionsThatNeedTheWholeAreRefused(String arguments, String message) {
        refused(run(arguments.split(" ", -1)), message);
    }
}
