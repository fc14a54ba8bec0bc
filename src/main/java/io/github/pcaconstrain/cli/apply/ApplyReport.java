package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.cli.impact.ImpactJson;
import io.github.pcaconstrain.cli.install.RevocationLookup;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.show.ConsoleLines;
import io.github.pcaconstrain.cli.show.DiffJson;
import io.github.pcaconstrain.cli.show.DiffText;
import io.github.pcaconstrain.cli.show.FieldLines;
import io.github.pcaconstrain.cli.show.FindingJson;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.output.IndentedJson;
import io.github.pcaconstrain.policy.name.PrintableText;
import io.github.pcaconstrain.probing.ProbeReport;
import io.github.pcaconstrain.workflow.CertificateDifference;
import io.github.pcaconstrain.workflow.Outstanding;
import io.github.pcaconstrain.workflow.Plan;
import io.github.pcaconstrain.workflow.RunAccounts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/** A plan, and how far it got. */
final class ApplyReport {
    /** How far a run got. */
    enum Status {
        /** Only the plan was requested. */
        PLANNED(ExitCode.OK),
        /** The CA already has the constraints. */
        UNCHANGED(ExitCode.OK),
        /** Something blocks the plan, and nothing was done or installed. */
        REFUSED(ExitCode.FINDINGS),
        /** The user declined. */
        DECLINED(ExitCode.INTERRUPTED),
        /** The certificate is not what was requested, and was not installed. */
        REJECTED(ExitCode.FINDINGS),
        /** The CA uses the certificate. If there was a test, it tells whether the constraints hold. */
        APPLIED(ExitCode.OK);

        private final int exitCode;

        Status(int exitCode) {
            this.exitCode = exitCode;
        }
    }

    private final Plan plan;
    private final RunAccounts accounts;
    private final Instant now;
    private final List<Finding> findings;
    private List<CertificateDifference> differences = List.of();
    private Status status = Status.REFUSED;
    private PlannedImpact impact = PlannedImpact.none("not checked again, because the run is resumed");
    private List<String> costs = List.of();
    private Optional<PlannedRenewal> renewal = Optional.empty();
    private Optional<PlannedOutliving> outliving = Optional.empty();
    private Optional<PlannedCreation> creation = Optional.empty();
    private boolean isCreated;
    private boolean permits;
    private final AppliedChange applied = new AppliedChange();

    ApplyReport(Plan plan, RunAccounts accounts, Instant now) {
        this.plan = plan;
        this.accounts = accounts;
        this.now = now;
        this.findings = new ArrayList<>(plan.findings());
    }

    void add(List<Finding> more) {
        findings.addAll(more);
    }

    void settle(Status reached) {
        status = reached;
    }

    /**
     * Records that there is nothing to do: findings about the request do not matter, only those about the current
     * certificate.
     */
    void unchanged(List<Finding> ofCurrent) {
        status = Status.UNCHANGED;
        findings.clear();
        findings.addAll(ofCurrent);
    }

    void differences(List<CertificateDifference> found) {
        differences = found;
    }

    void renewal(Optional<PlannedRenewal> planned) {
        renewal = planned;
    }

    /**
     * The CA is created, or was.
     *
     * @param isDone whether that was done by this run
     */
    void creates(PlannedCreation planned, boolean isDone) {
        creation = Optional.of(planned);
        isCreated = isDone;
    }

    /** ACM is allowed to renew certificates. */
    void permits() {
        permits = true;
    }

    /** A CA that does not exist has no ARN. */
    private Optional<PlannedCreation> toBeCreated() {
        return creation.filter(planned -> planned.existing().isEmpty());
    }

    void outlives(PlannedOutliving found) {
        outliving = Optional.of(found);
    }

    void breaks(PlannedImpact found) {
        impact = found;
    }

    void costs(PlannedTest planned, Outstanding outstanding, PlannedSum sum) {
        costs = new ArrayList<>(planned.lines());
        costs.add(planned.cost(outstanding));
        costs.add("sum       " + sum.text());
    }

    void installed(CaCertificate certificate) {
        applied.installed(certificate);
    }

    void checked(RevocationLookup lookup) {
        applied.checked(lookup);
    }

    void retirement(String command) {
        applied.retirement(command);
    }

    void tested(ProbeReport report) {
        status = Status.APPLIED;
        applied.tested(report);
    }

    int exitCode() {
        return status == Status.APPLIED && isTested() ? applied.testExitCode() : status.exitCode;
    }

    /** Whether the CA uses the certificate now, and no test contradicts the constraints. */
    boolean isInForce() {
        return status == Status.APPLIED && exitCode() == ExitCode.OK;
    }

    /** Whether they were tested just now. */
    boolean isTested() {
        return applied.isTested();
    }

    /** What is about to be changed must be shown, even with -q. */
    void show(Console console) {
        console.err().print(ConsoleLines.of(planLines(), console.errorDisplay()));
    }

    private List<String> planLines() {
        IssuanceRequest request = plan.request();
        List<String> lines = new ArrayList<>();
        lines.add("CA        "
                + toBeCreated()
                        .map(PlannedCreation::line)
                        .orElseGet(() -> plan.ca().arn() + " ("
                                + request.csr().subject().text() + ", "
                                + plan.ca().status() + ")"));
        lines.add("parent    " + request.issuer());
        if (accounts.areSeveral()) {
            lines.add("accounts  " + accounts.text());
        }
        lines.add("now       "
                + plan.current()
                        .map(current -> "serial " + current.serial() + ", valid to "
                                + current.contents().notAfter())
                        .orElse("no certificate"));
        renewal.ifPresent(planned -> lines.add("renewal   " + (planned.isDue() ? "due: " : "not due: ")
                + planned.renewal().text()));
        lines.add("then      valid to " + plan.end(now) + " (" + request.validity() + "), path length "
                + request.pathLength()
                + plan.pathLength()
                        .map(change -> " (now " + change.currentText() + ")")
                        .orElse("")
                + ", signed with " + request.signing());
        lines.add("template  " + request.template().name());
        request.extensions().expected().forEach(each -> lines.add("with      " + each.text()));
        differences.stream()
                .filter(CertificateDifference::isGround)
                .forEach(each -> lines.add("differs   " + each.text()));
        List<String> changes = DiffText.lines(plan.constraints());
        lines.add("names     " + changes.get(0));
        changes.stream().skip(1).forEach(line -> lines.add("        " + line));
        lines.addAll(impact.lines());
        outliving.ifPresent(found -> lines.addAll(found.lines()));
        lines.add("checks    revocation will be checked before the certificate is installed");
        if (permits) {
            lines.add("permits   ACM may renew the certificates from this CA that it manages");
        }
        toBeCreated().ifPresent(planned -> lines.add("price     " + planned.price()));
        lines.addAll(costs);
        return lines.stream().map(PrintableText::printable).toList();
    }

    /** The certificate that stays in use. */
    private Optional<CaCertificate> staying() {
        return plan.current().filter(each -> status == Status.UNCHANGED);
    }

    void writeText(OutputOptions output, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        if (status == Status.PLANNED) {
            text.append(ConsoleLines.of(planLines(), output.display()));
        }
        staying().ifPresent(certificate -> {
            FieldLines.add(text, "unchanged", plan.ca().arn().toString());
            FieldLines.add(text, "serial", certificate.serial());
            FieldLines.add(text, "issuer", certificate.contents().issuer().text());
            FieldLines.add(text, "valid to", certificate.contents().notAfter().toString());
            differences.forEach(each -> FieldLines.add(text, "differs", each.text()));
        });
        applied.addTo(text, plan.ca().arn());
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        applied.writeTest(output, out);
    }

    void writeJson(OutputStream out) throws IOException {
        IndentedJson.write(out, this::write);
    }

    private void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("status", status.name().toLowerCase(Locale.ROOT));
        if (toBeCreated().isEmpty()) {
            json.writeStringProperty("ca", plan.ca().arn().toString());
        }
        json.writeStringProperty("parent", plan.request().issuer().toString());
        accounts.write(json);
        json.writeStringProperty("template", plan.request().template().arn());
        json.writeNumberProperty("pathLength", plan.request().pathLength());
        plan.current()
                .map(each -> each.contents().pathLength())
                .filter(OptionalInt::isPresent)
                .ifPresent(now -> json.writeNumberProperty("currentPathLength", now.getAsInt()));
        json.writeStringProperty(
                "validTo",
                staying()
                        .map(each -> each.contents().notAfter())
                        .orElseGet(() -> plan.end(now))
                        .toString());
        staying()
                .ifPresent(each -> json.writeStringProperty(
                        "issuer", each.contents().issuer().text()));
        json.writeName("differences");
        json.writeStartArray();
        differences.forEach(each -> {
            json.writeStartObject();
            json.writeStringProperty("aspect", each.aspect());
            json.writeStringProperty("now", each.now());
            json.writeStringProperty("asked", each.asked());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeName("constraints");
        json.writeStartObject();
        DiffJson.writeDiff(plan.constraints(), json);
        json.writeEndObject();
        FindingJson.write("findings", findings, json);
        impact.report().ifPresent(report -> {
            json.writeName("impact");
            ImpactJson.write(report, json);
        });
        creation.ifPresent(planned -> planned.write(json, isCreated));
        renewal.ifPresent(planned -> planned.writeTo(json));
        outliving.ifPresent(found -> found.write(json));
        applied.write(json);
        json.writeEndObject();
    }
}
