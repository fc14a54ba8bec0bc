package io.github.pcaconstrain.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.audit.fleet.AuditReportFile;
import io.github.pcaconstrain.audit.path.CaGraph;
import io.github.pcaconstrain.audit.path.IssuerConstraintsCache;
import io.github.pcaconstrain.audit.path.IssuerSignatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a trail, and its limits. */
class KeptRecordsTest {
    private static final String CA = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/root";
    private static final String TEMPLATE = "arn:aws:acm-pca:::template/SubordinateCACertificate_PathLen0/V1";

    private final KeptRecords kept = new KeptRecords();

    private static TrailRecord record(String event, String id, String... more) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "eventName", event,
                "eventID", id,
                "eventTime", "2026-05-01T00:00:00Z",
                "requestParameters.certificateAuthorityArn", CA));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return new TrailRecord("file", 1, fields, List.of(), Optional.empty(), Optional.empty());
    }

    private static TrailRecord issued(String serial) {
        return record(
                "IssueCertificate",
                "issue " + serial,
                "requestParameters.templateArn",
                TEMPLATE,
                "responseElements.certificateArn",
                CA + "/certificate/" + serial);
    }

    @Test
    void endEntitiesAreCountedAndNotKept() {
        for (int i = 0; i < 1000; i++) {
            kept.add(record("IssueCertificate", "id" + i));
        }
        kept.add(issued("1b"));

        assertThat(kept.ours()).isEqualTo(1001);
        assertThat(kept.issued()).hasSize(1);
    }

    /** A record may lack the request, as one that was left out as too long, or its identifier, as in an export. */
    @ParameterizedTest
    @CsvSource({
        "requestParameters.certificateAuthorityArn, eventID, 2",
        "requestParameters.certificateAuthorityArn, x, 2",
        "x, eventID, 0"
    })
    void whatARecordLacksIsNotHarmless(String lacking, String alsoLacking, int expected) {
        for (int number = 1; number <= 2; number++) {
            Map<String, String> fields =
                    new HashMap<>(record("IssueCertificate", "id" + number).fields());
            fields.remove(lacking);
            fields.remove(alsoLacking);
            kept.add(new TrailRecord("file", number, fields, List.of(), Optional.empty(), Optional.empty()));
        }

        assertThat(kept.issued())
                .hasSize(expected)
                .allMatch(issued -> TemplateKind.of(issued.template()) == TemplateKind.UNKNOWN);
    }

    /** The account of a CA gets a record of its own of a call from another account, which does not name the caller. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCallerOfAnotherAccountIsNamedWhicheverRecordComesFirst(boolean isNamedFirst) {
        String caller = "arn:aws:iam::444455556666:role/Build";
        TrailRecord named = withCaller("userIdentity.arn", caller);
        TrailRecord ofOwner = withCaller("userIdentity.accountId", "444455556666");
        kept.add(isNamedFirst ? named : ofOwner);
        kept.add(isNamedFirst ? ofOwner : named);

        assertThat(kept.issued())
                .singleElement()
                .satisfies(issued -> assertThat(issued.principal().name()).isEqualTo(caller));
    }

    private static TrailRecord withCaller(String member, String value) {
        Map<String, String> fields = new HashMap<>(issued("1b").fields());
        fields.put(member, value);
        fields.put("eventID", member);
        return new TrailRecord("file", 1, fields, List.of(), Optional.empty(), Optional.empty());
    }

    @Test
    void theLimitIsNoticed() {
        for (int i = 0; i < KeptRecords.MOST; i++) {
            kept.add(record("PutPolicy", "id" + i));
        }
        assertThat(kept.isFull()).isFalse();

        kept.add(issued("1b"));
        assertThat(kept.isFull()).isTrue();
        assertThat(kept.issued()).isEmpty();
    }

    @Test
    void anAuditReportTellsWhatIsRevoked(@TempDir Path folder) throws IOException {
        kept.add(issued("1b"));
        kept.add(issued("2c"));
        Path report = Files.writeString(
                folder.resolve("report.json"),
                "[{\"certificateArn\":\"" + CA + "/certificate/1b\",\"revokedAt\":\"2026-06-01T00:00:00+0000\"},"
                        + "{\"certificateArn\":\"" + CA + "/certificate/2c\"},"
                        + "{\"certificateArn\":\"" + CA + "/certificate/3d\",\"templateArn\":\"" + TEMPLATE + "\"},"
                        + "{\"certificateArn\":\"" + CA + "/certificate/4e\",\"templateArn\":\"\"}]");
        IssuerConstraintsCache cache = new IssuerConstraintsCache(
                new CaGraph(List.of(), new IssuerSignatures()), Set.of(), Instant.parse("2026-06-01T00:00:00Z"));
        GivenCas known = new GivenCas(cache, List.of(), Set.of(), arn -> Optional.empty());
        ReportedCertificates reported = new ReportedCertificates(kept, known, List.of(new AuditReportFile(report)));

        assertThat(reported.revoked(issued("1b"))).contains("2026-06-01T00:00:00+0000");
        assertThat(reported.revoked(issued("2c"))).isEmpty();
        assertThat(reported.missing()).containsOnlyKeys(CA + "/certificate/3d");
    }

    @Test
    void aRevocationIsOfOneCa() {
        kept.add(record("RevokeCertificate", "r", "requestParameters.certificateSerial", "00:00:1B"));
        kept.add(record(
                "RevokeCertificate",
                "s",
                "requestParameters.certificateAuthorityArn",
                CA + "2",
                "requestParameters.certificateSerial",
                "2c"));

        assertThat(kept.revoked(CA, "1b")).isPresent();
        assertThat(kept.revoked(CA, "2c")).isEmpty();
    }
}
