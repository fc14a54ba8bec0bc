package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.output.IndentedJson;
import io.github.pcaconstrain.output.OutputFile.Existing;
import io.github.pcaconstrain.policy.name.PrintableText;
import io.github.pcaconstrain.workflow.ApplyRun;
import io.github.pcaconstrain.workflow.NumberedFolder;
import io.github.pcaconstrain.workflow.Renewal;
import io.github.pcaconstrain.workflow.TakenOver;
import io.github.pcaconstrain.workflow.UnfinishedRun;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * A renewal of a CA's certificate, which may not be due.
 *
 * @param ca the CA
 * @param renewal whether it is due
 * @param base where the folders of renewals are
 * @param unfinished an earlier run that was interrupted
 */
record PlannedRenewal(CaArn ca, Renewal renewal, NumberedFolder base, Optional<UnfinishedRun> unfinished) {
    PlannedRenewal {
        Objects.requireNonNull(ca, "ca");
        Objects.requireNonNull(renewal, "renewal");
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(unfinished, "unfinished");
    }

    /** Whether a new certificate is needed whatever the constraints are. */
    boolean isDue() {
        return renewal.isDue() || unfinished.isPresent();
    }

    /** What the new certificate takes over. */
    TakenOver takenOver(Parent parent, Instant now) {
        return TakenOver.of(renewal, parent, unfinished, now);
    }

    /** The folder of the run: a finished one is kept, and an interrupted one is resumed. */
    IssuanceFolder folder(IssuanceRequest request, Existing existing) {
        return new IssuanceFolder(
                unfinished.isPresent() ? base.latest() : base.forRun(request, ApplyRun.END, existing));
    }

    /** Writes whether it is due, where that is the whole result. */
    void write(OutputOptions output) {
        output.write(
                output.isJson()
                        ? out -> IndentedJson.write(out, this::writeResult)
                        : out -> out.write((PrintableText.printable(line()) + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** For people. */
    String line() {
        return (renewal.isDue() ? "renewal is due: " : "nothing is due: ") + ca + ": " + renewal.text();
    }

    private void writeResult(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("status", renewal.isDue() ? "due" : "unchanged");
        json.writeStringProperty("ca", ca.toString());
        writeTo(json);
        json.writeEndObject();
    }

    /** Its part of a result. */
    void writeTo(JsonGenerator json) {
        json.writeName("renewal");
        json.writeStartObject();
        json.writeBooleanProperty("due", renewal.isDue());
        json.writeStringProperty("by", renewal.until().toString());
        json.writeStringProperty("expires", renewal.end().toString());
        json.writeStringProperty(
                "certificate", renewal.first().contents().subject().text());
        json.writeBooleanProperty("own", renewal.first().isSameAs(renewal.current()));
        json.writeEndObject();
    }
}
