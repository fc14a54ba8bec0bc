package io.github.pcaconstrain.cli.prompt;

import io.github.pcaconstrain.cli.shell.Style;
import io.github.pcaconstrain.cli.shell.Styled;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A list through which the user moves with the arrow keys, by typing a number, or part of what a row says. */
final class ChoiceDialog implements KeyPrompter.Dialog {
    private static final String KEYS = "Arrow keys or a number move, text filters, Enter chooses, Ctrl-C cancels.";

    /** The question, two lines below the rows, and one that stays free. */
    private static final int OTHER_LINES = 4;

    private static final int FEWEST = 3;
    private static final int MOST = 15;

    private final ChoiceList list;
    private final Keyboard keyboard;
    private final LineEditor typed = new LineEditor();
    private List<Integer> visible;
    private int position;
    private int top;
    private String answer = "";
    private String label = "";
    private String refusal = "";

    ChoiceDialog(ChoiceList list, Keyboard keyboard) {
        this.list = list;
        this.keyboard = keyboard;
        this.visible = IntStream.range(0, list.rows().size()).boxed().toList();
    }

    @Override
    public void show(Block block) {
        int columns = keyboard.columns() - 1;
        List<Integer> page = page();
        list.details().want(page.stream().map(list.rows()::get).toList());
        LineEditor.Visible line =
                typed.visible(Math.max(1, columns - list.question().length() - 1));
        List<Styled> lines = new ArrayList<>();
        lines.add(Styled.plain(TextWidth.cut(list.question() + " " + line.text(), columns)));
        lines.addAll(new ChoiceLines(list, columns).of(page, visible.isEmpty() ? -1 : visible.get(position)));
        lines.add(new Styled(TextWidth.cut(refusal.isEmpty() ? state(page) : refusal, columns), stateStyle()));
        lines.add(new Styled(TextWidth.cut(KEYS, columns), Style.DIMMED));
        block.show(lines, 0, Math.min(columns, list.question().length() + 1 + line.cursor()));
    }

    private Style stateStyle() {
        return refusal.isEmpty() ? Style.DIMMED : Style.FAILED;
    }

    /** What of the visible rows is on the screen; the marked one is among them. */
    private List<Integer> page() {
        int size = Math.max(FEWEST, Math.min(MOST, keyboard.rows() - OTHER_LINES));
        top = Math.max(Math.min(top, position), position - size + 1);
        return visible.subList(top, Math.min(visible.size(), top + size));
    }

    private String state(List<Integer> page) {
        String all = Counted.of(list.rows().size(), list.noun());
        String reading = list.details().isReading() ? "; reading more about them" : "";
        if (visible.size() < list.rows().size()) {
            String end = visible.size() > page.size() ? "; " + shown(page) + " of these are shown" : "";
            return visible.size() + " of " + all + " match '" + PrintableText.printable(typed.text()) + "'" + end
                    + reading;
        }
        String some = page.size() < visible.size() ? shown(page) + " of " : "";
        return some + all + list.impossible() + reading;
    }

    private String shown(List<Integer> page) {
        return (top + 1) + " to " + (top + page.size());
    }

    @Override
    public boolean press(Key key) {
        int page = Math.max(1, page().size());
        switch (key.kind()) {
            case ENTER -> {
                return choose();
            }
            case UP -> move(-1);
            case DOWN -> move(1);
            case PAGE_UP -> move(-page);
            case PAGE_DOWN -> move(page);
            case ESCAPE -> {
                typed.clear();
                filter();
            }
            default -> {
                if (typed.press(key)) {
                    filter();
                }
            }
        }
        return false;
    }

    private void move(int by) {
        position = Math.max(0, Math.min(visible.size() - 1, position + by));
        refusal = "";
    }

    /** A number marks its row among all; any other text leaves the rows that have it. */
    private void filter() {
        String text = typed.text();
        int numbered = list.numbered(text);
        visible = numbered >= 0 ? list.matching("") : list.matching(text);
        position = Math.max(0, numbered);
        top = 0;
        refusal = visible.isEmpty() && !list.accepted().test(text)
                ? "no " + list.noun() + " matches '" + PrintableText.printable(text) + "'; Escape shows all"
                : "";
    }

    private boolean choose() {
        if (visible.isEmpty()) {
            answer = list.accepted().test(typed.text()) ? typed.text().strip() : "";
            label = answer;
            return !answer.isEmpty();
        }
        ChoiceRow row = list.rows().get(visible.get(position));
        if (!row.isPossible()) {
            refusal = PrintableText.printable(row.cells().get(0) + " cannot be chosen: " + row.obstacle());
            return false;
        }
        answer = row.value();
        label = row.label();
        return true;
    }

    @Override
    public String summary() {
        return list.question() + (label.isEmpty() ? "" : " " + PrintableText.printable(label));
    }

    String answer() {
        return answer;
    }
}
