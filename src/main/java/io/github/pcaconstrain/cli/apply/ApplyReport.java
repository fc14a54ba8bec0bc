package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.cli.impact.ImpactJson;
import io.github.pcaconstrain.cli.install.RevocationLookup;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.show.DiffJson;
import io.github.pcaconstrain.cli.show.DiffText;
import io.github.pcaconstrain.cli.show.FieldLines;
import io.github.pcaconstrain.cli.show.FindingJson;
import io.github.pcaconstrain.cli.test.TestJson;
import io.github.pcaconstrain.cli.test.TestText;
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

/** A plan, and how far it came. */
final class ApplyReport {
    /** How far a run came. */
    enum Status {
        /** Only the plan was wanted. */
        PLANNED(ExitCode.OK),
        /** The CA carries the constraints already. */
        UNCHANGED(ExitCode.OK),
        /** Something blocks it, and nothing was done or installed. */
        REFUSED(ExitCode.FINDINGS),
        /** Whoever was asked said no. */
        DECLINED(ExitCode.INTERRUPTED),
        /** The certificate is not what was asked for, and was not installed. */
        REJECTED(ExitCode.FINDINGS),
        /** The CA uses the certificate; a test, where there was one, says whether the constraints hold. */
        APPLIED(ExitCode.OK);

        private final int exitCode;

        Status(int exitCode) {
            this.exitCode = exitCode;
        }
    }

    private final Plan plan;
    private final Instant now;
    private final List<Finding> findings;
    private List<CertificateDifference> differences = List.of();
    private Status status = Status.REFUSED;
    private PlannedImpact impact = PlannedImpact.none("not checked again, because the run is resumed");
    private List<String> costs = List.of();
    private Optional<CaCertificate> installed = Optional.empty();
    private Optional<RevocationLookup> checked = Optional.empty();
    private Optional<String> revocation = Optional.empty();
    private Optional<ProbeReport> test = Optional.empty();

    ApplyReport(Plan plan, Instant now) {
        this.plan = plan;
        this.now = now;
        this.findings = new ArrayList<>(plan.findings());
    }

    void add(List<Finding> more) {
        findings.addAll(more);
    }

    void settle(Status reached) {
        status = reached;
    }

    /** Nothing is to be done: what was found of the request does not matter, but of the certificate that stays. */
    void unchanged(List<Finding> ofCurrent) {
        status = Status.UNCHANGED;
        findings.clear();
        findings.addAll(ofCurrent);
    }

    void differences(List<CertificateDifference> found) {
        differences = found;
    }

    void breaks(PlannedImpact found) {
        impact = found;
    }

    void costs(PlannedTest planned, Outstanding outstanding) {
        costs = new ArrayList<>(planned.lines());
        costs.add(planned.cost(outstanding));
    }

    void installed(CaCertificate certificate) {
        installed = Optional.of(certificate);
    }

    void checked(RevocationLookup lookup) {
        checked = Optional.of(lookup);
    }

    void retirement(String command) {
        revocation = Optional.of(command);
    }

    void tested(ProbeReport report) {
        status = Status.APPLIED;
        test = Optional.of(report);
    }

    int exitCode() {
        return status == Status.APPLIED && test.isPresent() ? test.get().exitCode() : status.exitCode;
    }

    /** What is about to be changed must be seen, whatever -q says. */
    void show(Console console) {
        planLines().forEach(line -> console.err().println(line));
    }

    private List<String> planLines() {
        IssuanceRequest request = plan.request();
        List<String> lines = new ArrayList<>();
        lines.add("CA        " + plan.ca().arn() + " ("
                + request.csr().subject().text() + ", " + plan.ca().status() + ")");
        lines.add("parent    " + request.issuer());
        lines.add("now       "
                + plan.current()
                        .map(current -> "serial " + current.serial() + ", valid to "
                                + current.contents().notAfter())
                        .orElse("no certificate"));
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
        lines.add("checks    revocation will be checked before the certificate is installed");
        lines.addAll(costs);
        return lines.stream().map(PrintableText::printable).toList();
    }

    /** The certificate that the CA keeps. */
    private Optional<CaCertificate> staying() {
        return plan.current().filter(each -> status == Status.UNCHANGED);
    }

    void writeText(OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        if (status == Status.PLANNED) {
            planLines().forEach(line -> text.append(line).append('\n'));
        }
        staying().ifPresent(certificate -> {
            FieldLines.add(text, "unchanged", plan.ca().arn().toString());
            FieldLines.add(text, "serial", certificate.serial());
            FieldLines.add(text, "issuer", certificate.contents().issuer().text());
            FieldLines.add(text, "valid to", certificate.contents().notAfter().toString());
            differences.forEach(each -> FieldLines.add(text, "differs", each.text()));
        });
        installed.ifPresent(certificate -> {
            FieldLines.add(text, "installed", plan.ca().arn().toString());
            FieldLines.add(text, "serial", certificate.serial());
            FieldLines.add(
                    text, "valid from", certificate.contents().notBefore().toString());
            FieldLines.add(text, "valid to", certificate.contents().notAfter().toString());
            text.append('\n');
        });
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        if (test.isPresent()) {
            TestText.write(test.get(), out);
        }
    }

    void writeJson(OutputStream out) throws IOException {
        IndentedJson.write(out, this::write);
    }

    private void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("status", status.name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("ca", plan.ca().arn().toString());
        json.writeStringProperty("parent", plan.request().issuer().toString());
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
        json.writeEndObject();
    }
}
