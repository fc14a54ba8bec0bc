package io.github.pcaconstrain.workflow.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.pcaconstrain.SettableClock;
import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.issuance.KnownCertificate;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.IdempotencyToken;
import io.github.pcaconstrain.pem.PemWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which certificates a machine knows, from its own record and from the folders of runs. */
@SuppressWarnings("NullAway.Init")
class CertificateMemoryTest {
    private static final String AT = "\"at\":\"2026-01-01T00:00:00Z\"";
    private static final String OLD = PemWriter.of(
            "CERTIFICATE", TestCertificates.ca("Old").serial(0x1234).der());
    private static final CaCertificate CERTIFICATE = CaCertificate.parse("it", OLD);

    @TempDir
    Path home;

    private final List<String> problems = new ArrayList<>();
    private Path records;
    private Path runs;

    @BeforeEach
    void folders() throws IOException {
        records = home.resolve("records");
        runs = Files.createDirectory(home.resolve("runs"));
    }

    private Path file() {
        return records.resolve("certificates.jsonl");
    }

    private MachineHistory read() {
        return MachineHistory.read(Optional.of(records), runs.resolve("new"), new SettableClock(), problems::add);
    }

    @Test
    void whatIsAddedIsKnownToThisRunAndTheNext() throws IOException {
        MachineHistory history = read();
        KnownCertificate requested = KnownCertificate.requested("arn:1", new IdempotencyToken("pc-1"), "here");
        KnownCertificate revoked = KnownCertificate.revoked(CERTIFICATE, "here");

        history.add(requested);
        history.add(revoked);

        assertThat(history.known()).containsExactly(requested, revoked);
        assertThat(Files.readString(file()))
                .isEqualTo(
                        "\n{\"arn\":\"arn:1\",\"at\":\"2026-01-01T12:00:00Z\",\"token\":\"pc-1\"}"
                                + "\n{\"at\":\"2026-01-01T12:00:00Z\",\"issuer\":\"CN=Old\",\"revoked\":\"true\",\"serial\":\"1234\"}");
        MachineHistory next = read();
        assertThat(next.known())
                .containsExactly(
                        new KnownCertificate(
                                Optional.of("arn:1"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("pc-1"),
                                false,
                                "it was known here at 2026-01-01T12:00:00Z, according to " + file()),
                        new KnownCertificate(
                                Optional.empty(),
                                Optional.of("1234"),
                                Optional.of("CN=Old"),
                                Optional.empty(),
                                true,
                                "it was revoked from here at 2026-01-01T12:00:00Z, according to " + file()));
        assertThat(next.gap()).isEmpty();
        assertThat(next.arn(new IdempotencyToken("pc-1"))).contains("arn:1");
        assertThat(next.revocation(CERTIFICATE)).isPresent();
        assertThat(problems).isEmpty();
    }

    @Test
    void aLineThatWasCutOffDamagesNoLaterOne() throws IOException {
        Files.createDirectory(records);
        Files.writeString(file(), "\n{\"arn\":\"arn:0\"}\n{\"arn\":\"ar");
        MachineHistory history = read();
        String flaw = "line 3 of " + file() + " cannot be read";
        assertThat(history.gap()).contains(flaw);
        assertThat(problems)
                .containsExactly("the record of certificates on this machine is damaged: " + flaw
                        + ". A certificate that was revoked from here may not be recognized as such. Repair the"
                        + " record, or remove the damaged lines");

        history.add(KnownCertificate.requested("arn:1", new IdempotencyToken("pc-1"), "here"));

        assertThat(read().known())
                .extracting(KnownCertificate::arn)
                .containsExactly(Optional.of("arn:0"), Optional.of("arn:1"));
    }

    @Test
    void aMachineWithoutARecordSaysSo() {
        assertThat(read().gap()).contains("this machine has no record of certificates: there is no " + file());
        assertThat(problems).isEmpty();
        assertThat(MachineHistory.ofRehearsal(runs.resolve("new")).gap()).isEmpty();
    }

    @Test
    void withoutAFolderForRecordsTheRunStillKnowsAndSaysItOnce() {
        MachineHistory history =
                MachineHistory.read(Optional.empty(), runs.resolve("new"), new SettableClock(), problems::add);
        assertThat(history.gap())
                .contains("this machine keeps no record of certificates, because neither XDG_STATE_HOME nor HOME names"
                        + " a folder");

        history.add(KnownCertificate.revoked(CERTIFICATE, "here"));
        history.add(KnownCertificate.revoked(CERTIFICATE, "there"));

        assertThat(history.known()).extracting(KnownCertificate::source).containsExactly("here", "there");
        assertThat(problems)
                .containsExactly("this run's certificates are recorded only in its folder, because neither"
                        + " XDG_STATE_HOME nor HOME names a folder");
    }

    @Test
    void aRecordThatCannotBeWrittenIsReportedOnce() throws IOException {
        Files.writeString(records, "a file where the folder would be");
        MachineHistory history = read();

        history.add(KnownCertificate.revoked(CERTIFICATE, "here"));
        history.add(KnownCertificate.revoked(CERTIFICATE, "there"));

        assertThat(history.known()).hasSize(2);
        assertThat(problems)
                .containsExactly("this run's certificates are recorded only in its folder, because " + file()
                        + " cannot be written to");
    }

    /** The journal of another run: a request, an installation that replaced OLD, and its revocation. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        # steps                                          | what is known
        requesting:token=pc-1                            | ~~
        requesting:token=pc-1 requested:arn=arn:1        | arn:1 pc-1 requested
        requested:arn=arn:1                              | arn:1 - requested
        requesting:token=pc-1 requested:arn=arn:1 requesting:token=pc-2 requested:arn=arn:2 | arn:1 pc-1 requested;arn:2 pc-2 requested
        installing:old=OLD                               | 1234 replaced
        installing:old=OLD installed retired             | 1234 replaced;1234 revoked
        installing installed retired                     | ~~
        installing:old=OLD installing retired            | 1234 replaced
        installing:old=damaged retired                   | ~~
        retired                                          | ~~
        probe-removed:arn=arn:1                          | ~~
        """)
    void theJournalsOfRunsBesideAreRead(String steps, String expected) throws IOException {
        Path journal = Files.createDirectory(runs.resolve("other")).resolve("journal.jsonl");
        StringBuilder lines = new StringBuilder();
        for (String step : steps.split(" ", -1)) {
            String[] parts = step.split("[:=]", 3);
            lines.append("{" + AT + ",\"step\":\"" + parts[0] + "\"");
            if (parts.length > 1) {
                lines.append(",\"" + parts[1] + "\":\"" + parts[2].replace("OLD", OLD.replace("\n", "\\n")) + "\"");
            }
            lines.append("}\n");
        }
        Files.writeString(journal, lines);

        assertThat(String.join(
                        ";",
                        read().known().stream().map(each -> text(each, journal)).toList()))
                .isEqualTo(expected);
    }

    private static String text(KnownCertificate known, Path journal) {
        String verb = known.source().replace("it was ", "").replace(", according to " + journal, "");
        assertThat(known.isRevoked()).isEqualTo(verb.equals("revoked"));
        return known.serial()
                .map(serial -> serial + " " + verb)
                .orElseGet(() -> known.arn().orElseThrow() + " " + known.token().orElse("-") + " " + verb);
    }

    @Test
    void everyFolderBesideIsReadAndTheRunsOwnAndNoFile() throws IOException {
        for (String name : List.of("a", "b", "new")) {
            Files.writeString(
                    Files.createDirectory(runs.resolve(name)).resolve("journal.jsonl"),
                    "{" + AT + ",\"step\":\"requested\",\"arn\":\"" + name + "\"}\n");
        }
        Files.writeString(runs.resolve("journal.jsonl"), "{" + AT + ",\"step\":\"requested\",\"arn\":\"above\"}\n");

        assertThat(read().known())
                .extracting(each -> each.arn().orElseThrow())
                .containsExactlyInAnyOrder("a", "b", "new");
        assertThat(MachineHistory.ofRehearsal(runs.resolve("x/../new")).known()).hasSize(3);
        assertThat(MachineHistory.ofRehearsal(home.resolve("none/new")).known()).isEmpty();
        assertThat(MachineHistory.ofRehearsal(Path.of("/")).known()).isEmpty();
    }

    /** Both records of an issuance have the members of the certificate, whether it was accepted or not. */
    @ParameterizedTest
    @CsvSource({"issuance.json", "issuance.REJECTED.json"})
    void theRecordsOfIssuancesAreRead(String name) throws IOException {
        Path file = Files.createDirectory(runs.resolve("other")).resolve(name);
        Files.writeString(file, "{\"certificateArn\":\"arn:9\",\"serial\":\"12:34\",\"token\":\"pc-9\"}");

        assertThat(read().known())
                .extracting(KnownCertificate::serial, KnownCertificate::source)
                .containsExactly(tuple(Optional.of("1234"), "it is in " + file));
    }
}
