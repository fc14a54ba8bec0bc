package io.github.pcaconstrain.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A damaged file is read as far as it can be, or reported; it never ends an audit. */
class DamagedTrailTest {
    private static final String FILE = """
        {"Records": [
          {"eventSource": "acm-pca.amazonaws.com", "eventName": "ImportCertificateAuthorityCertificate",
           "eventTime": "2026-05-01T00:00:00Z", "eventID": "1", "userIdentity": {"type": "Root", "arn": "arn:aws:iam::1:root",
           "sessionContext": {"sessionIssuer": {"type": "Role", "arn": "arn"}}},
           "requestParameters": {"certificateAuthorityArn": "arn", "certificate": {"hb": [45, 45, -3, 66], "limit": 4}},
           "resources": [{"ARN": "arn:certificate-authority/x", "type": "CA"}, 1, null], "responseElements": null},
          {"eventSource": "acm-pca.amazonaws.com", "eventName": "IssueCertificateDetails",
           "eventTime": "2026-05-01T00:00:00Z", "eventID": "2", "eventType": "AwsServiceEvent",
           "serviceEventDetails": {"tbsCertificate": "MAMCAQE=", "templateArn": "arn:aws:acm-pca:::template/X/V1"}}]}
        """;

    private final List<TrailRecord> records = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private final TrailSink sink = new TrailSink() {
        @Override
        public void record(TrailRecord record) {
            records.add(record);
        }

        @Override
        public void otherRecord() {
            problems.add("another service's");
        }

        @Override
        public void digest(String place) {
            problems.add("a digest");
        }

        @Override
        public void unreadable(String place, String why, String fix) {
            problems.add(why);
        }

        @Override
        public void otherFile(String place) {
            throw new AssertionError(place);
        }
    };

    private void read(byte[] file) {
        records.clear();
        problems.clear();
        TrailFiles.read("file", new ByteArrayInputStream(file), sink);
    }

    @Test
    void theFileIsSoundBefore() {
        read(FILE.getBytes(StandardCharsets.UTF_8));

        assertThat(problems).isEmpty();
        assertThat(records).hasSize(2);
    }

    @Test
    void itIsReportedWhereverItIsCut() {
        byte[] file = FILE.strip().getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < file.length; length++) {
            read(Arrays.copyOf(file, length));
            assertThat(problems).as("%d octets", length).isNotEmpty();
        }
    }

    @Test
    void nothingIsLostWithoutAWord() {
        byte[] file = FILE.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(4711);
        for (int i = 0; i < 5000; i++) {
            byte[] damaged = file.clone();
            int at = random.nextInt(damaged.length);
            damaged[at] = (byte) random.nextInt(256);
            read(damaged);
            assertThat(records.size() + problems.size())
                    .as("octet %d is %d", at, damaged[at])
                    .isGreaterThanOrEqualTo(2 - (problems.isEmpty() ? 0 : 1));
            records.forEach(record -> {
                assertThat(record.certificate().flatMap(RecordedCertificate::ofImport))
                        .isEmpty();
                assertThat(RecordedCertificate.ofUnsigned(record.detail("tbsCertificate")))
                        .isEmpty();
                assertThat(TrailPrincipal.of(record).name()).isNotEmpty();
            });
        }
    }
}
