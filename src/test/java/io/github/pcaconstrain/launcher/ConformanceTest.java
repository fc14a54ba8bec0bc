package io.github.pcaconstrain.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.encoding.RawNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/Conformance.java} reads the suites in their own formats, here with certificates of ours. */
class ConformanceTest {
    private static final Path SCRIPT = Path.of("scripts/Conformance.java");
    private static final Pattern PKITS_ROW = Pattern.compile("(?m)^ +(\\d+) (Valid|Invalid) (\\w+) (.+)$");

    /** In one run: to compile the script takes longer than all else. */
    private static String judged(Path folder) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SCRIPT.toString(),
                        writeBetterTls(folder).toString(),
                        writePkits(folder).toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return Files.readString(output);
    }

    @Test
    void theSuitesAreReadAsTheyArePublished(@TempDir Path folder) throws IOException, InterruptedException {
        assertThat(judged(folder))
                .contains(
                        "{\"id\":\"bettertls::nameconstraints::tc1\",\"constraints\":\"ok\",\"path\":\"ok\",\"name\":\"ok\","
                                + "\"result\":\"SUCCESS\"}")
                .contains("accepted 1 of the 2 chains that are to be accepted")
                .contains("refused 1 of the 1 chains that are to be refused")
                .contains("\"id\":\"pkits::4.13.38\"")
                .contains("accepted 16 of the 16 chains that are to be accepted")
                .contains("refused 22 of the 22 chains that are to be refused");
    }

    private static byte[] leaf(X500Name issuer, String name) {
        return TestCertificates.leaf()
                .issuer(issuer)
                .names(new GeneralName(GeneralName.dNSName, name))
                .der();
    }

    private static byte[] ca(String name, X500Name issuer) {
        return TestCertificates.ca(name)
                .issuer(issuer)
                .constraints(RawNames.extension("permit example.com"))
                .der();
    }

    private static X500Name name(String ca) {
        return new X500Name("CN=" + ca);
    }

    /** An export with three cases, one of which expects what is wrong. */
    private static Path writeBetterTls(Path folder) throws IOException {
        List<String> cases = List.of(
                betterTls(1, "a.example.com", "ACCEPT"),
                betterTls(2, "a.example.org", "REJECT"),
                betterTls(3, "a.example.org", "ACCEPT"));
        return Files.writeString(
                folder.resolve("bettertls.json"),
                "{\"suites\": {\"nameconstraints\": {\"testCases\": [" + String.join(",", cases) + "]}}}");
    }

    private static String betterTls(int id, String host, String expected) {
        byte[] root = TestCertificates.ca("Root").der();
        String chain = List.of(leaf(name("CA"), host), ca("CA", name("Root")), root).stream()
                .map(Base64.getEncoder()::encodeToString)
                .reduce((one, other) -> one + "\", \"" + other)
                .orElseThrow();
        return "{\"id\": %d, \"certificates\": [\"%s\"], \"hostname\": \"%s\", \"expected\": \"%s\"}"
                .formatted(id, chain, host, expected);
    }

    /** A folder with a certificate for each name in the script. */
    private static Path writePkits(Path folder) throws IOException {
        Path certificates = Files.createDirectories(folder.resolve("PKITS_data/certs"));
        Files.write(
                certificates.resolve("TrustAnchorRootCertificate.crt"),
                TestCertificates.ca("Root")
                        .validity(Instant.EPOCH, TestCertificates.NOT_AFTER)
                        .der());
        List<MatchResult> rows = PKITS_ROW
                .matcher(Files.readString(SCRIPT, StandardCharsets.UTF_8))
                .results()
                .toList();
        for (MatchResult row : rows) {
            X500Name issuer = name("Root");
            for (String ca : row.group(4).split(" ", -1)) {
                Files.write(
                        certificates.resolve("nameConstraints" + ca + "Cert.crt"),
                        TestCertificates.ca(ca)
                                .issuer(issuer)
                                .validity(Instant.EPOCH, TestCertificates.NOT_AFTER)
                                .constraints(RawNames.extension("permit example.com"))
                                .der());
                issuer = name(ca);
            }
            Files.write(
                    certificates.resolve(row.group(2) + row.group(3) + "nameConstraintsTest" + row.group(1) + "EE.crt"),
                    TestCertificates.leaf()
                            .issuer(issuer)
                            .validity(Instant.EPOCH, TestCertificates.NOT_AFTER)
                            .names(new GeneralName(
                                    GeneralName.dNSName,
                                    row.group(2).equals("Valid") ? "a.example.com" : "a.example.org"))
                            .der());
        }

        assertThat(rows).hasSize(38);
        return folder.resolve("PKITS_data");
    }
}
