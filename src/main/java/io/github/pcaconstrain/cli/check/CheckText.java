package io.github.pcaconstrain.cli.check;

import io.github.pcaconstrain.policy.chain.CaVerdict;
import io.github.pcaconstrain.policy.chain.Verdict;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Verdicts as a table: decision, name, reason. */
final class CheckText implements CheckReport {
    private static final int DECISION_WIDTH = 17;
    private static final int NAME_WIDTH = 40;

    private final OutputStream out;

    CheckText(OutputStream out) {
        this.out = out;
    }

    @Override
    public void add(Verdict verdict) throws IOException {
        StringBuilder line = new StringBuilder();
        pad(line.append(verdict.decision().label()), DECISION_WIDTH);
        pad(line.append(PrintableText.printable(verdict.name().text())), DECISION_WIDTH + NAME_WIDTH);
        line.append(PrintableText.printable(reason(verdict))).append('\n');
        out.write(line.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String reason(Verdict verdict) {
        Optional<CaVerdict> deciding = verdict.deciding();
        String ca = deciding.filter(step -> verdict.steps().size() > 1)
                .map(step -> step.ca() + ": ")
                .orElse("");
        String nearest = deciding.flatMap(CaVerdict::nearest)
                .map(subtree -> "; nearest permitted is " + subtree.base().text())
                .orElse("");
        return ca + verdict.reason() + nearest;
    }

    private static void pad(StringBuilder line, int width) {
        line.append(' ');
        while (line.length() < width) {
            line.append(' ');
        }
    }

    @Override
    public void end(long permitted, long refused) {}
}
