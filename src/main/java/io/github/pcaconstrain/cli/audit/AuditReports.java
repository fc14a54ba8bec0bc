package io.github.pcaconstrain.cli.audit;

import io.github.pcaconstrain.audit.access.AccessCode;
import io.github.pcaconstrain.audit.result.AuditCode;
import io.github.pcaconstrain.audit.surroundings.SurroundingCode;
import io.github.pcaconstrain.audit.trail.TrailCode;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.FindingCode;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.rules.Catalogue;
import io.github.pcaconstrain.output.IndentedJson;
import io.github.pcaconstrain.report.AuditCsv;
import io.github.pcaconstrain.report.AuditHtml;
import io.github.pcaconstrain.report.AuditJUnit;
import io.github.pcaconstrain.report.AuditSarif;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The reports that an audit writes to files, in addition to its result. */
final class AuditReports {
    private final OutputOptions output;
    private final Option<String> junit;
    private final Option<String> sarif;
    private final Option<String> csv;
    private final Option<String> html;
    private final Option<String> baseline;

    AuditReports(OutputOptions output) {
        this.output = output;
        junit = output.report("--junit", "Write the findings to FILE as JUnit XML.");
        sarif = output.report("--sarif", "Write them to FILE as SARIF 2.1.0.");
        csv = output.report("--csv", "Write them to FILE as CSV.");
        html = output.report("--html", "Write them to FILE as an HTML page with the tree of CAs.");
        baseline = output.report("--write-baseline", "Write the findings to FILE as accepted, for --baseline.");
    }

    void addTo(CommandSpec spec) {
        Option.addAll(spec, junit, sarif, csv, html, baseline);
    }

    /**
     * Writes the result, and then the reports that were requested.
     * @param result writes the result
     * @param notes what else a reader must know about the audit, such as codes that were left out
     * @param written the time of this run, which may differ from the time at which certificates were judged
     */
    void write(Runnable result, AuditReport report, List<String> notes, Instant written, Severity failOn) {
        output.inTurn(
                result,
                () -> output.write(junit, out -> AuditJUnit.write(report, written, failOn, out)),
                () -> output.write(sarif, out -> writeSarif(report, written, out)),
                () -> output.write(csv, out -> AuditCsv.write(report, out)),
                () -> output.write(html, out -> AuditHtml.write(report, notes, out)),
                () -> output.write(
                        baseline,
                        out -> out.write(Baseline.of(report.findings()).getBytes(StandardCharsets.UTF_8))));
    }

    private static void writeSarif(AuditReport report, Instant written, OutputStream out) throws IOException {
        IndentedJson.write(out, json -> AuditSarif.write(report, written, codes(), json));
    }

    private static List<FindingCode> codes() {
        List<FindingCode> codes = new ArrayList<>(List.of(AuditCode.values()));
        codes.addAll(List.of(AccessCode.values()));
        codes.addAll(List.of(TrailCode.values()));
        codes.addAll(List.of(SurroundingCode.values()));
        codes.addAll(Catalogue.rules());
        return codes;
    }
}
