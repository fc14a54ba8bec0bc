package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.cli.install.RevocationLookup;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.show.FieldLines;
import io.github.pcaconstrain.cli.test.TestJson;
import io.github.pcaconstrain.cli.test.TestText;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.probing.ProbeReport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** What a run has done so far: the certificate that the CA uses now, and what was found out about it. */
final class AppliedChange {
    private Optional<CaCertificate> installed = Optional.empty();
    private Optional<RevocationLookup> checked = Optional.empty();
    private Optional<String> revocation = Optional.empty();
    private Optional<ProbeReport> test = Optional.empty();

    void installed(CaCertificate certificate) {
        installed = Optional.of(certificate);
    }

    void checked(RevocationLookup lookup) {
        checked = Optional.of(lookup);
    }

    /** The command that revokes the certificate that was replaced. */
    void retirement(String command) {
        revocation = Optional.of(command);
    }

    void tested(ProbeReport report) {
        test = Optional.of(report);
    }

    boolean isTested() {
        return test.isPresent();
    }

    /** The exit code that the test stands for. */
    int testExitCode() {
        return test.orElseThrow().exitCode();
    }

    /** Lines about the certificate. */
    void addTo(StringBuilder text, CaArn ca) {
        installed.ifPresent(certificate -> {
            FieldLines.add(text, "installed", ca.toString());
            FieldLines.add(text, "serial", certificate.serial());
            FieldLines.add(
                    text, "valid from", certificate.contents().notBefore().toString());
            FieldLines.add(text, "valid to", certificate.contents().notAfter().toString());
            text.append('\n');
        });
    }

    void writeTest(OutputOptions output, OutputStream out) throws IOException {
        if (test.isPresent()) {
            TestText.write(test.get(), output, out);
        }
    }

    /** The members of the result. */
    void write(JsonGenerator json) {
        installed.ifPresent(certificate -> {
            json.writeName("installed");
            json.writeStartObject();
            json.writeStringProperty("serial", certificate.serial());
            json.writeStringProperty("sha256", certificate.sha256());
            json.writeStringProperty(
                    "notBefore", certificate.contents().notBefore().toString());
            json.writeStringProperty(
                    "notAfter", certificate.contents().notAfter().toString());
            json.writeEndObject();
        });
        checked.ifPresent(lookup -> lookup.write(json));
        revocation.ifPresent(command -> json.writeStringProperty("revocation", command));
        test.ifPresent(report -> {
            json.writeName("test");
            TestJson.write(report, json);
        });
    }
}
