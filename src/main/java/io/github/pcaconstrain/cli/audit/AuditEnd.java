package io.github.pcaconstrain.cli.audit;

import io.github.pcaconstrain.audit.result.AuditCode;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.output.IndentedJson;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The end of an audit, by one machine or several: the result, the reports and the exit code. */
record AuditEnd(
        Console console,
        CommonOptions common,
        OutputOptions output,
        AuditReports reports,
        FindingOptions findings,
        Option<Boolean> keepGoing) {
    /**
     * Writes everything that was asked for; returns the exit code.
     *
     * @param notes what else a reader must know about the audit
     */
    int of(AuditReport report, List<String> notes) {
        Severity threshold = findings.threshold();
        reports.write(() -> write(report), report, notes, console.now(), threshold);
        return exitCode(report, threshold);
    }

    private void write(AuditReport report) {
        output.write(out -> {
            if (output.isJson()) {
                IndentedJson.write(out, json -> AuditJson.write(report, json));
            } else {
                out.write(text(report).getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private String text(AuditReport report) {
        return output.isFile()
                ? AuditText.of(report)
                : AuditTable.of(report, findings.areAllListed(), output.display());
    }

    private int exitCode(AuditReport report, Severity threshold) {
        if (report.counts().unreadable() > 0) {
            common.warning(Counted.of(report.counts().unreadable(), "certificate or source", "certificates or sources")
                    + " could not be read" + (keepGoing.isGiven() ? "" : "; to go on without them, give --keep-going"));
            if (!keepGoing.isGiven()) {
                return ExitCode.USAGE;
            }
        }
        boolean failed = report.counts().omitted() > 0
                || report.findings().stream()
                        .filter(found -> !found.finding().code().equals(AuditCode.UNREADABLE.code()))
                        .anyMatch(found -> found.finding().severity().compareTo(threshold) >= 0);
        return failed ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
