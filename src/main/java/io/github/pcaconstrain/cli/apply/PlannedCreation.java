package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.creation.CaDefinition;
import io.github.pcaconstrain.creation.NewCa;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.output.OutputFile.Existing;
import io.github.pcaconstrain.workflow.ApplyRun;
import io.github.pcaconstrain.workflow.Journal;
import io.github.pcaconstrain.workflow.JournalEntry;
import io.github.pcaconstrain.workflow.JournalFile;
import io.github.pcaconstrain.workflow.NumberedFolder;
import io.github.pcaconstrain.workflow.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * A CA that a file defines, and that may exist already.
 *
 * @param ca the CA
 * @param existing its ARN; empty if it does not exist
 * @param given the folder that the user gave
 * @param base where the folders of its runs are if none was given
 */
record PlannedCreation(NewCa ca, Optional<CaArn> existing, Optional<Path> given, NumberedFolder base) {
    PlannedCreation {
        Objects.requireNonNull(ca, "ca");
        Objects.requireNonNull(existing, "existing");
        Objects.requireNonNull(given, "given");
        Objects.requireNonNull(base, "base");
    }

    /** Looks for the CA, in the journal of the latest run first. */
    static PlannedCreation of(NewCa ca, Optional<Path> given, NumberedFolder base) {
        return new PlannedCreation(ca, ca.find(JournalFile.peek(given.orElseGet(base::latest))), given, base);
    }

    /** The same after it was created. */
    PlannedCreation created(CaArn arn) {
        return new PlannedCreation(ca, Optional.of(arn), given, base);
    }

    /**
     * The folder for its creation: that of an interrupted run, or a new one.
     *
     * @throws InvalidOptionException if the folder that the user gave holds another run, which is to be kept
     */
    IssuanceFolder folder(Existing kept) {
        if (given.isEmpty()) {
            List<JournalEntry> latest = JournalFile.peek(base.latest());
            return new IssuanceFolder(ca.isOther(latest) || ApplyRun.isOver(latest) ? base.next() : base.latest());
        }
        if (kept == Existing.KEEP && ca.isOther(JournalFile.peek(given.get()))) {
            throw new InvalidOptionException(
                    "the folder " + given.get() + " holds the run of another CA; nothing was changed",
                    "give a new folder, such as --out-dir " + new NumberedFolder(given.get()).next());
        }
        return new IssuanceFolder(given.get());
    }

    /** Whether a journal has to be cleared before the CA is created: it is another one's, or that of one that is deleted. */
    boolean isOver(Journal journal) {
        return journal.has(Step.CREATED) || ca.isOther(journal.entries());
    }

    /** The folder for a request of the CA that exists. */
    IssuanceFolder folder(IssuanceRequest request, Existing kept) {
        return new IssuanceFolder(given.orElseGet(() -> base.forRun(request, ApplyRun.END, kept)));
    }

    /** The line of a plan about the CA that does not exist yet. */
    String line() {
        return "new: " + definition().text();
    }

    private CaDefinition definition() {
        return ca.definition();
    }

    /** The line of a plan about its price. */
    String price() {
        return definition().price();
    }

    /** Its part of a result. */
    void write(JsonGenerator json, boolean isCreated) {
        json.writeName("creation");
        json.writeStartObject();
        json.writeBooleanProperty("created", isCreated);
        json.writeName("subject");
        json.writeStartObject();
        definition().subject().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(each -> json.writeStringProperty(each.getKey(), each.getValue()));
        json.writeEndObject();
        json.writeStringProperty("keyAlgorithm", definition().key().wireName());
        json.writeStringProperty("usageMode", definition().usageMode().name());
        json.writeEndObject();
    }
}
