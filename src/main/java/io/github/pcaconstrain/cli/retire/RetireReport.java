package io.github.pcaconstrain.cli.retire;

import io.github.pcaconstrain.cli.show.DependentJson;
import io.github.pcaconstrain.cli.show.FieldLines;
import io.github.pcaconstrain.cli.show.FindingJson;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.policy.name.PrintableText;
import io.github.pcaconstrain.retirement.IssuedChoice;
import io.github.pcaconstrain.retirement.RetirementPlan;
import io.github.pcaconstrain.workflow.RunAccounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * A plan to retire a CA, and how far it came.
 *
 * @param plan the plan
 * @param accounts the AWS accounts; empty if no parent is called
 * @param findings what was found before
 * @param status how far it came
 * @param restore the command that restores the CA
 * @param now the time
 */
record RetireReport(
        RetirementPlan plan,
        Optional<RunAccounts> accounts,
        List<Finding> findings,
        Status status,
        String restore,
        Instant now) {
    private static final int SHOWN = 10;
    private static final String INDENT = "          ";

    /** How far a run came. */
    enum Status {
        /** Only the plan was wanted. */
        PLANNED(ExitCode.OK),
        /** The CA is deleted already. */
        UNCHANGED(ExitCode.OK),
        /** Something blocks it, and nothing was done. */
        REFUSED(ExitCode.FINDINGS),
        /** The user declined. */
        DECLINED(ExitCode.INTERRUPTED),
        /** The CA is disabled, and certificates that it issued are still valid. */
        WAITING(ExitCode.FINDINGS),
        /** The CA is deleted. */
        RETIRED(ExitCode.OK);

        private final int exitCode;

        Status(int exitCode) {
            this.exitCode = exitCode;
        }
    }

    RetireReport {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(accounts, "accounts");
        findings = List.copyOf(findings);
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(restore, "restore");
        Objects.requireNonNull(now, "now");
    }

    RetireReport with(Status reached) {
        return new RetireReport(plan, accounts, findings, reached, restore, now);
    }

    RetireReport with(Optional<RunAccounts> named) {
        return new RetireReport(plan, named, findings, status, restore, now);
    }

    RetireReport with(RetirementPlan changed) {
        return new RetireReport(changed, accounts, findings, status, restore, now);
    }

    int exitCode() {
        return status.exitCode;
    }

    private Instant restorableUntil() {
        return now.plus(Duration.ofDays(RetirementPlan.RESTORABLE_DAYS));
    }

    /** What depends on the CA, for people. */
    private List<String> dependentLines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "CA        " + plan.ca().arn() + " (" + plan.ca().subject().getOrDefault("CommonName", "no common name")
                        + ", " + plan.ca().type().name().toLowerCase(Locale.ROOT) + ", "
                        + plan.ca().status() + ")");
        accounts.filter(RunAccounts::areSeveral).ifPresent(each -> lines.add("accounts  " + each.text()));
        lines.add("now       "
                + plan.current()
                        .map(own -> "serial " + own.serial() + ", valid to "
                                + own.contents().notAfter())
                        .orElse("no certificate"));
        lines.add("issued    " + issuedText());
        plan.issued().stream().limit(SHOWN).forEach(each -> lines.add(INDENT + each.text()));
        if (plan.issued().size() > SHOWN) {
            lines.add(INDENT + "and " + (plan.issued().size() - SHOWN) + " more");
        }
        plan.below()
                .all()
                .forEach(each ->
                        lines.add("below     " + each.certificate().contents().label() + ", " + each.arn()));
        return lines.stream().map(PrintableText::printable).toList();
    }

    /** The plan for people. */
    List<String> planLines() {
        List<String> lines = new ArrayList<>(dependentLines());
        List<String> steps = plan.steps(now);
        for (int i = 0; i < steps.size(); i++) {
            lines.add((i == 0 ? "steps     " : INDENT) + (i + 1) + ". " + steps.get(i));
        }
        plan.current()
                .filter(own ->
                        plan.parent().isEmpty() && own.contents().notAfter().isAfter(now))
                .ifPresent(own -> lines.add("stays     its own certificate is not revoked"
                        + (own.contents().isSelfIssued()
                                ? ": remove this root from trust stores"
                                : "; give the CA that issued it as --parent to have it revoked")));
        lines.add(
                "cost      AWS charges for the CA until it is deleted, and for the days in between if it is restored");
        lines.add("sum       " + (plan.waitsUntil().isPresent() ? "1 CA to disable" : "1 CA to delete") + ", "
                + revocations());
        return lines.stream().map(PrintableText::printable).toList();
    }

    private String issuedText() {
        if (plan.issued().isEmpty()) {
            return "no valid certificate is known";
        }
        return Counted.of(plan.issued().size(), "certificate") + " valid, the last one until "
                + plan.issued().get(plan.issued().size() - 1).notAfter()
                + (plan.choice() == IssuedChoice.REVOKE ? "; to be revoked" : "") + ":";
    }

    private String revocations() {
        int count = plan.toRevoke().size()
                + (plan.waitsUntil().isEmpty() && plan.ownToRevoke(now).isPresent() ? 1 : 0);
        return count == 0 ? "no certificate to revoke" : Counted.of(count, "certificate") + " to revoke";
    }

    /** The result for people; empty where there is none. */
    String text() {
        StringBuilder text = new StringBuilder();
        String ca = plan.ca().arn().toString();
        switch (status) {
            case PLANNED -> planLines().forEach(line -> text.append(line).append('\n'));
            case RETIRED -> {
                FieldLines.add(text, "retired", ca);
                if (plan.isRestorable()) {
                    FieldLines.add(text, "restorable", "until " + restorableUntil());
                    FieldLines.add(text, "restore", restore);
                }
            }
            case WAITING -> {
                FieldLines.add(text, "disabled", ca);
                FieldLines.add(
                        text, "waiting", "until " + plan.waitsUntil().orElseThrow() + "; then run the command again");
            }
            case UNCHANGED -> FieldLines.add(text, "unchanged", ca + " is deleted already");
            case REFUSED -> dependentLines().forEach(line -> text.append(line).append('\n'));
            case DECLINED -> {}
        }
        return text.toString();
    }

    void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("status", status.name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("ca", plan.ca().arn().toString());
        json.writeStringProperty("state", plan.ca().status().name());
        plan.parent().ifPresent(parent -> json.writeStringProperty("parent", parent.toString()));
        accounts.ifPresent(each -> each.write(json));
        json.writeName("steps");
        json.writeStartArray();
        plan.steps(now).forEach(json::writeString);
        json.writeEndArray();
        DependentJson.write("issued", plan.issued(), json);
        json.writeName("below");
        json.writeStartArray();
        plan.below().all().forEach(each -> json.writeString(each.arn().toString()));
        json.writeEndArray();
        plan.waitsUntil().ifPresent(end -> json.writeStringProperty("waitsUntil", end.toString()));
        if (status == Status.RETIRED && plan.isRestorable()) {
            json.writeStringProperty("restorableUntil", restorableUntil().toString());
            json.writeStringProperty("restore", restore);
        }
        FindingJson.write("findings", findings, json);
        json.writeEndObject();
    }
}
