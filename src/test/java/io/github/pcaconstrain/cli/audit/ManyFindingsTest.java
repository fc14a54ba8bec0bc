package io.github.pcaconstrain.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pcaconstrain.Programs;
import io.github.pcaconstrain.StartedTool;
import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many findings with one code are one line, unless they are errors. */
class ManyFindingsTest {
    private static final Path DEBIAN = Path.of("/etc/ssl/certs/ca-certificates.crt");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Outcome audit(String bundle, String... options) {
        Cli cli = new Cli(folder).write("in.pem", bundle);
        return cli.run(Stream.concat(Stream.of("audit", "--at", "2026-06-01", "./in.pem"), Stream.of(options))
                .toArray(String[]::new));
    }

    private static String roots(int number) {
        return AuditWorld.pem(IntStream.range(0, number)
                .mapToObj(i -> TestCertificates.ca("Root " + i).build())
                .toArray(X509Certificate[]::new));
    }

    @Test
    void manyAreCounted() {
        Outcome outcome = audit(roots(4), "--only", "root-unconstrained");

        assertThat(outcome.out())
                .isEqualTo("info  root-unconstrained  4 roots without name constraints; --all lists them; fix for each:"
                        + " trust a constrained intermediate instead, or remove the root from trust stores that do"
                        + " not need it\n"
                        + "4 certificates read, 4 CAs among them; 0 could not be read\n"
                        + "0 errors, 0 warnings, 4 info\n");
    }

    @Test
    void fewAreListed() {
        assertThat(audit(roots(3), "--only", "root-unconstrained").out().lines())
                .filteredOn(line -> line.startsWith("info"))
                .hasSize(3);
    }

    @Test
    void allAreListedOnDemand() {
        assertThat(audit(roots(4), "--only", "root-unconstrained", "--all")
                        .out()
                        .lines())
                .filteredOn(line -> line.contains("(CN=Root "))
                .hasSize(4);
    }

    @Test
    void errorsAreNeverCounted() {
        String leaves = AuditWorld.pem(IntStream.range(0, 5)
                .mapToObj(i -> AuditWorld.leaf("www.example.org", 100 + i))
                .toArray(X509Certificate[]::new));

        assertThat(audit(AuditWorld.pem(AuditWorld.ROOT, AuditWorld.CA) + leaves)
                        .out()
                        .lines())
                .filteredOn(line -> line.startsWith("error"))
                .hasSize(5);
    }

    /** Files hold everything, in the layout that they have always had. */
    @Test
    void filesHaveThemAll() {
        audit(roots(4), "--only", "root-unconstrained", "-o", "./report.txt");

        assertThat(new Cli(folder).read("report.txt"))
                .startsWith("info     root-unconstrained  " + folder + "/in.pem #1 (CN=Root 0)\n"
                        + "         this root has no name constraints")
                .contains("#4 (CN=Root 3)")
                .endsWith("\n0 errors, 0 warnings, 4 info\n");
    }

    /** In a process of its own: the JVM of the tests, which optimises little, takes ten times as long for so many RSA keys. */
    @Test
    void theBundleOfDebianFitsOnAPage() {
        assumeTrue(Files.exists(DEBIAN), "needs " + DEBIAN);
        Outcome outcome = Programs.run(
                folder,
                InputStream.nullInputStream(),
                StartedTool.command(StartedTool.OPTIMISED, "audit", DEBIAN.toString()));

        assertThat(outcome.out().lines()).hasSizeLessThanOrEqualTo(120);
        assertThat(outcome.out()).contains(" roots without name constraints; --all lists them");
    }
}
