package io.github.pcaconstrain.cli.check;

import io.github.pcaconstrain.cli.show.Columns;
import io.github.pcaconstrain.policy.chain.CaVerdict;
import io.github.pcaconstrain.policy.chain.Verdict;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Verdicts as a table: decision, name, reason. */
final class CheckText implements CheckReport {
    private static final Columns COLUMNS = Columns.of(1, 16, 39);

    private final OutputStream out;

    CheckText(OutputStream out) {
        this.out = out;
    }

    @Override
    public void add(Verdict verdict) throws IOException {
        String line = COLUMNS.line(
                verdict.decision().label(),
                PrintableText.printable(verdict.name().text()),
                PrintableText.printable(reason(verdict)));
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String reason(Verdict verdict) {
        Optional<CaVerdict> deciding = verdict.deciding();
        String ca = deciding.filter(step -> verdict.steps().size() > 1)
                .map(step -> step.ca() + ": ")
                .orElse("");
        String nearest = deciding.flatMap(CaVerdict::nearest)
                .map(subtree -> "; closest permitted: " + subtree.base().text())
                .orElse("");
        return ca + verdict.reason() + nearest;
    }

    @Override
    public void end(long permitted, long refused) {}
}
