package io.github.pcaconstrain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.audit.judging.AuditOptions;
import io.github.pcaconstrain.audit.source.FileSource;
import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.policy.NameConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report does not depend on how much of the first reading is kept, nor on whether there is a second one. */
class RetainingTest {
    private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");
    private static final KeyPair KEYS = TestCertificates.generate();
    private static final X509Certificate ROOT =
            TestCertificates.ca("Root").keys(KEYS, KEYS).keyIdentifiers(KEYS).build();
    private static final X509Certificate CA = TestCertificates.ca("Issuing")
            .issuer(ROOT)
            .constraints(NameConstraintsDer.encode(
                    NameConstraints.of(List.of(ConstraintSyntax.parse("example.com", note -> {})), List.of())))
            .keys(KEYS, KEYS)
            .keyIdentifiers(KEYS)
            .build();
    /** So long that each has a batch of its own. */
    private static final String GAP = "text between blocks\n".repeat(15_000);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static byte[] leaf(String host, long serial, Instant from) {
        return TestCertificates.leaf()
                .issuer(CA)
                .serial(serial)
                .validity(from, from.plus(Duration.ofDays(30)))
                .names(new GeneralName(GeneralName.dNSName, host))
                .keys(KEYS, KEYS)
                .keyIdentifiers(KEYS)
                .der();
    }

    private static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END CERTIFICATE-----\n";
    }

    private AuditReport audit(List<byte[]> certificates, long retained) throws IOException {
        StringBuilder text = new StringBuilder();
        certificates.forEach(der -> text.append(pem(der)).append(der[der.length - 1] % 3 == 0 ? GAP : ""));
        Path file = folder.resolve("fleet.pem");
        Files.writeString(file, text, StandardCharsets.US_ASCII);
        AuditOptions usual = AuditOptions.at(AT);
        AuditOptions options = new AuditOptions(
                AT,
                Optional.empty(),
                usual.minStrength(),
                Optional.empty(),
                usual.profile(),
                Set.of(),
                Set.of(),
                Set.of(),
                2,
                retained);
        return Audit.of("test", List.of(new FileSource("fleet", file, place -> Optional.empty())), List.of(), options);
    }

    /** The CAs come last, so that nothing can be judged before everything is read. */
    private static List<byte[]> fleet(boolean violations) throws Exception {
        List<byte[]> fleet = new ArrayList<>();
        Instant now = AT.minus(Duration.ofDays(1));
        for (int i = 0; i < 60; i++) {
            boolean outside = violations && i % 7 == 0;
            fleet.add(leaf(
                    outside ? "host.example.org" : "host.example.com",
                    100 + i,
                    i % 5 == 0 ? AT.minus(Duration.ofDays(90)) : now));
            if (i % 11 == 0) {
                fleet.add(fleet.get(i / 2)); // the same again
                fleet.add(new byte[] {0x30, 1, 0});
            }
        }
        fleet.add(CA.getEncoded());
        fleet.add(ROOT.getEncoded());
        return fleet;
    }

    @Test
    void theReportIsTheSameWhateverIsKept() throws Exception {
        for (boolean violations : new boolean[] {false, true}) {
            List<byte[]> fleet = fleet(violations);
            AuditReport all = audit(fleet, AuditOptions.DEFAULT_RETAINED);
            for (long retained : new long[] {0, 2_000, 10_000, 20_000}) {
                assertThat(audit(fleet, retained)).as("%d octets", retained).isEqualTo(all);
            }
            assertThat(codes(all)).contains("expired", "unreadable");
            assertThat(codes(all).contains("constraint-violated")).isEqualTo(violations);
            assertThat(all.counts().certificates()).isEqualTo(fleet.size());
            assertThat(all.cas().stream().mapToLong(ca -> ca.certificates()).sum())
                    .as("each end-entity certificate is counted once")
                    .isEqualTo(60);
        }
    }

    private static List<String> codes(AuditReport report) {
        return report.findings().stream()
                .map(CertificateFinding::finding)
                .map(finding -> finding.code())
                .toList();
    }
}
