package io.github.pcaconstrain.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.failure.OutputFileException;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.ExtensionsFileTest;
import io.github.pcaconstrain.issuance.request.IdempotencyToken;
import io.github.pcaconstrain.issuance.request.Issuance;
import io.github.pcaconstrain.issuance.request.Template;
import io.github.pcaconstrain.output.OutputFile.Existing;
import io.github.pcaconstrain.sandbox.TestCsr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of an issuance: how they are written, kept, and read again. */
@SuppressWarnings("NullAway.Init")
class IssuanceFolderTest {
    private static final String ARN = TestRequests.ISSUER + "/certificate/11112222333344445555666677778888";
    private static final TestCertificates ROOT = TestCertificates.ca("Root");
    private static final TestCertificates ISSUED =
            TestCertificates.ca("Subordinate").issuer(ROOT.build()).serial(0x1f0);
    private static final String CERTIFICATE = TestIssuances.pem(ISSUED);
    private static final String CHAIN = TestIssuances.pem(ROOT);
    private static final List<Finding> REJECTED = List.of(
            GateCode.NOT_A_CA.finding("certificate", "it is bad"),
            GateCode.KEY_USAGE_NOT_CRITICAL.finding("certificate", "a warning"));
    private static final List<Finding> PASSED =
            List.of(GateCode.KEY_USAGE_NOT_CRITICAL.finding("certificate", "a warning"));

    @TempDir
    Path temp;

    private Path path;
    private IssuanceFolder folder;

    @BeforeEach
    void choose() {
        path = temp.resolve("issued");
        folder = new IssuanceFolder(path);
    }

    @Test
    void anAcceptedCertificateIsWrittenWithItsChain() throws IOException {
        folder.prepare(Existing.KEEP);
        Issuance issuance = issuance(CERTIFICATE, CHAIN.strip());
        List<Path> files = folder.write(issuance, PASSED, Existing.KEEP);

        assertThat(names(files))
                .containsExactly(
                        "ca.csr", "api_passthrough_config.json", "cert.pem", "cert_chain.pem", "issuance.json");
        assertThat(present()).containsExactlyInAnyOrderElementsOf(names(files));
        assertThat(text("ca.csr")).isEqualTo(issuance.request().csr().pem());
        assertThat(text("cert.pem")).isEqualTo(CERTIFICATE).endsWith("-----\n");
        assertThat(text("cert_chain.pem")).isEqualTo(CHAIN);
        assertThat(folder.isUsed()).isTrue();
        assertThat(folder.isAccepted()).isTrue();

        IssuanceFolder.Contents read = folder.read();
        assertThat(read.signed()).isEqualTo(new SignedCertificate(CERTIFICATE, CHAIN));
        assertThat(read.issued())
                .isEqualTo(new IssuanceRecord(
                        Optional.of(TestIssuances.CA),
                        TestRequests.ISSUER,
                        ARN,
                        CaCertificate.parse("it", CERTIFICATE).sha256()));
    }

    @Test
    void aRejectedCertificateHasOtherNamesAndNoChain() throws IOException {
        folder.prepare(Existing.KEEP);
        List<Path> files = folder.write(issuance(CERTIFICATE.strip(), CHAIN), REJECTED, Existing.KEEP);

        assertThat(names(files))
                .containsExactly(
                        "ca.csr", "api_passthrough_config.json", "cert.REJECTED.pem", "issuance.REJECTED.json");
        assertThat(present()).containsExactlyInAnyOrderElementsOf(names(files));
        assertThat(text("cert.REJECTED.pem")).isEqualTo(CERTIFICATE);
        assertThat(folder.isUsed()).isTrue();
        assertThat(folder.isAccepted()).isFalse();
        assertReading("its certificate was rejected, because it is not what was requested", "");
        assertThat(catchThrowableOfType(UnreadableInputException.class, folder::read)
                        .hint())
                .isEqualTo("see " + path.resolve("issuance.REJECTED.json") + ", and issue again");
    }

    @Test
    void theResultOfAnEarlierRunIsReplacedByForce() throws IOException {
        folder.prepare(Existing.KEEP);
        folder.write(issuance(CERTIFICATE, CHAIN), PASSED, Existing.KEEP);
        folder.write(issuance(CERTIFICATE, CHAIN), REJECTED, Existing.REPLACE);
        assertThat(present())
                .containsExactlyInAnyOrder(
                        "ca.csr", "api_passthrough_config.json", "cert.REJECTED.pem", "issuance.REJECTED.json");

        folder.write(issuance(CERTIFICATE, CHAIN), PASSED, Existing.REPLACE);
        assertThat(present())
                .containsExactlyInAnyOrder(
                        "ca.csr", "api_passthrough_config.json", "cert.pem", "cert_chain.pem", "issuance.json");
    }

    @Test
    void nothingIsOverwrittenOtherwise() throws IOException {
        folder.prepare(Existing.KEEP);
        folder.write(issuance(CERTIFICATE, CHAIN), PASSED, Existing.KEEP);

        assertThatThrownBy(() -> folder.write(issuance(CHAIN, ""), PASSED, Existing.KEEP))
                .isInstanceOf(OutputFileException.class);
        assertThat(text("cert.pem")).isEqualTo(CERTIFICATE);
    }

    /** A file that cannot be removed because it is a folder that is not empty. */
    @Test
    void whatCannotBeDeletedIsTold() throws IOException {
        Files.createDirectories(path.resolve("cert.REJECTED.pem/x"));

        assertThatThrownBy(() -> folder.write(issuance(CERTIFICATE, CHAIN), PASSED, Existing.REPLACE))
                .isInstanceOf(OutputFileException.class)
                .hasMessage("cannot write " + path.resolve("cert.REJECTED.pem") + ": it cannot be deleted");
        assertThat(present()).containsExactly("cert.REJECTED.pem");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ca.csr",
                "api_passthrough_config.json",
                "cert.pem",
                "cert_chain.pem",
                "issuance.json",
                "cert.REJECTED.pem",
                "issuance.REJECTED.json"
            })
    void everyFileIsKept(String name) throws IOException {
        Files.createDirectories(path);
        Files.writeString(path.resolve(name), "");

        assertThat(folder.isUsed()).isTrue();
        folder.requireFree(Existing.REPLACE);
        for (Runnable check :
                List.<Runnable>of(() -> folder.requireFree(Existing.KEEP), () -> folder.prepare(Existing.KEEP))) {
            OutputFileException refusal = catchThrowableOfType(OutputFileException.class, check::run);
            assertThat(refusal).hasMessage("cannot write " + path.resolve(name) + ": it already exists");
            assertThat(refusal.hint()).isEqualTo("give another folder with --out-dir, or --force to overwrite");
        }
    }

    @Test
    void otherFilesDoNotMatter() throws IOException {
        Files.createDirectories(path);
        Files.writeString(path.resolve("notes.txt"), "");

        assertThat(folder.isUsed()).isFalse();
        folder.prepare(Existing.KEEP);
        folder.requireRoom();
        assertThat(present()).containsExactly("notes.txt");
    }

    @Test
    void aFolderThatCannotBeMadeIsTold() throws IOException {
        Files.writeString(path, "");

        assertThatThrownBy(() -> folder.prepare(Existing.KEEP))
                .isInstanceOf(OutputFileException.class)
                .hasMessage("cannot write " + path + ": no file can be created in it");
        assertThatThrownBy(folder::requireRoom)
                .isInstanceOf(OutputFileException.class)
                .hasMessage("cannot write " + path + ": no file can be created in it");
        assertThatThrownBy(new IssuanceFolder(temp.resolve("absent"))::requireRoom)
                .isInstanceOf(OutputFileException.class);
    }

    @Test
    void theNameOfAFolder() {
        assertThat(IssuanceFolder.of("a/b").path()).isEqualTo(Path.of("a", "b"));
        assertThatThrownBy(() -> IssuanceFolder.of(" "))
                .isInstanceOf(OutputFileException.class)
                .hasMessage("cannot write '': it is not a valid folder name");
        assertThatThrownBy(() -> IssuanceFolder.of("a\0"))
                .isInstanceOf(OutputFileException.class)
                .hasMessageEndingWith(": it is not a valid folder name");
    }

    @Test
    void aCertificateThatWasExchangedIsRefused() throws IOException {
        folder.prepare(Existing.KEEP);
        folder.write(issuance(CERTIFICATE, CHAIN), PASSED, Existing.KEEP);
        Files.writeString(path.resolve("cert.pem"), CHAIN);

        assertReading("it is not the certificate recorded in issuance.json", "cert.pem");
    }

    @Test
    void aBrokenChainIsRefused() throws IOException {
        folder.prepare(Existing.KEEP);
        folder.write(issuance(CERTIFICATE, CHAIN), PASSED, Existing.KEEP);
        Files.writeString(path.resolve("cert_chain.pem"), "x");

        assertReading("it holds no certificate", "cert_chain.pem");
    }

    @ParameterizedTest
    @CsvSource({"issuance.json", "cert.pem", "cert_chain.pem"})
    void everyFileIsNeeded(String name) throws IOException {
        folder.prepare(Existing.KEEP);
        folder.write(issuance(CERTIFICATE, CHAIN), PASSED, Existing.KEEP);
        Files.delete(path.resolve(name));

        assertReading("there is no such file", name);
        Files.createDirectories(path.resolve(name));
        assertReading("it cannot be read", name);
    }

    @Test
    void aFolderWithBothIsOneThatWasAccepted() throws IOException {
        folder.prepare(Existing.KEEP);
        folder.write(issuance(CERTIFICATE, CHAIN), PASSED, Existing.KEEP);
        Files.writeString(path.resolve("issuance.REJECTED.json"), "{}");

        assertThat(folder.read().issued().certificateArn()).isEqualTo(ARN);
    }

    @Test
    void aRecordTellsWhichCertificateIsKnown() {
        folder.prepare(Existing.KEEP);
        folder.write(issuance(CERTIFICATE, CHAIN), REJECTED, Existing.KEEP);

        assertThat(IssuanceFolder.known(path.resolve("issuance.REJECTED.json"), "there"))
                .contains(new KnownCertificate(
                        Optional.of(ARN),
                        Optional.of("1f0"),
                        Optional.of(CaCertificate.parse("it", CERTIFICATE)
                                .contents()
                                .issuer()
                                .exact()),
                        Optional.of("pc-1"),
                        false,
                        "there"));
        assertThat(IssuanceFolder.known(path.resolve("issuance.json"), "there")).isEmpty();
        assertThat(IssuanceFolder.known(path, "there")).isEmpty();
    }

    private void assertReading(String problem, String file) {
        Path place = file.isEmpty() ? path : path.resolve(file);
        assertThatThrownBy(folder::read)
                .isInstanceOf(UnreadableInputException.class)
                .hasMessage(place + ": " + problem);
    }

    private List<String> present() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return names(files.toList());
        }
    }

    private String text(String name) throws IOException {
        return Files.readString(path.resolve(name));
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }

    private static Issuance issuance(String certificate, String chain) {
        return new Issuance(
                TestIssuances.request(
                                TestCsr.subject("CN=Subordinate"), Template.forConstrained(TestRequests.ISSUER, 0), 0)
                        .with(ExtensionsFileTest.read("{'Extensions': {'CustomExtensions': ["
                                + "{'ObjectIdentifier': '1.2.3', 'Value': 'BQA=', 'Critical': false}]}}"))
                        .build(),
                new IdempotencyToken("pc-1"),
                ARN,
                Instant.parse("2026-01-02T03:04:05Z"),
                new SignedCertificate(certificate, chain));
    }
}
