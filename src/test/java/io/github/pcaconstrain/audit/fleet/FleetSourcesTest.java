package io.github.pcaconstrain.audit.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.audit.fleet.ReportSource.Chains;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.PrivateCa.Ownership;
import io.github.pcaconstrain.ca.pacing.RateLimits;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sources that ask AWS: what they say of what they cannot have, and how often they ask. */
class FleetSourcesTest {
    private static final String CA = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/";
    private static final String ISSUED = CA + "ca/certificate/";

    /** One worker, so that the order in which the service is asked is that of the rows. */
    private static final RateLimits ONE_BY_ONE =
            new RateLimits(Clock.systemUTC(), pause -> {}, Executors::newSingleThreadExecutor);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final StubCa service = new StubCa();
    private final Fleet fleet = new Fleet(ONE_BY_ONE);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ACTIVE              | one    | pem @
        DISABLED            | one    | pem @
        PENDING_CERTIFICATE | none   | CA_WITHOUT_CERTIFICATE @: its state is PENDING_CERTIFICATE, so it has no certificate to audit
        CREATING            | none   | CA_WITHOUT_CERTIFICATE @: its state is CREATING, so it has no certificate to audit
        FAILED              | none   | CA_WITHOUT_CERTIFICATE @: its state is FAILED, so it has no certificate to audit
        DELETED             | none   | CA_DELETED @: its state is DELETED, so its certificate can no longer be fetched
        ACTIVE              | none   | unreadable @: its state is ACTIVE, but AWS does not return its certificate; run the command again, or skip it with --keep-going
        UNKNOWN             | none   | unreadable @: its state is UNKNOWN, but AWS does not return its certificate; run the command again, or skip it with --keep-going
        ACTIVE              | denied | unreadable @: AWS refused Get on denied: AccessDeniedException: no; ask for it
        ACTIVE              | junk   | unreadable @: it holds no certificate
        """)
    void everyCaIsReadOrToldOf(CaStatus status, String id, String heard) {
        service.add(Ownership.SELF, status, id);

        String expected = heard.replace("@", CA + id);
        assertThat(read(fleet.region("all", service, "us-east-1"))).containsExactly(expected);
        assertThat(read(fleet.ca(service, StubCa.arn(id)))).as("a second time").isEmpty();
        assertThat(read(new Fleet(ONE_BY_ONE).ca(service, StubCa.arn(id)))).containsExactly(expected);
    }

    @Test
    void aRegionTakesWhatOthersShareToo() {
        service.add(Ownership.SELF, CaStatus.ACTIVE, "own");
        service.add(Ownership.OTHER_ACCOUNTS, CaStatus.ACTIVE, "shared");

        assertThat(read(fleet.region("all", service, "us-east-1")))
                .containsExactly("pem " + CA + "own", "pem " + CA + "shared");
    }

    @Test
    void aRegionThatRefusesIsUnreadableAndOneWithoutCasIsToldOf() {
        assertThat(read(fleet.region("all", service, "us-east-1"))).containsExactly("NO_CA_FOUND all: there is no CA");
        service.refusesLists = true;
        assertThat(read(fleet.region("all", service, "us-east-1")))
                .containsExactly(
                        "unreadable all: AWS refused ListCertificateAuthorities: AccessDeniedException: no; allow it");
    }

    @Test
    void whatIsNotReadAfterAwsWentAwayIsCounted() {
        service.add(Ownership.SELF, CaStatus.ACTIVE, "first");
        service.add(Ownership.SELF, CaStatus.ACTIVE, "away");
        service.add(Ownership.SELF, CaStatus.ACTIVE, "last");

        assertThat(read(fleet.region("all", service, "us-east-1")))
                .containsExactly(
                        "pem " + CA + "first",
                        "unreadable all: 2 of its 3 CAs were not read: cannot ask AWS; check the network");
    }

    @Test
    void anotherProfileReadsWhatOneCouldNot() {
        StubCa other = new StubCa();
        for (StubCa each : List.of(service, other)) {
            List.of("first", "second", "third").forEach(id -> each.add(Ownership.SELF, CaStatus.ACTIVE, id));
        }
        service.onCall = () -> {
            if (service.asked.size() == 2) {
                throw new AwsUnreachableException("the credentials have expired", "sign in");
            }
        };

        assertThat(read(fleet.region("all of one", service, "us-east-1")))
                .containsExactly(
                        "pem " + CA + "first",
                        "unreadable all of one: 2 of its 3 CAs were not read: the credentials have expired; sign in");
        assertThat(read(fleet.region("all of another", other, "us-east-1")))
                .containsExactly("pem " + CA + "second", "pem " + CA + "third");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        AccessDeniedException | ACM_NOT_PERMITTED ACM: AWS refused ListCertificates: AccessDeniedException: no
        InternalFailure       | unreadable ACM: AWS refused ListCertificates: InternalFailure: no; ask for it
        """)
    void whatAcmListedBeforeItsListBrokeOffIsRead(String code, String heard) {
        AtomicInteger pages = new AtomicInteger();
        StubAcm acm = new StubAcm(100, 60, operation -> {
            if (operation.equals("ListCertificates") && pages.incrementAndGet() == 2) {
                throw new AwsRefusedException("ListCertificates", "", code, "no", "ask for it");
            }
        });

        List<String> lines =
                read(ManagedSource.of("ACM", acm, RateLimits.unlimited(Clock.systemUTC()), "us-east-1", ca -> true));
        assertThat(lines).hasSize(61).last().isEqualTo(heard);
        assertThat(lines.subList(0, 60))
                .isEqualTo(IntStream.range(0, 60)
                        .mapToObj(i -> "pem " + StubAcm.ARN + i)
                        .toList());
    }

    @Test
    void afterAcmWentAwayNothingIsRead() {
        AtomicInteger described = new AtomicInteger();
        StubAcm acm = new StubAcm(100, 60, operation -> {
            if (operation.equals("DescribeCertificate") && described.incrementAndGet() > 3) {
                throw new AwsUnreachableException("cannot ask AWS", "check the network");
            }
        });

        assertThat(read(ManagedSource.of("ACM", acm, ONE_BY_ONE, "us-east-1", ca -> true)))
                .containsExactly(
                        "pem " + StubAcm.ARN + 0,
                        "pem " + StubAcm.ARN + 1,
                        "pem " + StubAcm.ARN + 2,
                        "unreadable ACM: cannot ask AWS; check the network");
    }

    @Test
    void awsIsAskedOnceForTwoReadings() {
        service.add(Ownership.SELF, CaStatus.ACTIVE, "one");
        service.add(Ownership.SELF, CaStatus.DELETED, "none");
        try (Source source = fleet.region("all", service, "us-east-1")) {
            Heard first = new Heard();
            Heard second = new Heard();
            source.read(first);
            source.read(second);

            assertThat(second.lines).isEqualTo(first.lines).hasSize(2);
            assertThat(service.asked).containsExactly("one", "none");
        }
    }

    @Test
    void everyRowOfAReportIsFetchedOrToldOf() throws IOException {
        List<String> heard = report("""
            certificateArn,revokedAt,templateArn
            @good,,arn:aws:acm-pca:::template/EndEntityCertificate/V1
            "@quoted",,"arn:aws:acm-pca:::template/SubordinateCACertificate_PathLen0/V1"
            @good2,,arn:aws:acm-pca:::template/SubordinateCACertificate_PathLen0_APIPassthrough/V1
            @old,2026-01-01T00:00:00+0000,
            @none,,
            @lost,,
            elsewhere,,
            ,,
            @away,,
            @good3,,
            """.replace("@", ISSUED));

        assertThat(heard)
                .containsExactly(
                        "pem " + ISSUED + "good",
                        "TEMPLATE_WITHOUT_CONSTRAINTS " + ISSUED
                                + "quoted: the CA certificate was issued by SubordinateCACertificate_PathLen0/V1,"
                                + " which drops name constraints",
                        "pem " + ISSUED + "quoted",
                        "pem " + ISSUED + "good2",
                        "unreadable " + ISSUED
                                + "none: AWS is still issuing it; run the command again, or skip it with --keep-going",
                        "unreadable " + ISSUED
                                + "lost: AWS refused Get on lost: RequestFailedException: no; ask for it",
                        "unreadable elsewhere: its certificateArn is not that of a certificate of a private CA",
                        "unreadable a row without certificateArn: its certificateArn is not that of a certificate "
                                + "of a private CA",
                        "unreadable report: 2 certificates listed in it were not fetched: cannot ask AWS; check the"
                                + " network",
                        "REVOKED_LEFT_OUT report: 1 certificate is revoked and left out: old");
        assertThat(service.asked).doesNotContain("good3", "old");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        [{"certificateArn":"@one","other":{"a":[1]},"serial":null}]  | pem @one
        [ {"certificateArn":"@one"} , 5]                             | pem @one; unreadable report: its audit report cannot be read to the end: its entry 2 is not a JSON object
        [{"certificateArn":"@one"}, {"certificateArn":"@t            | pem @one; unreadable report: its audit report cannot be read to the end: its JSON is invalid in line 1
        certificateArn,x\\n"@one,                                    | unreadable report: its audit report cannot be read to the end: its record 2 is cut off
        certificateArn,x\\n@one,1,2                                  | unreadable report: its audit report cannot be read to the end: its record 2 has 3 fields, not 2
        certificateArn,x\\n"@one"2,1                                 | unreadable report: its audit report cannot be read to the end: its record 2 has text after a quoted field
        x,certificateArn\\r\\n"a ""b"", c\\nd",@one\\r\\n            | pem @one
        certificateArn                                               | ``
        [ ]                                                          | ``
        """)
    void brokenReportsAreReadUpToTheirFault(String content, String heard) throws IOException {
        List<String> lines =
                report(content.replace("\\n", "\n").replace("\\r", "\r").replace("@", ISSUED));

        String shown = String.join("; ", lines).replace(ISSUED, "@").replaceFirst("(invalid in line 1): .*", "$1");
        assertThat(shown).isEqualTo(heard);
    }

    @Test
    void aReportIsToldFromOtherFilesByItsStart() throws IOException {
        assertThat(AuditReportFile.isOne(file("[\n {\"awsAccountId\": \"1\", \"certificateArn\": \"x\"}]")))
                .isTrue();
        assertThat(AuditReportFile.isOne(file("\uFEFFawsAccountId,certificateArn\n")))
                .isTrue();
        assertThat(AuditReportFile.isOne(file(StubCa.PEM + "certificateArn"))).isFalse();
        assertThat(AuditReportFile.isOne(file("[]")))
                .as("of a CA that has issued nothing")
                .isTrue();
        assertThat(AuditReportFile.isOne(file("\uFEFF[ \n ]\n"))).isTrue();
        assertThat(AuditReportFile.isOne(file("[1]"))).isFalse();
        assertThat(AuditReportFile.isOne(file(""))).isFalse();
        assertThat(AuditReportFile.isOne(folder)).isFalse();
        assertThat(AuditReportFile.isOne(folder.resolve("absent"))).isFalse();
    }

    @Test
    void certificatesAreFetchedNoFasterThanAwsAllows() throws IOException {
        List<Duration> pauses = new ArrayList<>();
        RateLimits rateLimits = new RateLimits(
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), pauses::add, Executors::newSingleThreadExecutor);
        Path file = file("certificateArn\n" + (ISSUED + "a\n").repeat(3));
        Heard heard = new Heard();
        try (Source source = ReportSource.of(
                "report", new AuditReportFile(file), () -> service, rateLimits, Chains.READ, Optional.empty())) {
            source.read(heard);
        }

        assertThat(heard.lines).hasSize(3);
        Duration interval = Duration.ofSeconds(1).dividedBy(75);
        assertThat(pauses).containsExactly(interval, interval.multipliedBy(2));
    }

    private List<String> report(String content) throws IOException {
        return read(ReportSource.of(
                "report",
                new AuditReportFile(file(content)),
                () -> service,
                ONE_BY_ONE,
                Chains.READ,
                Optional.empty()));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("report.txt"), content);
    }

    private static List<String> read(Source source) {
        Heard heard = new Heard();
        try (source) {
            source.read(heard);
        }
        return heard.lines;
    }
}
