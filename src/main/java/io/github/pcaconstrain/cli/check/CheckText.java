package io.github.pcaconstrain.cli.check;

import io.github.pcaconstrain.cli.show.Columns;
import io.github.pcaconstrain.policy.chain.Verdict;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Verdicts in a file: decision, name, reason. */
final class CheckText implements CheckReport {
    private static final Columns COLUMNS = Columns.of(1, 16, 39);

    private final OutputStream out;

    CheckText(OutputStream out) {
        this.out = out;
    }

    @Override
    public void add(Verdict verdict) throws IOException {
        String line = COLUMNS.line(
                verdict.decision().text(),
                PrintableText.printable(verdict.name().text()),
                PrintableText.printable(CheckReport.reason(verdict)));
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void end(long permitted, long refused) {}
}
