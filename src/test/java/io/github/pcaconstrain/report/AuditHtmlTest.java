package io.github.pcaconstrain.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.audit.result.AuditCode;
import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.AuditReport.Counts;
import io.github.pcaconstrain.finding.AuditedCa;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of an audit without a browser: its verdict, its size, and how it is written. */
class AuditHtmlTest {
    private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");
    private static final int MEGABYTE = 1_000_000;

    /** Each column is how many there are; U are unreadable, A accepted earlier. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0 | 0 | 0 | 0 | 0    | WARNING | Nothing was audited: there is no certificate among the sources.
        1 | 0 | 0 | 0 | 0    | GOOD    | No errors and no warnings in 1 certificate.
        9 | 0 | 0 | 0 | 2    | GOOD    | No errors and no warnings in 9 certificates, apart from 2 findings accepted earlier.
        9 | 0 | 1 | 0 | 0    | WARNING | No errors, but 1 warning in 1 of 9 certificates.
        1200 | 2 | 5 | 0 | 0 | ERROR   | Action needed: 2 errors in 2 of 1,200 certificates.
        9 | 0 | 3 | 1 | 0    | ERROR   | Incomplete: 1 certificate or source could not be read, and there are no errors in the rest.
        9 | 1 | 3 | 2 | 0    | ERROR   | Incomplete: 2 certificates or sources could not be read, and there is 1 error in the rest.
        """)
    void theVerdictIsOneSentence(
            int certificates, int errors, int warnings, int unread, int accepted, String tone, String sentence) {
        List<CertificateFinding> findings = new ArrayList<>();
        IntStream.range(0, unread)
                .forEach(i -> findings.add(CertificateFinding.of(
                        AuditCode.UNREADABLE.finding("", "it is cut off"), Place.of("broken" + i))));
        IntStream.range(0, errors).forEach(i -> findings.add(found(AuditCode.WEAK_KEY, i)));
        IntStream.range(0, warnings).forEach(i -> findings.add(found(AuditCode.EXPIRED, i)));
        AuditVerdict verdict =
                AuditVerdict.of(report(new Counts(certificates, 0, unread, 0, accepted, 0, 0, 0), List.of(), findings));

        assertThat(verdict.sentence()).isEqualTo(sentence);
        assertThat(verdict.tone()).hasToString(tone);
    }

    /** So the page takes no memory, however long it is, and opens in a browser. */
    @Test
    void tenThousandCertificatesAreWrittenAsTheyComeAndFitIntoFifteenMegabytes() throws IOException {
        List<CertificateFinding> findings = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            findings.add(found(AuditCode.WEAK_KEY, i));
            findings.add(found(AuditCode.WEAK_SIGNATURE, i));
            findings.add(found(AuditCode.EXPIRES_SOON, i));
        }
        Parts parts = new Parts();
        AuditHtml.write(
                report(new Counts(10_001, 1, 0, 0, 0, 0, 0, 0), List.of(ca(1, List.of())), findings), List.of(), parts);

        assertThat(parts.all).isBetween(3L * MEGABYTE, 15L * MEGABYTE);
        assertThat(parts.longest).isLessThan(MEGABYTE / 4);
    }

    /** A thousand CAs that inherit a thousand constraints each would be a million lines. */
    @Test
    void inheritedConstraintsAreNotRepeatedForEachCa() throws IOException {
        List<String> many = IntStream.range(0, 1000)
                .mapToObj(i -> "permitted dns:zone" + i + ".example.com")
                .toList();
        List<AuditedCa> cas =
                IntStream.range(0, 1000).mapToObj(i -> ca(i, many)).toList();
        Parts parts = new Parts();
        AuditHtml.write(report(new Counts(1000, 1000, 0, 0, 0, 0, 0, 0), cas, List.of()), List.of(), parts);

        assertThat(parts.all).isLessThan(3L * MEGABYTE);
    }

    @Test
    void hundredsOfRootsThatSayNothingAreFolded() throws IOException {
        List<AuditedCa> roots = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            roots.add(root(i));
        }
        roots.add(ca(200, List.of("permitted dns:example.com")));

        String page = page(report(new Counts(151, 151, 0, 0, 0, 0, 0, 0), roots, List.of()));
        assertThat(page)
                .contains("<summary>150 roots without name constraints, and with nothing below them here</summary>");
        assertThat(page.indexOf("CN=CA 200")).isLessThan(page.indexOf("<details class=\"fold\">"));
    }

    @Test
    void chainsAreNestedOnceAndCyclesEnd() throws IOException {
        AuditedCa one = ca(1, List.of(), 2);
        AuditedCa two = ca(2, List.of(), 1);
        List<AuditedCa> chain = new ArrayList<>(List.of(one, two));
        IntStream.range(100, 200).forEach(i -> chain.add(ca(i, List.of(), i - 1)));

        String page = page(report(new Counts(102, 102, 0, 0, 0, 0, 0, 0), chain, List.of()));
        assertThat(page.split("<div class=\"ca ", -1)).hasSize(103);
    }

    @Test
    void manySourcesAreListedAtTheEnd() throws IOException {
        List<String> sources =
                IntStream.range(0, 1000).mapToObj(i -> "file" + i + ".pem").toList();
        String page = page(new AuditReport(
                "pca-constrain 1", AT, sources, new Counts(1000, 0, 0, 0, 0, 0, 0, 0), List.of(), List.of()));

        assertThat(page)
                .contains("file7.pem and 992 more, listed at the end</p>")
                .contains("<li>file999.pem</li>");
    }

    private static String page(AuditReport report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AuditHtml.write(report, List.of(), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    static AuditReport report(Counts counts, List<AuditedCa> cas, List<CertificateFinding> findings) {
        return new AuditReport("pca-constrain 1", AT, List.of("fleet.pem"), counts, cas, findings);
    }

    static CertificateFinding found(AuditCode code, int i) {
        CertificateFinding found = new CertificateFinding(
                code.finding("", "it is of a length that no policy of any company should allow"),
                new Place(
                        "/etc/ssl/certs/of-a-service-in-production.pem",
                        i,
                        "CN=host" + i + ".zone.example.com,O=Example"),
                fingerprint(i),
                Optional.of(AT.plusSeconds(i)));
        return found.issuedBy(fingerprint(1));
    }

    private static String fingerprint(int i) {
        return String.format("%064x", i + 0x1234_5678_9abcL);
    }

    static AuditedCa ca(int i, List<String> inherited, int... parents) {
        List<String> above =
                IntStream.of(parents).mapToObj(AuditHtmlTest::fingerprint).toList();
        return new AuditedCa(
                fingerprint(i),
                "CN=CA " + i,
                "CN=CA " + i,
                Place.of("cas.pem"),
                above,
                false,
                AT,
                "EC",
                List.of(),
                inherited,
                0,
                Optional.empty());
    }

    private static AuditedCa root(int i) {
        return new AuditedCa(
                fingerprint(i),
                "CN=Root " + i,
                "",
                Place.of("r.pem"),
                List.of(),
                true,
                AT,
                "EC",
                List.of(),
                Collections.emptyList(),
                0,
                Optional.empty());
    }

    /** Counts what is written, and how much at once. */
    private static final class Parts extends OutputStream {
        private long all;
        private int longest;

        @Override
        public void write(int octet) {
            all++;
        }

        @Override
        public void write(byte[] octets, int from, int length) {
            all += length;
            longest = Math.max(longest, length);
        }
    }
}
