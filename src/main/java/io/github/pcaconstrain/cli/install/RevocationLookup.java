package io.github.pcaconstrain.cli.install;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.CertificateCode;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.revocation.RevocationCheck;
import io.github.pcaconstrain.revocation.RevocationStatus;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * What the issuer publishes about a certificate that is to be installed, and the line of a plan about it.
 * @param status the published status
 */
public record RevocationLookup(RevocationStatus status) {
    /**
     * Looks up the status.
     * @param path the certificate and those above it
     */
    public static RevocationLookup of(List<CaCertificate> path, Clock clock) {
        if (path.size() < 2) {
            return new RevocationLookup(new RevocationStatus.NotChecked("there is no chain above the certificate"));
        }
        return new RevocationLookup(new RevocationCheck(clock)
                .of(path.get(0).contents().der(), path.get(1).contents().der()));
    }

    /** The same, with one more reason if the status is unknown. */
    RevocationLookup orElse(Optional<String> reason) {
        return status instanceof RevocationStatus.NotChecked not && reason.isPresent()
                ? new RevocationLookup(new RevocationStatus.NotChecked(not.reason() + "; " + reason.get()))
                : this;
    }

    public boolean isRevoked() {
        return status instanceof RevocationStatus.Revoked;
    }

    /** A finding if it is revoked. */
    public List<Finding> findings() {
        return status instanceof RevocationStatus.Revoked revoked
                ? List.of(CertificateCode.CERTIFICATE_REVOKED.finding(
                        "certificate", "it was revoked at " + revoked.at() + ", according to " + revoked.source()))
                : List.of();
    }

    /** The line of a plan. */
    public String line() {
        if (status instanceof RevocationStatus.NotChecked not) {
            return "revocation not checked: " + not.reason();
        }
        return status instanceof RevocationStatus.Good good
                ? "not revoked, according to " + good.source()
                : "the certificate is revoked";
    }

    /** The member {@code revocationCheck} of a result. */
    public void write(JsonGenerator json) {
        json.writeName("revocationCheck");
        json.writeStartObject();
        if (status instanceof RevocationStatus.Revoked revoked) {
            json.writeStringProperty("status", "revoked");
            json.writeStringProperty("source", revoked.source());
            json.writeStringProperty("at", revoked.at().toString());
        } else if (status instanceof RevocationStatus.Good good) {
            json.writeStringProperty("status", "good");
            json.writeStringProperty("source", good.source());
        } else if (status instanceof RevocationStatus.NotChecked not) {
            json.writeStringProperty("status", "notChecked");
            json.writeStringProperty("reason", not.reason());
        }
        json.writeEndObject();
    }
}
