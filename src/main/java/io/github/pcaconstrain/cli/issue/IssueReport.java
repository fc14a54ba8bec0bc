package io.github.pcaconstrain.cli.issue;

import io.github.pcaconstrain.cli.show.FieldLines;
import io.github.pcaconstrain.cli.show.FindingJson;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.IssuanceJson;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.Issuance;
import io.github.pcaconstrain.workflow.RunAccounts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * The result of a request.
 * @param status how far it got
 * @param findings the findings before the request and after it
 * @param issuance the certificate; empty if none was requested
 * @param files the files that were written
 */
record IssueReport(Status status, List<Finding> findings, Optional<Issuance> issuance, List<Path> files) {
    /** How far a request got. */
    enum Status {
        /** Nothing blocks it, and nothing was requested. */
        PLANNED,
        /** Something blocks it, so nothing was requested. */
        REFUSED,
        /** The certificate is what was requested. */
        ISSUED,
        /** The certificate is not what was requested. */
        REJECTED
    }

    IssueReport {
        Objects.requireNonNull(status, "status");
        findings = List.copyOf(findings);
        Objects.requireNonNull(issuance, "issuance");
        files = List.copyOf(files);
    }

    static IssueReport without(Status status, List<Finding> findings) {
        return new IssueReport(status, findings, Optional.empty(), List.of());
    }

    /** The text for people; empty if there is no valid result. */
    String text() {
        if (status != Status.ISSUED || issuance.isEmpty()) {
            return "";
        }
        Issuance made = issuance.get();
        CaCertificate certificate =
                CaCertificate.parse("the certificate", made.signed().certificate());
        StringBuilder text = new StringBuilder();
        FieldLines.add(text, "certificate", made.arn());
        FieldLines.add(text, "subject", certificate.contents().label());
        FieldLines.add(text, "issuer", certificate.contents().issuer().text());
        FieldLines.add(text, "serial", certificate.serial());
        FieldLines.add(text, "sha256", certificate.sha256());
        FieldLines.add(text, "valid from", certificate.contents().notBefore().toString());
        FieldLines.add(text, "valid to", certificate.contents().notAfter().toString());
        made.request()
                .constraints()
                .permitted()
                .forEach(each -> FieldLines.add(text, "permitted", each.base().text()));
        made.request()
                .constraints()
                .excluded()
                .forEach(each -> FieldLines.add(text, "excluded", each.base().text()));
        files.forEach(file -> FieldLines.add(text, "file", file.toString()));
        return text.toString();
    }

    void write(RunAccounts accounts, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("status", status.name().toLowerCase(Locale.ROOT));
        accounts.write(json);
        FindingJson.write("findings", findings, json);
        issuance.ifPresent(made -> {
            json.writeName("issuance");
            IssuanceJson.write(made, findings, json);
        });
        json.writeName("files");
        json.writeStartArray();
        files.forEach(file -> json.writeString(file.toString()));
        json.writeEndArray();
        json.writeEndObject();
    }
}
