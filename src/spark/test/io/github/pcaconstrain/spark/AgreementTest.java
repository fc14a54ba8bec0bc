package io.github.pcaconstrain.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar of the profile, started by spark-submit, finds what the command finds. */
class AgreementTest {
    private static final String AT = "2026-11-01";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void findingsOf20000CertificatesAreThoseOfTheCommand() throws IOException, InterruptedException {
        List<byte[]> all = Fleet.of(20_000);
        Path bundle = Rows.pem(folder.resolve("all.pem"), all);
        Path parquet = Rows.parquet(folder.resolve("rows"), all);
        Ran command = Ran.audit(folder, "--json", "--at", AT, bundle.toString());
        UnaryOperator<String> names = text -> text.replace(parquet.toUri().toString(), "FILE")
                .replace("file:" + parquet, "FILE")
                .replace(bundle.toString(), "FILE");
        Results expected = Results.ofAudit(command.out(), names);
        assertThat(expected.findings()).hasSizeGreaterThan(1000);
        assertThat(expected.findings())
                .anyMatch(isAbout("constraint-violated", "CN=Fleet CA")) // ECDSA
                .anyMatch(isAbout("constraint-violated", "CN=Edwards CA")) // Ed25519
                .anyMatch(isAbout("constraint-violated", "CN=Lattice CA")) // ML-DSA
                .anyMatch(isAbout("signature-invalid", "CN=Edwards CA"))
                .anyMatch(isAbout("signature-invalid", "CN=Lattice CA"));

        Path out = folder.resolve("out");
        Ran job = Ran.submit(
                        folder,
                        List.of("--master", "local[2]", "--conf", "spark.sql.files.maxPartitionBytes=1m"),
                        "--in",
                        folder.resolve("rows").toString(),
                        "--out",
                        out.toString(),
                        "--out-format",
                        "json",
                        "--at",
                        AT)
                .end();

        assertThat(job.exitCode()).as(job.err()).isZero();
        Results summary = Results.ofSummary(out, names);
        assertThat(summary.differences(expected)).isEmpty();
        assertThat(Results.lines(out.resolve("findings"), names)).isEqualTo(summary.findings());
        assertThat(job.out()).contains("20000 certificates read");
    }

    private static Predicate<String> isAbout(String code, String issuer) {
        return finding -> finding.contains('"' + code + '"') && finding.contains(issuer);
    }
}
