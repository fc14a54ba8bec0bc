package io.github.pcaconstrain.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** The parser tells no place of what is beyond its limits. */
    @ParameterizedTest
    @ValueSource(strings = {"[", "9"})
    void whatIsBeyondTheLimitsOfTheParserIsReported(String much) {
        read(("{\"Records\": [{\"x\": " + much.repeat(5000) + "}]}").getBytes(StandardCharsets.UTF_8));

        assertThat(problems)
                .singleElement(STRING)
                .matches("its JSON is invalid: .* exceeds the maximum allowed \\([0-9]+\\)");
    }

    // Packed files

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    /** A file with so many octets when it is packed, which has two records. */
    private static byte[] packed(int padding) throws IOException {
        StringBuilder noise = new StringBuilder();
        new Random(padding).ints(padding, 'a', 'z').forEach(letter -> noise.append((char) letter));
        return packed(FILE.replaceFirst("\\{\"Records\"", "{\"x\": \"" + noise + "\", \"Records\""));
    }

    /** As a pipe that has nothing to read at the moment, whichever octets come together. */
    private static InputStream pipe(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return new FilterInputStream(new ByteArrayInputStream(all.toByteArray())) {
            @Override
            public int available() {
                return 0;
            }
        };
    }

    private void read(InputStream file) {
        records.clear();
        problems.clear();
        TrailFiles.read("file", file, sink);
    }

    @Test
    void whatFollowsAPackedFileIsReadOrReported() throws IOException {
        for (int padding = 0; padding < 600; padding++) {
            byte[] packed = packed(padding);

            read(pipe(packed));
            assertThat(problems).as("%d alone", padding).isEmpty();
            assertThat(records).as("%d alone", padding).hasSize(2);

            read(pipe(packed, packed));
            assertThat(problems).as("%d twice", padding).isEmpty();
            assertThat(records).as("%d twice", padding).hasSize(4);

            read(pipe(packed, new byte[] {(byte) (padding % 3)}));
            assertThat(problems).as("%d and an octet", padding).isNotEmpty();

            read(pipe(packed, Arrays.copyOf(packed, 1 + padding % (packed.length - 1))));
            assertThat(problems).as("%d and a part", padding).isNotEmpty();
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
