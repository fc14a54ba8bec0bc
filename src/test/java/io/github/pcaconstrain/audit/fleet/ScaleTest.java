package io.github.pcaconstrain.audit.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.audit.fleet.ReportSource.Chains;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.PrivateCa.Ownership;
import io.github.pcaconstrain.ca.pacing.RateLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code docs/explanation/scale.md} says is what the model says, and what the sources do in virtual time. */
class ScaleTest {
    private static final ScalePage PAGE = ScalePage.read();
    private static final Duration ROUNDED = Duration.ofNanos(1000);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final VirtualTime time = new VirtualTime();
    private final Map<String, List<Instant>> calls = new HashMap<>();

    @Test
    void leastTimesOnThePageAreThoseOfTheModel() {
        List<List<String>> rows = PAGE.table("what |");

        assertThat(rows).hasSizeGreaterThan(5);
        for (List<String> row : rows) {
            Optional<Duration> longest =
                    PAGE.calls(row.get(1)).stream().map(Calls::atRate).max(Comparator.naturalOrder());
            assertThat(longest.map(ScalePage::shown)).as(row.get(0)).hasValue(row.get(2));
        }
    }

    @Test
    void timesByRoundTripOnThePageAreThoseOfTheModel() {
        List<List<String>> rows = PAGE.table("answer after |");
        Calls million = new Calls(1_000_000, PAGE.rate("acm-pca GetCertificate"));

        assertThat(rows).hasSizeGreaterThan(2);
        for (List<String> row : rows) {
            Duration answer = Duration.ofMillis(ScalePage.number(row.get(0).split(" ", 2)[0]));
            assertThat(row)
                    .containsExactly(
                            answer.toMillis() + " ms",
                            ScalePage.shown(million.with(1, answer)),
                            ScalePage.shown(million.with(RateLimits.WORKERS, answer)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10000, 32, 0",
        "10000, 32, 50",
        "10000, 32, 426",
        "10000, 32, 427",
        "10000, 32, 1000",
        "10000, 1, 50",
        "1, 32, 50"
    })
    void aReportTakesAsLongAsTheModelSays(int rows, int workers, int answerMillis) throws IOException {
        Duration answer = Duration.ofMillis(answerMillis);
        StubCa service = new StubCa();
        service.onCall = () -> called("acm-pca GetCertificate", answer);
        Heard heard = new Heard();
        try (Source source = ReportSource.of(
                "report", report(rows), () -> service, time.pacing(workers), Chains.READ, Optional.empty())) {
            source.read(heard);
        }

        assertThat(heard.lines).hasSize(rows).first().isEqualTo("pem " + arn(0));
        assertThat(heard.lines).last().isEqualTo("pem " + arn(rows - 1));
        assertThat(time.elapsed())
                .isEqualTo(new Calls(rows, PAGE.rate("acm-pca GetCertificate")).with(workers, answer));
        assertNoSecondHasMoreThanAwsAllows();
    }

    @ParameterizedTest
    @CsvSource({"1000, 50", "1000, 300"})
    void theCasOfARegionTakeAsLongAsTheModelSays(int count, int answerMillis) {
        Duration answer = Duration.ofMillis(answerMillis);
        StubCa service = new StubCa();
        for (int i = 0; i < count; i++) {
            service.add(Ownership.SELF, CaStatus.ACTIVE, "ca" + i);
        }
        service.onCall = () -> called("acm-pca GetCertificateAuthorityCertificate", answer);
        Heard heard = new Heard();
        try (Source source = new Fleet(time.pacing(RateLimits.WORKERS)).region("all", service, "us-east-1")) {
            source.read(heard);
        }

        assertThat(heard.lines).hasSize(count).last().isEqualTo("pem " + StubCa.arn("ca" + (count - 1)));
        assertThat(time.elapsed())
                .isEqualTo(new Calls(count, PAGE.rate("acm-pca GetCertificateAuthorityCertificate"))
                        .with(RateLimits.WORKERS, answer));
        assertNoSecondHasMoreThanAwsAllows();
    }

    @ParameterizedTest
    @CsvSource({"1000, 50", "1000, 300"})
    void theirSettingsTakeAsLongAsTheSlowestCall(int count, int answerMillis) {
        Duration answer = Duration.ofMillis(answerMillis);
        StubCa service = new StubCa();
        for (int i = 0; i < count; i++) {
            service.add(Ownership.SELF, CaStatus.ACTIVE, "ca" + i);
        }
        Map<String, String> operations =
                Map.of("tags", "ListTags", "policy", "GetPolicy", "permissions", "ListPermissions");
        service.onSetting = () -> {
            String setting = service.settings.get(service.settings.size() - 1).split(" ", 2)[0];
            called("acm-pca " + operations.get(setting), answer);
        };
        RateLimits limits = time.pacing(RateLimits.WORKERS);
        FleetSettings settings = new FleetSettings(limits);
        try (Source source = new Fleet(limits)
                .region("all", service, "us-east-1", Optional.of(settings.reader(service, service::tags)))) {
            source.read(new Heard());
        }

        assertThat(settings.all()).hasSize(count);
        Duration slowest = new Calls(count, PAGE.rate("acm-pca GetPolicy")).with(RateLimits.WORKERS, answer);
        assertThat(time.elapsed())
                .isBetween(slowest, slowest.plus(answer.multipliedBy(3)).plusSeconds(1));
        assertNoSecondHasMoreThanAwsAllows();
    }

    @Test
    void casThatAreNamedOneByOneKeepToTheRateToo() {
        StubCa service = new StubCa();
        service.onCall = () -> called("acm-pca GetCertificateAuthorityCertificate", Duration.ofMillis(1));
        Fleet fleet = new Fleet(time.pacing(RateLimits.WORKERS));
        Heard heard = new Heard();
        for (int i = 0; i < 100; i++) {
            try (Source source = fleet.another().ca(service, StubCa.arn("ca"))) {
                source.read(heard);
            }
        }

        assertThat(heard.lines).hasSize(100);
        assertNoSecondHasMoreThanAwsAllows();
    }

    /** The list and both calls for each certificate go on at the same time, so the slowest decides. */
    @ParameterizedTest
    @CsvSource({"3000, 1000, 50, DescribeCertificate", "300, 2, 50, ListCertificates"})
    void acmTakesAsLongAsTheModelSays(int count, int page, int answerMillis, String decides) {
        Duration answer = Duration.ofMillis(answerMillis);
        StubAcm acm = new StubAcm(count, page, operation -> called("acm " + operation, answer));
        Heard heard = new Heard();
        try (Source source = ManagedSource.of("ACM", acm, time.pacing(RateLimits.WORKERS), "us-east-1", ca -> true)) {
            source.read(heard);
        }

        assertThat(heard.lines).hasSize(count).last().isEqualTo("pem " + StubAcm.ARN + (count - 1));
        long slowest = calls.getOrDefault("acm " + decides, List.of()).size();
        assertThat(time.elapsed())
                .isBetween(
                        new Calls(slowest, PAGE.rate("acm " + decides)).with(RateLimits.WORKERS, answer),
                        new Calls(slowest, PAGE.rate("acm " + decides))
                                .with(RateLimits.WORKERS, answer)
                                .plusSeconds(1));
        assertNoSecondHasMoreThanAwsAllows();
    }

    private void called(String operation, Duration answer) {
        calls.computeIfAbsent(operation, key -> new ArrayList<>()).add(time.instant());
        time.sleep(answer);
    }

    private void assertNoSecondHasMoreThanAwsAllows() {
        assertThat(calls).isNotEmpty();
        calls.forEach((operation, starts) -> {
            int rate = PAGE.rate(operation);
            starts.sort(Comparator.naturalOrder());
            for (int i = rate; i < starts.size(); i++) {
                assertThat(Duration.between(starts.get(i - rate), starts.get(i)))
                        .as(operation + " " + i)
                        .isGreaterThan(Duration.ofSeconds(1).minus(ROUNDED));
            }
        });
    }

    private static String arn(int row) {
        return StubCa.arn("ca") + "/certificate/" + row;
    }

    private AuditReportFile report(int rows) throws IOException {
        StringBuilder csv = new StringBuilder("certificateArn\n");
        for (int i = 0; i < rows; i++) {
            csv.append(arn(i)).append('\n');
        }
        return new AuditReportFile(Files.writeString(folder.resolve("report.csv"), csv));
    }
}
