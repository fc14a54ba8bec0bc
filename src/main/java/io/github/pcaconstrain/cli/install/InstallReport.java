package io.github.pcaconstrain.cli.install;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.cli.show.FieldLines;
import io.github.pcaconstrain.cli.show.FindingJson;
import io.github.pcaconstrain.cli.show.NameJson;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.installation.CertificateReplacement;
import io.github.pcaconstrain.installation.Retirement;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.workflow.RunAccounts;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * The result of an installation.
 * @param status how far it got
 * @param ca the CA as it is now
 * @param accounts the AWS accounts; empty if the CA that issued the replaced certificate is not known
 * @param replacement what changes
 * @param findings the findings of the checks before it
 * @param retirement the certificate that was replaced
 * @param revocation the published status of the certificate to install
 * @param revoked whether the replaced certificate was revoked
 * @param command how to revoke it; empty until the new certificate is installed, and if no command can
 */
record InstallReport(
        Status status,
        Authority ca,
        Optional<RunAccounts> accounts,
        CertificateReplacement replacement,
        List<Finding> findings,
        Optional<Retirement> retirement,
        RevocationLookup revocation,
        boolean revoked,
        Optional<String> command) {
    /** How far an installation got. */
    enum Status {
        /** Nothing blocks it, and nothing was done. */
        PLANNED,
        /** Something blocks it, so nothing was done. */
        REFUSED,
        /** The user declined. */
        DECLINED,
        /** The CA already had this certificate. */
        UNCHANGED,
        /** The CA uses the certificate. */
        INSTALLED
    }

    InstallReport {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(ca, "ca");
        Objects.requireNonNull(accounts, "accounts");
        Objects.requireNonNull(replacement, "replacement");
        findings = List.copyOf(findings);
        Objects.requireNonNull(retirement, "retirement");
        Objects.requireNonNull(revocation, "revocation");
        Objects.requireNonNull(command, "command");
    }

    /** The text for people; empty if nothing is installed. */
    String text() {
        if (status != Status.INSTALLED && status != Status.UNCHANGED) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        CaCertificate certificate = replacement.to();
        FieldLines.add(text, status.name().toLowerCase(Locale.ROOT), ca.arn().toString());
        FieldLines.add(text, "state", ca.status().name());
        FieldLines.add(text, "subject", certificate.contents().label());
        FieldLines.add(text, "serial", certificate.serial());
        FieldLines.add(text, "valid from", certificate.contents().notBefore().toString());
        FieldLines.add(text, "valid to", certificate.contents().notAfter().toString());
        retirement
                .filter(old -> revoked)
                .ifPresent(old -> FieldLines.add(text, "revoked", old.old().serial()));
        command.ifPresent(line -> FieldLines.add(text, "to revoke", line));
        return text.toString();
    }

    void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("status", status.name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("ca", ca.arn().toString());
        json.writeStringProperty("state", ca.status().name());
        accounts.ifPresent(each -> each.write(json));
        CaCertificate certificate = replacement.to();
        json.writeStringProperty("serial", certificate.serial());
        json.writeStringProperty("sha256", certificate.sha256());
        NameJson.write("subject", certificate.contents().subject(), json);
        json.writeStringProperty("notBefore", certificate.contents().notBefore().toString());
        json.writeStringProperty("notAfter", certificate.contents().notAfter().toString());
        json.writeStringProperty(
                "constraints", replacement.constraints().comparison().label());
        json.writeName("changes");
        json.writeStartArray();
        replacement.lines().forEach(line -> {
            json.writeStartObject();
            json.writeStringProperty("change", line.change().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("what", line.text());
            json.writeEndObject();
        });
        json.writeEndArray();
        retirement.ifPresent(old -> writeRetirement(old, json));
        revocation.write(json);
        FindingJson.write("findings", findings, json);
        json.writeEndObject();
    }

    private void writeRetirement(Retirement old, JsonGenerator json) {
        json.writeName("replaced");
        json.writeStartObject();
        json.writeStringProperty("serial", old.old().serial());
        json.writeBooleanProperty("revoked", revoked);
        command.ifPresent(line -> json.writeStringProperty("command", line));
        json.writeEndObject();
    }
}
