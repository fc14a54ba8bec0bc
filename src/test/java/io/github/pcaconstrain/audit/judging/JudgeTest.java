package io.github.pcaconstrain.audit.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.audit.Audit;
import io.github.pcaconstrain.audit.judging.RandomFleet.Row;
import io.github.pcaconstrain.audit.result.BatchResult;
import io.github.pcaconstrain.audit.source.FileSource;
import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.AuditedCa;
import io.github.pcaconstrain.finding.CertificateFinding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is judged in parts, in other processes and in any order, is what is judged at once. */
class JudgeTest {
    private static final AuditOptions OPTIONS = new AuditOptions(
            RandomFleet.AT,
            Optional.of(Duration.ofDays(40)),
            AuditOptions.DEFAULT_STRENGTH,
            Optional.empty(),
            AuditOptions.at(RandomFleet.AT).profile(),
            Set.of(),
            Set.of("form-left-open"),
            Set.of(),
            1,
            0);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static KnownCas cas(List<Row> rows) {
        CaFinder finder = new CaFinder(OPTIONS);
        List<FoundCa> found = rows.stream()
                .flatMap(row -> finder.find(row.place(), row.content()).stream())
                .toList();
        return KnownCas.of(found, List.of(), OPTIONS);
    }

    private static BatchResult judge(KnownCas cas, List<Row> rows) {
        Judge judge = cas.judge();
        rows.forEach(row -> judge.judge(row.place(), row.content()));
        return judge.result();
    }

    private static AuditReport report(KnownCas cas, BatchResult result) {
        return cas.report("test", List.of("rows"), result);
    }

    @Test
    void aRowOfAFileHasItsNumberThere() {
        Judge judge = KnownCas.of(List.of(), List.of(), OPTIONS).judge();

        assertThat(judge.judge("rows", 4711, new byte[] {0x30, 5, 1}))
                .singleElement()
                .satisfies(cutOff -> {
                    assertThat(cutOff.place().text()).isEqualTo("rows #4711");
                    assertThat(cutOff.finding().message()).startsWith("its DER is cut off");
                });
        assertThat(judge.unreadable("rows", 4713, "the row holds no certificate"))
                .singleElement()
                .satisfies(empty -> {
                    assertThat(empty.place().text()).isEqualTo("rows #4713");
                    assertThat(empty.finding().code()).isEqualTo("unreadable");
                });
        assertThat(judge.result().counts().certificates()).isEqualTo(2);
        assertThat(judge.result().counts().unreadable()).isEqualTo(2);
    }

    /** Otherwise one of two that cannot be read would be taken for the other, because they have no fingerprints. */
    @Test
    void allCertificatesOfARowHaveItsNumber() {
        byte[] broken = {0x30, 3, 2, 1};
        byte[] root = RandomFleet.root();
        Judge judge = KnownCas.of(List.of(new FoundCa("rows", 1, 0, root)), List.of(), OPTIONS)
                .judge();

        judge.judge("rows", 1, RandomFleet.pem(root, broken, broken));
        judge.judge("rows", 2, RandomFleet.pem(broken, root));
        judge.judge("bundle", RandomFleet.pem(root, broken));

        assertThat(judge.result().findings())
                .extracting(finding ->
                        finding.place().text() + " " + finding.finding().place())
                .containsExactlyInAnyOrder("rows #1 certificate 2", "rows #1 certificate 3", "rows #2 ", "bundle #2 ");
        assertThat(judge.result().counts().certificates()).isEqualTo(7);
    }

    @Test
    void whatIsNotAboutACertificateHasTheNumberOfItsRowToo() {
        byte[] trusted = new String(RandomFleet.pem(RandomFleet.root()), StandardCharsets.US_ASCII)
                .replace(" CERTIFICATE", " TRUSTED CERTIFICATE")
                .getBytes(StandardCharsets.US_ASCII);
        Judge judge = KnownCas.of(List.of(new FoundCa("rows", 1, 0, RandomFleet.root())), List.of(), OPTIONS)
                .judge();

        judge.judge("rows", 1, trusted);
        judge.judge("rows", 2, trusted);

        assertThat(judge.result().findings())
                .extracting(finding ->
                        finding.place().text() + " " + finding.finding().place())
                .containsExactlyInAnyOrder("rows #1 line 2", "rows #2 line 2");
    }

    @Test
    void allFindingsAboutCasAreTold() {
        List<FoundCa> found = List.of(new FoundCa("rows", 1, 0, RandomFleet.root()));
        List<CertificateFinding> told = new ArrayList<>();

        KnownCas known = KnownCas.of(found, List.of(), OPTIONS, told::add);

        assertThat(told)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(known.result().findings());
    }

    @Test
    void anyDivisionAndAnyOrderGiveTheSameReport() {
        Random random = new Random(23);
        for (int round = 0; round < 12; round++) {
            List<Row> rows = RandomFleet.rows(random, 60, 5);
            KnownCas cas = cas(rows);
            AuditReport whole = report(cas, judge(cas, rows));

            List<Row> shuffled = new ArrayList<>(rows);
            Collections.shuffle(shuffled, random);
            KnownCas sent = sent(cas(shuffled));
            List<BatchResult> parts = new ArrayList<>();
            for (int from = 0; from < shuffled.size(); ) {
                int to = Math.min(shuffled.size(), from + random.nextInt(25));
                parts.add(judge(random.nextBoolean() ? sent : cas, shuffled.subList(from, to)));
                from = to;
            }
            while (parts.size() > 1) {
                BatchResult one = parts.remove(random.nextInt(parts.size()));
                BatchResult other = parts.remove(random.nextInt(parts.size()));
                parts.add(random.nextBoolean() ? sent(one).merge(other) : other.merge(one));
            }

            assertThat(report(sent, parts.get(0).merge(BatchResult.NONE))).isEqualTo(whole);
            assertThat(codes(whole)).contains("constraint-violated", "expired", "unreadable", "issuer-missing");
        }
    }

    @Test
    void theCommandFindsTheSame() throws IOException {
        List<Row> rows = RandomFleet.rows(new Random(7), 80, 0);
        for (Row row : rows) {
            Files.write(folder.resolve(row.place() + ".crt"), row.content());
        }
        AuditReport audited = Audit.of(
                "test", List.of(new FileSource("fleet", folder, place -> Optional.empty())), List.of(), OPTIONS);
        KnownCas cas = cas(rows);
        AuditReport judged = report(cas, judge(cas, rows));

        assertThat(ids(judged)).containsExactlyInAnyOrderElementsOf(ids(audited));
        assertThat(judged.counts()).isEqualTo(audited.counts());
        assertThat(judged.cas().stream().map(JudgeTest::counted))
                .containsExactlyInAnyOrderElementsOf(
                        audited.cas().stream().map(JudgeTest::counted).toList());
    }

    @Test
    void aJudgeReturnsWhatItAddsToTheResult() {
        List<Row> rows = RandomFleet.rows(new Random(5), 40, 5);
        KnownCas cas = cas(rows);
        Judge judge = cas.judge();
        List<String> returned = rows.stream()
                .flatMap(row -> judge.judge(row.place(), row.content()).stream())
                .map(CertificateFinding::id)
                .distinct()
                .toList();

        assertThat(judge.result().findings())
                .extracting(CertificateFinding::id)
                .containsExactlyInAnyOrderElementsOf(returned);
    }

    @Test
    void aCaThatWasNotFoundBeforeIsReported() {
        List<Row> rows = RandomFleet.rows(new Random(3), 20, 0);
        CaFinder finder = new CaFinder(OPTIONS);
        List<FoundCa> found = rows.stream()
                .flatMap(row -> finder.find(row.place(), row.content()).stream())
                .filter(ca -> ca.der().length != 0)
                .limit(1)
                .toList();
        KnownCas some = KnownCas.of(found, List.of(), OPTIONS);

        assertThat(report(some, judge(some, rows)).findings())
                .anyMatch(finding -> finding.finding().place().equals("changed"));
    }

    private static List<String> ids(AuditReport report) {
        return report.findings().stream()
                .filter(finding -> !finding.finding().code().equals("issuer-missing")) // at the first place
                .map(CertificateFinding::id)
                .toList();
    }

    private static List<String> codes(AuditReport report) {
        return report.findings().stream()
                .map(finding -> finding.finding().code())
                .toList();
    }

    private static String counted(AuditedCa ca) {
        return ca.certificate() + ' ' + ca.certificates();
    }

    /** What another process gets. */
    private static <T> T sent(T object) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ObjectOutputStream stream = new ObjectOutputStream(out)) {
                stream.writeObject(object);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(out.toByteArray()))) {
                @SuppressWarnings({"unchecked", "BanSerializableRead"}) // the same type, and from here
                T copy = (T) in.readObject();
                return copy;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
