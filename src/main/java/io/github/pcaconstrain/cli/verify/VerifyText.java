package io.github.pcaconstrain.cli.verify;

import io.github.pcaconstrain.cli.show.Columns;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.policy.chain.CaVerdict;
import io.github.pcaconstrain.policy.chain.Verdict;
import io.github.pcaconstrain.policy.name.PrintableText;
import io.github.pcaconstrain.verification.Judgement;
import io.github.pcaconstrain.verification.VerificationResult;
import io.github.pcaconstrain.verification.witness.WitnessVerdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The verdicts on a chain for people: one line each, then the path, the names and the witnesses. */
final class VerifyText {
    private static final Columns VERDICTS = Columns.of(1, 12, 13);

    private final StringBuilder text = new StringBuilder();

    private VerifyText() {}

    static void write(OutputStream out, VerifyReport report) throws IOException {
        VerifyText writer = new VerifyText();
        writer.verdicts(report.result());
        writer.path(report.result());
        writer.refusals(report.result());
        writer.witnesses(report);
        out.write(writer.text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void verdicts(VerificationResult result) {
        verdict("path", result.pathJudgement());
        verdict("constraints", result.constraints());
        result.name().ifPresent(judgement -> verdict("name", judgement));
        result.expected().ifPresent(judgement -> verdict("expected", judgement));
        row("result", result.outcome().label(), "");
    }

    private void verdict(String what, Judgement judgement) {
        row(what, judgement.outcome().label(), judgement.reason());
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
        return verdict.name().text() + " " + verdict.decision().label() + ca + ": " + verdict.reason() + nearest;
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
                line("  " + verdict.witness().title() + " differs from us: "
                        + report.difference(verdict)
                                .map(known -> known.explanation() + " (docs/explanation/interop.md#" + known.id() + ")")
                                .orElse(
                                        verdict.mayBeAboutNames()
                                                ? "for no reason that we know of; please report the chain"
                                                : "the reason is the use, the dates or the keys of a"
                                                        + " certificate, not a name"));
            }
        }
    }

    private void row(String what, String outcome, String reason) {
        line(VERDICTS.line(what, outcome, reason).stripTrailing());
    }

    private void line(String line) {
        text.append(PrintableText.printable(line)).append('\n');
    }
}
