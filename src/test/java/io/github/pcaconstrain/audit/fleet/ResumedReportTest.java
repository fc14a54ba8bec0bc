package io.github.pcaconstrain.audit.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.audit.fleet.ReportSource.Chains;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.pacing.RateLimits;
import io.github.pcaconstrain.failure.AwsRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report of which a part was fetched before. */
class ResumedReportTest {
    private static final String ISSUED = StubCa.arn("ca") + "/certificate/";
    private static final RateLimits ONE_BY_ONE =
            new RateLimits(Clock.systemUTC(), pause -> {}, Executors::newSingleThreadExecutor);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final StubCa service = new StubCa();

    @Test
    void onlyTheRestIsAskedFor() throws IOException {
        List<String> whole = read("one two three none four five", false);
        service.asked.clear();

        List<String> first = read("one two away three none four five", true);
        assertThat(first)
                .containsExactly(
                        "pem " + ISSUED + "one",
                        "pem " + ISSUED + "two",
                        "unreadable report: 5 certificates listed in it were not fetched: cannot ask AWS; check the"
                                + " network");
        assertThat(service.asked).containsExactly("one", "two", "away");
        service.asked.clear();

        assertThat(read("one two three none four five", true)).isEqualTo(whole);
        assertThat(service.asked).containsExactly("three", "none", "four", "five");
        service.asked.clear();

        assertThat(read("five none one", true))
                .as("another report, and what was not there is asked for again")
                .containsExactly(
                        "pem " + ISSUED + "five",
                        "unreadable " + ISSUED
                                + "none: AWS is still issuing it; run the command again, or skip it with --keep-going",
                        "pem " + ISSUED + "one");
        assertThat(service.asked).containsExactly("none");
    }

    @Test
    void theSecondReadingAsksForNothingAndHandsOverTheSame() throws IOException {
        try (FetchedCertificates fetched = open();
                Source source = source("one lost two none", ONE_BY_ONE, Optional.of(fetched))) {
            Heard first = new Heard();
            Heard second = new Heard();
            source.read(first);
            List<String> asked = List.copyOf(service.asked);
            source.read(second);

            assertThat(service.asked).isEqualTo(asked).containsExactly("one", "lost", "two", "none");
            assertThat(kinds(second)).isEqualTo(kinds(first)).hasSize(4);
        }
    }

    /** One refusal that holds for the whole CA makes one finding, in both readings. */
    @Test
    void aCaOfWhichNothingCanBeHadIsToldOfOnce() throws IOException {
        try (FetchedCertificates fetched = open();
                Source source = source("one lost denied two three", ONE_BY_ONE, Optional.of(fetched))) {
            Heard first = new Heard();
            Heard second = new Heard();
            source.read(first);
            source.read(second);

            assertThat(service.asked).containsExactly("one", "lost", "denied");
            assertThat(first.lines)
                    .containsExactly(
                            "pem " + ISSUED + "one",
                            "unreadable " + ISSUED
                                    + "lost: AWS refused Get on lost: RequestFailedException: no; ask for it",
                            "unreadable " + StubCa.arn("ca") + ": 3 certificates listed in report were not fetched: AWS"
                                    + " refused Get on denied: AccessDeniedException: no; ask for it");
            assertThat(kinds(second)).isEqualTo(kinds(first)).hasSize(3);
        }
    }

    @Test
    void aCaThatIsGoneIsLookedUpOnce() throws IOException {
        assertThat(read("gone gone2 one", false))
                .containsExactly(
                        "unreadable " + StubCa.arn("ca") + ": 3 certificates listed in report were not fetched: AWS"
                                + " refused Describe on ca: ResourceNotFoundException: no;"
                                + " skip it with --keep-going");
        assertThat(service.asked).containsExactly("gone");
        service.asked.clear();

        service.add(PrivateCa.Ownership.SELF, CaStatus.ACTIVE, "ca");
        assertThat(read("gone gone2 one", false))
                .containsExactly(
                        "unreadable " + ISSUED
                                + "gone: AWS refused Get on gone: ResourceNotFoundException: no; check the ARN",
                        "unreadable " + ISSUED
                                + "gone2: AWS refused Get on gone2: ResourceNotFoundException: no; check the ARN",
                        "pem " + ISSUED + "one");
    }

    /** As many workers as AWS gets, with answers in any order. */
    @Test
    void rowsKeepTheirOrder() throws IOException {
        service.onCall = () -> {
            try {
                Thread.sleep(ThreadLocalRandom.current().nextInt(4));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        };
        List<String> rows = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            boolean isLost = i % 7 == 0;
            rows.add((isLost ? "lost" : "row") + i);
            expected.add((isLost ? "unreadable " : "pem ") + ISSUED + rows.get(i));
        }
        Heard heard = new Heard();
        try (Source source =
                source(String.join(" ", rows), RateLimits.unlimited(Clock.systemUTC()), Optional.empty())) {
            source.read(heard);
        }
        assertThat(heard.lines.stream().map(line -> line.replaceFirst(": .*", "")))
                .isEqualTo(expected);
        assertThat(service.asked).containsExactlyInAnyOrderElementsOf(rows);
    }

    /** A service that throttles half of the calls at first, in a time of its own. */
    @Test
    void throttledRowsAreNotLost() throws IOException {
        VirtualTime time = new VirtualTime();
        AtomicInteger calls = new AtomicInteger();
        service.onCall = () -> {
            time.sleep(Duration.ofMillis(50));
            if (calls.incrementAndGet() % 2 == 0 && calls.get() < 100) {
                throw new AwsRefusedException("GetCertificate", "", "ThrottlingException", "Rate exceeded", "");
            }
        };
        Heard heard = new Heard();
        try (Source source = source("row ".repeat(2000).strip(), time.pacing(RateLimits.WORKERS), Optional.empty())) {
            source.read(heard);
        }
        assertThat(heard.lines).hasSize(2000).containsOnly("pem " + ISSUED + "row");
        assertThat(time.elapsed()).isGreaterThan(new Calls(2000, 75).atRate());
    }

    @Test
    void aServiceThatThrottlesForGoodIsNotAskedForEveryRow() throws IOException {
        service.onCall = () -> {
            throw new AwsRefusedException("GetCertificate", "", "ThrottlingException", "Rate exceeded", "");
        };
        assertThat(read("one two three", false))
                .containsExactly(
                        "unreadable report: 3 certificates listed in it were not fetched: AWS refused GetCertificate: "
                                + "ThrottlingException: Rate exceeded; other clients are using up the quota of this"
                                + " account and region: try again later");
        assertThat(service.asked).containsExactly("one", "one", "one", "one", "one");
    }

    private static List<String> kinds(Heard heard) {
        return heard.lines.stream().map(line -> line.split(":? ", 3)[0]).toList();
    }

    private List<String> read(String rows, boolean resumes) throws IOException {
        Heard heard = new Heard();
        Optional<FetchedCertificates> fetched = resumes ? Optional.of(open()) : Optional.empty();
        try (Source source = source(rows, ONE_BY_ONE, fetched)) {
            source.read(heard);
        }
        fetched.ifPresent(FetchedCertificates::close);
        return heard.lines;
    }

    private Source source(String rows, RateLimits rateLimits, Optional<FetchedCertificates> fetched)
            throws IOException {
        StringBuilder csv = new StringBuilder("certificateArn\n");
        for (String row : rows.split(" ", -1)) {
            csv.append(ISSUED).append(row).append('\n');
        }
        AuditReportFile report = new AuditReportFile(Files.writeString(folder.resolve("report.csv"), csv));
        return ReportSource.of("report", report, () -> service, rateLimits, Chains.READ, fetched);
    }

    private FetchedCertificates open() {
        return FetchedCertificates.open(folder.resolve("fetched").toString());
    }
}
