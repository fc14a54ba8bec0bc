package io.github.pcaconstrain.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same certificates in every form that rows can have, and rows that hold none. */
class RowFormatsTest {
    private static final List<byte[]> ALL = Fleet.of(300);
    private static final String PARTS = "spark.sql.files.maxPartitionBytes";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path shared;

    @SuppressWarnings("NullAway.Init")
    private static Results expected;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private interface Writer {
        void write(Path file, List<byte[]> certificates) throws IOException;
    }

    @BeforeAll
    static void readParquet() throws IOException {
        Path file = Rows.parquet(shared.resolve("rows"), ALL);
        assertThat(audit(shared.resolve("rows"), shared.resolve("out"))).contains("300 certificates read");
        expected = Results.ofSummary(shared.resolve("out"), text -> text.replace("file:" + file, "FILE"));
        assertThat(expected.findings()).hasSizeGreaterThan(10);
        assertThat(expected.cas()).hasSize(5);
        Rows.session().conf().set(PARTS, "16k"); // several, some of which have no row
    }

    @AfterAll
    static void readWholeFiles() {
        Rows.session().conf().unset(PARTS);
    }

    private static String audit(Path in, Path out, String... more) {
        List<String> args = new ArrayList<>(
                List.of("--in", in.toString(), "--out", out.toString(), "--out-format", "json", "--at", "2026-11-01"));
        args.addAll(List.of(more));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        JobRequest request = JobOptions.parse(args).request(warning -> {});
        int code = new AuditJob(Rows.session(), request, new PrintStream(said, true, StandardCharsets.UTF_8)).run();
        assertThat(code).isZero();
        return said.toString(StandardCharsets.UTF_8);
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                arguments("JSON lines with base64", "rows.json", (Writer)
                        (file, all) -> Rows.lines(file, "{\"id\":1,\"der\":\"", all, "\"}")),
                arguments("JSON lines, nested, in a list of others", "rows.jsonl", (Writer) (file, all) ->
                        Rows.lines(file, "{\"chain\":[\"MIIB\"],\"data\":{\"cert\":\"", all, "\",\"url\":\"u\"}}")),
                arguments("JSON lines with PEM", "rows.ndjson", (Writer) (file, all) -> Rows.write(
                        file, text(all, der -> "{\"pem\":\"" + Fleet.pem(der).replace("\n", "\\n") + "\"}\n"))),
                arguments("lines of base64", "rows.txt", (Writer) (file, all) -> Rows.lines(file, "", all, "")),
                arguments("lines of base64, compressed", "rows.txt.gz", (Writer) (file, all) -> {
                    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                        out.write(text(all, der -> Base64.getEncoder().encodeToString(der) + "\n")
                                .getBytes(StandardCharsets.US_ASCII));
                    }
                }),
                arguments("lines of PEM", "rows", (Writer) (file, all) ->
                        Rows.write(file, text(all, der -> Fleet.pem(der).replace("\n", "\\n") + "\n"))),
                arguments("a bundle in PEM", "rows.pem", (Writer) Rows::pem),
                arguments("a bundle in PEM with text around blocks", "rows", (Writer) (file, all) -> Rows.write(
                        file, text(all, der -> Fleet.pem(der) + "\nsubject: the next one\n") + "# the end\n")));
    }

    private static String text(List<byte[]> all, java.util.function.Function<byte[], String> line) {
        StringBuilder text = new StringBuilder();
        all.forEach(der -> text.append(line.apply(der)));
        return text.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void everyFormHasTheSameFindings(String form, String name, Writer writer) throws IOException {
        Path file = folder.resolve(name);
        writer.write(file, ALL);

        audit(file, folder.resolve("out"));

        Results found = Results.ofSummary(folder.resolve("out"), text -> text.replace("file:" + file, "FILE"));
        assertThat(found.differences(expected)).isEmpty();
    }

    @Test
    void aRowWithoutCertificateIsAFindingWithItsPlace() throws IOException {
        Path file = folder.resolve("rows.json");
        String good = Base64.getEncoder().encodeToString(ALL.get(0));
        Rows.write(
                file,
                "{\"der\":\"" + good + "\"}\n" // the first line shows which field is meant
                        + "{\"der\":null}\n"
                        + "{\"der\":\"" + good.substring(0, 101) + "*\"}\n"
                        + "{\"der\":\"" + good + "\"\n" // not JSON
                        + "{\"other\":\"" + good + "\"}\n"
                        + "{\"der\":\"" + good.substring(0, 100) + "\"}\n"
                        + "{\"der\":\"" + good + "\"}\n"
                        + "{\"der\":\"\"}\n"
                        + "{\"der\":\" \"}\n");

        assertThat(audit(file, folder.resolve("out"), "--only", "unreadable"))
                .contains("9 certificates read, 1 CA among them; 7 could not be read");

        assertThat(Results.lines(folder.resolve("out/findings"), text -> text))
                .hasSize(7)
                .allMatch(line -> line.contains("\"code\":\"unreadable\"") && line.contains("rows.json"))
                .anyMatch(line -> line.contains("\"index\":2") && line.contains("the row holds no certificate"))
                .anyMatch(line -> line.contains("\"index\":3") && line.contains("neither PEM nor base64"))
                .anyMatch(line -> line.contains("\"index\":4") && line.contains("the row holds no certificate"))
                .anyMatch(line -> line.contains("\"index\":5") && line.contains("the row holds no certificate"))
                .anyMatch(line -> line.contains("\"index\":6"))
                .anyMatch(line -> line.contains("\"index\":8") && line.contains("the row holds no certificate"))
                .anyMatch(line -> line.contains("\"index\":9") && line.contains("the row holds no certificate"));
    }

    /** Without fingerprints, nothing but their places and parts tells them apart. */
    @Test
    void aRowMayHoldSeveralCertificates() throws IOException {
        String good = Fleet.pem(ALL.get(0)).replace("\n", "\\n");
        String broken = Fleet.pem(new byte[] {0x30, 3, 2, 1}).replace("\n", "\\n");
        Path file = Rows.write(
                folder.resolve("rows.json"),
                "{\"pem\":\"" + good + broken + broken + "\"}\n" + "{\"pem\":\"subject: text before it\\n" + broken
                        + good + "\"}\n");

        assertThat(audit(file, folder.resolve("out"), "--only", "unreadable"))
                .contains("5 certificates read, 1 CA among them; 3 could not be read");

        assertThat(Results.lines(folder.resolve("out/findings"), text -> text))
                .hasSize(3)
                .anyMatch(line -> line.contains("\"index\":1") && line.contains("\"part\":\"certificate 2\""))
                .anyMatch(line -> line.contains("\"index\":1") && line.contains("\"part\":\"certificate 3\""))
                .anyMatch(line -> line.contains("\"index\":2") && line.contains("\"part\":\"\""));
    }

    /** As 'audit' does. Spark by itself reads only the files in the folder, and those of folders named like year=2026. */
    @Test
    void filesInFurtherFoldersAreReadToo() throws IOException {
        Path deeper = Files.createDirectories(folder.resolve("rows/2026/month=11"));
        Rows.lines(folder.resolve("rows/a.txt"), "", ALL.subList(0, 100), "");
        Rows.lines(folder.resolve("rows/2026/b.txt"), "", ALL.subList(100, 200), "");
        Rows.lines(deeper.resolve("c.txt"), "", ALL.subList(200, 300), "");
        Rows.lines(deeper.resolve("_left-out.txt"), "", ALL, "");

        assertThat(audit(folder.resolve("rows"), folder.resolve("out")))
                .contains("300 certificates read, 5 CAs among them");
    }

    /** What is not in a row is in both results, too. */
    @Test
    void findingsAboutOtherFilesAreAmongTheResults() throws IOException {
        Path rows = Rows.lines(folder.resolve("rows.txt"), "", ALL.subList(0, 10), "");
        List<byte[]> others = List.of(ALL.get(75), new byte[] {0x30, 3, 2, 1}, ALL.get(20));
        Path cas = Rows.pem(folder.resolve("cas.pem"), others);
        Path trust = Rows.pem(folder.resolve("trust.pem"), List.of(ALL.get(0), new byte[] {0x30, 3, 2, 1}));

        audit(rows, folder.resolve("out"), "--cas", cas.toString(), "--trust", trust.toString());

        Results summary = Results.ofSummary(folder.resolve("out"), text -> text);
        assertThat(Results.lines(folder.resolve("out/findings"), text -> text)).isEqualTo(summary.findings());
        assertThat(codes(summary))
                .contains("expired")
                .filteredOn("unreadable"::equals)
                .hasSize(2);
    }

    @Test
    void casMayBeInAFileOfTheirOwn() throws IOException {
        List<byte[]> cas = Fleet.cas(ALL.size()).stream().map(ALL::get).toList();
        List<byte[]> leaves = new ArrayList<>(ALL);
        leaves.removeAll(cas);
        Path file = Rows.pem(folder.resolve("cas.pem"), cas);
        Rows.lines(folder.resolve("leaves.txt"), "", leaves, "");

        assertThat(audit(folder.resolve("leaves.txt"), folder.resolve("out"), "--cas", file.toString()))
                .contains("300 certificates read, 5 CAs among them");

        assertThat(codes(Results.ofSummary(folder.resolve("out"), text -> text)))
                .isEqualTo(codes(expected));
    }

    private static List<String> codes(Results results) {
        return results.findings().stream()
                .map(line -> line.replaceFirst(".*\"code\":\"([^\"]+)\".*", "$1"))
                .sorted()
                .toList();
    }
}
