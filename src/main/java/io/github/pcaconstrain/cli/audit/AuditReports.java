package io.github.pcaconstrain.cli.audit;

import io.github.pcaconstrain.audit.AuditCode;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.FindingCode;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.rules.Catalogue;
import io.github.pcaconstrain.output.IndentedJson;
import io.github.pcaconstrain.output.OutputFile;
import io.github.pcaconstrain.output.OutputFile.Content;
import io.github.pcaconstrain.output.OutputFile.Existing;
import io.github.pcaconstrain.report.AuditCsv;
import io.github.pcaconstrain.report.AuditHtml;
import io.github.pcaconstrain.report.AuditJUnit;
import io.github.pcaconstrain.report.AuditSarif;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The reports that an audit writes to files beside its result. */
final class AuditReports {
    private final Option<String> junit = file("--junit", "Write the findings to FILE as JUnit XML.");
    private final Option<String> sarif = file("--sarif", "Write them to FILE as SARIF 2.1.0.");
    private final Option<String> csv = file("--csv", "Write them to FILE as CSV.");
    private final Option<String> html = file("--html", "Write them to FILE as an HTML page with the tree of CAs.");
    private final Option<String> baseline =
            file("--write-baseline", "Write the findings to FILE as accepted, for --baseline.");

    private static Option<String> file(String name, String description) {
        return Option.text(name, "FILE", description);
    }

    void addTo(CommandSpec spec) {
        Option.addAll(spec, junit, sarif, csv, html, baseline);
    }

    /**
     * Writes those that are wanted.
     *
     * @param written the time of this run, which is another than the one that certificates were judged at
     */
    void write(AuditReport report, Instant written, Severity failOn, Existing existing) {
        write(junit, existing, out -> AuditJUnit.write(report, written, failOn, out));
        write(
                sarif,
                existing,
                out -> IndentedJson.write(out, json -> AuditSarif.write(report, written, codes(), json)));
        write(csv, existing, out -> AuditCsv.write(report, out));
        write(html, existing, out -> AuditHtml.write(report, out));
        write(
                baseline,
                existing,
                out -> out.write(Baseline.of(report.findings()).getBytes(StandardCharsets.UTF_8)));
    }

    private static void write(Option<String> option, Existing existing, Content result) {
        option.find().ifPresent(file -> OutputFile.write(file, existing, result));
    }

    private static List<FindingCode> codes() {
        List<FindingCode> codes = new ArrayList<>(List.of(AuditCode.values()));
        codes.addAll(Catalogue.rules());
        return codes;
    }
}
