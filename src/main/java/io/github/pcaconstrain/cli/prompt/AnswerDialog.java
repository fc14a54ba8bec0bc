package io.github.pcaconstrain.cli.prompt;

import io.github.pcaconstrain.cli.shell.Style;
import io.github.pcaconstrain.cli.shell.Styled;
import io.github.pcaconstrain.cli.shell.Wrapping;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.util.ArrayList;
import java.util.List;

/** A line that the user types, with what there is to say about it below. */
final class AnswerDialog implements KeyPrompter.Dialog {
    private static final int MOST_LINES = 4;
    private static final String INDENT = "  ";

    private final Question question;
    private final Keyboard keyboard;
    private final LineEditor typed;
    private List<Remark> remarks;

    AnswerDialog(Question question, Keyboard keyboard) {
        this.question = question;
        this.keyboard = keyboard;
        this.typed = new LineEditor(question.initial());
        this.remarks = List.of();
    }

    @Override
    public void show(Block block) {
        int columns = keyboard.columns() - 1;
        String start = question.text() + ": ";
        LineEditor.Visible line = typed.visible(Math.max(1, columns - start.length()));
        List<Styled> lines = new ArrayList<>();
        if (!question.help().isEmpty()) {
            Wrapping.lines(question.help(), columns).forEach(each -> lines.add(new Styled(each, Style.DIMMED)));
        }
        int row = lines.size();
        lines.add(Styled.plain(TextWidth.cut(start + line.text(), columns)));
        remarks.stream()
                .flatMap(each -> lines(each, columns).stream())
                .limit(MOST_LINES)
                .forEach(lines::add);
        block.show(lines, row, Math.min(columns, start.length() + line.cursor()));
    }

    private static List<Styled> lines(Remark remark, int columns) {
        Style style = remark.refuses() ? Style.FAILED : Style.WARNING;
        return Wrapping.lines(PrintableText.printable(remark.text()), columns - INDENT.length()).stream()
                .map(line -> new Styled(TextWidth.cut(INDENT + line, columns), style))
                .toList();
    }

    @Override
    public boolean press(Key key) {
        if (key.kind() == Key.Kind.ENTER) {
            remarks = question.check().apply(answer());
            return remarks.stream().noneMatch(Remark::refuses);
        }
        if (key.kind() == Key.Kind.ESCAPE) {
            typed.clear();
            remarks = List.of();
        } else if (typed.press(key)) {
            remarks = typed.text().isBlank() ? List.of() : question.check().apply(answer());
        }
        return false;
    }

    @Override
    public String summary() {
        return question.text() + ": " + PrintableText.printable(answer());
    }

    String answer() {
        return typed.text().strip();
    }
}
