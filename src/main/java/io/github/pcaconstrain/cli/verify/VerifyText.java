package io.github.pcaconstrain.cli.verify;

import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.shell.Display;
import io.github.pcaconstrain.cli.shell.Style;
import io.github.pcaconstrain.cli.shell.Styled;
import io.github.pcaconstrain.cli.show.Columns;
import io.github.pcaconstrain.cli.show.ConsoleLines;
import io.github.pcaconstrain.cli.show.TextTable;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.policy.chain.CaVerdict;
import io.github.pcaconstrain.policy.chain.Verdict;
import io.github.pcaconstrain.policy.name.PrintableText;
import io.github.pcaconstrain.verification.Judgement;
import io.github.pcaconstrain.verification.Outcome;
import io.github.pcaconstrain.verification.VerificationResult;
import io.github.pcaconstrain.verification.witness.WitnessVerdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The verdicts on a chain, for people: one line each, then the path, the names and the witnesses. */
final class VerifyText {
    private static final Columns VERDICTS = Columns.of(1, 12, 13);

    private final StringBuilder text = new StringBuilder();
    private final Display display;
    private final boolean isFile;

    private VerifyText(OutputOptions output) {
        this.display = output.display();
        this.isFile = output.isFile();
    }

    static void write(OutputStream out, VerifyReport report, OutputOptions output) throws IOException {
        VerifyText writer = new VerifyText(output);
        writer.verdicts(report.result());
        writer.path(report.result());
        writer.refusals(report.result());
        writer.witnesses(report);
        out.write(writer.text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void verdicts(VerificationResult result) {
        Map<String, Judgement> verdicts = new LinkedHashMap<>();
        verdicts.put("path", result.pathJudgement());
        verdicts.put("constraints", result.constraints());
        result.name().ifPresent(judgement -> verdicts.put("name", judgement));
        result.expected().ifPresent(judgement -> verdicts.put("expected", judgement));
        if (isFile) {
            verdicts.forEach((what, judgement) -> row(what, judgement.outcome().label(), judgement.reason()));
            row("result", result.outcome().label(), "");
        } else {
            text.append(table(verdicts, result.outcome()).print(display));
        }
    }

    private static TextTable table(Map<String, Judgement> verdicts, Outcome outcome) {
        TextTable table = new TextTable(2);
        verdicts.forEach((what, judgement) -> {
            String colon = judgement.differences().isEmpty() ? "" : ":";
            table.row(
                    Styled.plain(what),
                    styled(judgement.outcome()),
                    Styled.plain(PrintableText.printable(judgement.summary() + colon)));
            judgement
                    .differences()
                    .forEach(difference -> table.row(Styled.plain(""), Styled.plain(""), difference(difference)));
        });
        return table.row(Styled.plain("result"), styled(outcome), Styled.plain(""));
    }

    private static Styled styled(Outcome outcome) {
        return new Styled(
                outcome.label(),
                switch (outcome) {
                    case PASSED -> Style.PASSED;
                    case INCONCLUSIVE -> Style.WARNING;
                    case FAILED -> Style.FAILED;
                });
    }

    private static Styled difference(String text) {
        Style style =
                text.startsWith("lacks ") ? Style.REMOVED : text.startsWith("adds ") ? Style.ADDED : Style.CHANGED;
        return new Styled(PrintableText.printable(text), style);
    }

    private void path(VerificationResult result) {
        List<CertificateContents> path = result.path();
        line("");
        line("path" + (result.tried() > 1 ? ", one of " + result.tried() + " that were tried" : "") + ":");
        for (int i = 0; i < path.size(); i++) {
            CertificateContents certificate = path.get(i);
            boolean isAnchor = result.reachesAnchor() && i == path.size() - 1;
            line("  " + i + "  " + certificate.label()
                    + (certificate.constraints().isPresent() ? "  [name constraints]" : "")
                    + (isAnchor ? "  [trusted]" : ""));
        }
    }

    private void refusals(VerificationResult result) {
        List<String> refusals = result.names().names().stream()
                .filter(name -> !name.verdict().isPermitted())
                .map(name -> "  " + name.certificate().label() + ": " + refusal(name.verdict()))
                .toList();
        if (!refusals.isEmpty()) {
            line("");
            line("refused names:");
            refusals.forEach(this::line);
        }
    }

    private static String refusal(Verdict verdict) {
        String ca = verdict.deciding().map(step -> " by " + step.ca()).orElse("");
        String nearest = verdict.deciding()
                .flatMap(CaVerdict::nearest)
                .map(subtree -> "; closest permitted: " + subtree.base().text())
                .orElse("");
        return verdict.name().text() + " " + verdict.decision().text() + ca + ": " + verdict.reason() + nearest;
    }

    private void witnesses(VerifyReport report) {
        if (report.testimonies().isEmpty()) {
            return;
        }
        line("");
        line("witnesses: "
                + report.testimonies().stream()
                        .map(verdict -> (verdict.witness().title() + " " + verdict.version()).strip() + " "
                                + verdict.answer().label())
                        .collect(Collectors.joining(" | ")));
        for (WitnessVerdict verdict : report.testimonies()) {
            if (!verdict.reason().isEmpty()) {
                line("  " + verdict.witness().title() + ": " + verdict.reason());
            }
            if (!report.agrees(verdict).orElse(true)
                    || report.difference(verdict).isPresent()) {
                line("  " + verdict.witness().title() + " disagrees: "
                        + report.difference(verdict)
                                .map(known -> known.explanation() + " (docs/explanation/interop.md#" + known.id() + ")")
                                .orElse(
                                        verdict.mayBeAboutNames()
                                                ? "for an unknown reason; please report the chain"
                                                : "because of the use, the dates or the keys of a certificate, not "
                                                        + "because of a name"));
            }
        }
    }

    private void row(String what, String outcome, String reason) {
        line(VERDICTS.line(what, outcome, reason).stripTrailing());
    }

    private void line(String line) {
        ConsoleLines.append(text, Styled.plain(PrintableText.printable(line)), display);
    }
}
