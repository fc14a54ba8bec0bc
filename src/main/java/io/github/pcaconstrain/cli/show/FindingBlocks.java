package io.github.pcaconstrain.cli.show;

import static io.github.pcaconstrain.cli.shell.Styled.plain;
import static io.github.pcaconstrain.policy.name.PrintableText.printable;

import io.github.pcaconstrain.cli.shell.Display;
import io.github.pcaconstrain.cli.shell.Style;
import io.github.pcaconstrain.cli.shell.Styled;
import io.github.pcaconstrain.cli.shell.Wrapping;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.FindingCode;
import io.github.pcaconstrain.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Findings on the console. In a pipe, each is a line. On a terminal, consecutive findings of one kind form a block:
 * what was found, one below the other, and what to do.
 */
public final class FindingBlocks {
    private static final int INDENT = Columns.SEVERITY + 2;
    private static final int HANGING = 2;
    private static final String FIX = "fix: ";
    /** Fixes are worded for one certificate or constraint. */
    private static final String FIX_OF_MANY = "fix for each: ";

    private final Display display;
    private final TextTable table = new TextTable(2);
    private final StringBuilder text = new StringBuilder();
    private final List<LocatedFinding> block = new ArrayList<>();

    public FindingBlocks(Display display) {
        this.display = display;
    }

    /**
     * Adds findings, or only their number if there are many.
     *
     * @param many what many findings of a kind are called, in the plural
     */
    public void add(FindingGroup group, Function<FindingCode, String> many) {
        List<LocatedFinding> findings = group.findings();
        if (group.isFolded()) {
            addMany(findings.get(0).finding(), findings.size() + " " + many.apply(group.kind()) + "; --all lists them");
        } else {
            findings.forEach(this::add);
        }
    }

    private void add(LocatedFinding located) {
        if (display.width().isEmpty()) {
            row(located.finding(), located.text(), FIX + located.finding().fix());
            return;
        }
        if (!block.isEmpty() && !isAlike(block.get(0).finding(), located.finding())) {
            closeBlock();
        }
        block.add(located);
    }

    private static boolean isAlike(Finding one, Finding other) {
        return one.code().equals(other.code()) && one.severity() == other.severity();
    }

    private void addMany(Finding first, String title) {
        FindingCode kind = first.kind();
        if (display.width().isEmpty()) {
            row(first, title, FIX_OF_MANY + kind.fix());
            return;
        }
        closeBlock();
        head(first);
        paragraph(title);
        paragraph(kind.explanation());
        paragraph(FIX_OF_MANY + kind.fix());
        text.append('\n');
    }

    private void row(Finding finding, String what, String fix) {
        table.row(severity(finding), plain(finding.code()), plain(what + "; " + printable(fix)));
    }

    private static Styled severity(Finding finding) {
        return new Styled(finding.severity().label(), Style.of(finding.severity()));
    }

    private void closeBlock() {
        if (block.isEmpty()) {
            return;
        }
        head(block.get(0).finding());
        int alike = 0;
        for (int i = 0; i < block.size(); i++) {
            paragraph(block.get(i).text());
            alike++;
            String fix = block.get(i).finding().fix();
            boolean isNextAlike =
                    i + 1 < block.size() && block.get(i + 1).finding().fix().equals(fix);
            if (!isNextAlike) {
                paragraph((alike == 1 ? FIX : FIX_OF_MANY) + printable(fix));
                alike = 0;
            }
        }
        block.clear();
        text.append('\n');
    }

    private void head(Finding finding) {
        Styled severity = severity(finding);
        text.append(display.line(
                        severity,
                        plain(" ".repeat(INDENT - severity.width())),
                        new Styled(finding.code(), Style.LITERAL)))
                .append('\n');
    }

    private void paragraph(String words) {
        int width = display.width().orElseThrow() - INDENT - HANGING;
        int indent = INDENT;
        for (String line : Wrapping.lines(words, width)) {
            text.append(" ".repeat(indent)).append(line).append('\n');
            indent = INDENT + HANGING;
        }
    }

    /** What was added, as lines with their line feeds. */
    public String text() {
        closeBlock();
        return text + table.print(display);
    }

    /** The style of a sum, from the most severe findings in it. */
    public static Style ofSum(long errors, long warnings) {
        return errors > 0 ? Style.of(Severity.ERROR) : warnings > 0 ? Style.of(Severity.WARNING) : Style.PASSED;
    }
}
