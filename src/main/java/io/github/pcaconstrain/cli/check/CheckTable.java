package io.github.pcaconstrain.cli.check;

import static io.github.pcaconstrain.cli.shell.Styled.plain;

import io.github.pcaconstrain.cli.shell.Display;
import io.github.pcaconstrain.cli.shell.Style;
import io.github.pcaconstrain.cli.shell.Styled;
import io.github.pcaconstrain.cli.show.TextTable;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.policy.chain.Verdict;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Verdicts on the console: decision, name and reason, and a sum. */
final class CheckTable implements CheckReport {
    /** How many rows are kept in memory, to find the widths of the columns. */
    private static final int ROWS = 500;

    private final OutputStream out;
    private final Display display;
    private final TextTable table = new TextTable(2);

    CheckTable(OutputStream out, Display display) {
        this.out = out;
        this.display = display;
    }

    @Override
    public void add(Verdict verdict) throws IOException {
        table.row(
                new Styled(verdict.decision().text(), style(verdict.isPermitted())),
                plain(PrintableText.printable(verdict.name().text())),
                plain(PrintableText.printable(CheckReport.reason(verdict))));
        if (table.size() == ROWS) {
            print(table.print(display));
        }
    }

    @Override
    public void end(long permitted, long refused) throws IOException {
        String sum = Counted.of(permitted + refused, "name") + ": " + permitted + " permitted, " + refused + " refused";
        print(table.print(display) + display.line(new Styled(sum, style(refused == 0))) + "\n");
    }

    private void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Style style(boolean isPermitted) {
        return isPermitted ? Style.PASSED : Style.FAILED;
    }
}
