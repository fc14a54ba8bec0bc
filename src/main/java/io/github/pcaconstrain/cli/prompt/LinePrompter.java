package io.github.pcaconstrain.cli.prompt;

import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.Style;
import io.github.pcaconstrain.cli.shell.Styled;
import io.github.pcaconstrain.failure.CancelledException;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Asks line by line, for a terminal that can only append text.
 *
 * @param console where it is asked
 */
record LinePrompter(Console console) implements Prompter {
    private static final int PAGE = 20;
    private static final int USUAL_WIDTH = 80;

    @Override
    public String choose(ChoiceList list) {
        console.err().println(list.question());
        List<Integer> rows = list.matching("");
        int shown = show(list, rows, 0);
        while (true) {
            boolean hasMore = shown < rows.size();
            String answer = read("Number, part of a name, or ARN" + (hasMore ? "; Enter shows more" : "") + ": ");
            int numbered = list.numbered(answer);
            if (numbered >= 0) {
                return list.rows().get(numbered).value();
            }
            if (list.accepted().test(answer)) {
                return answer;
            }
            if (answer.isEmpty()) {
                shown = hasMore ? show(list, rows, shown) : shown;
                continue;
            }
            List<Integer> matching = list.matching(answer);
            if (matching.isEmpty()) {
                console.err().println(unknown(list, answer));
            } else {
                rows = matching;
                shown = show(list, rows, 0);
            }
        }
    }

    private static String unknown(ChoiceList list, String answer) {
        return answer.matches("[0-9]+")
                ? "There is no number " + answer + ": they go from 1 to " + list.possible() + "."
                : "No " + list.noun() + " matches '" + PrintableText.printable(answer) + "'.";
    }

    /** Shows a page of rows, and returns how many were shown by now. */
    private int show(ChoiceList list, List<Integer> rows, int from) {
        List<Integer> page = rows.subList(from, Math.min(rows.size(), from + PAGE));
        list.details().want(page.stream().map(list.rows()::get).toList());
        list.details().await();
        int columns = console.terminal().columns() > 0 ? console.terminal().columns() : USUAL_WIDTH;
        new ChoiceLines(list, columns - 1).of(page, -1).forEach(console::print);
        int to = from + page.size();
        String all = Counted.of(list.rows().size(), list.noun());
        boolean isPart = page.size() < rows.size();
        String shown = (from + 1) + " to " + to + " of ";
        console.err()
                .println(
                        rows.size() < list.rows().size()
                                ? rows.size() + " of " + all + " match"
                                        + (isPart ? "; " + shown + "these are shown" : "")
                                : (isPart ? shown : "") + all + list.impossible());
        return to;
    }

    @Override
    public String ask(Question question) {
        if (!question.help().isEmpty()) {
            console.err().println(question.help());
        }
        boolean isBegun = !question.initial().isEmpty();
        String prompt = question.text()
                + (isBegun ? " [" + PrintableText.printable(question.initial()) + "; - for none]" : "") + ": ";
        while (true) {
            String typed = read(prompt);
            String answer = isBegun ? typed.isEmpty() ? question.initial() : typed.equals("-") ? "" : typed : typed;
            List<Remark> remarks = question.check().apply(answer);
            remarks.forEach(remark -> console.print(new Styled(
                    "  " + PrintableText.printable(remark.text()), remark.refuses() ? Style.FAILED : Style.WARNING)));
            if (remarks.stream().noneMatch(Remark::refuses)) {
                return answer;
            }
        }
    }

    private String read(String prompt) {
        return console.asking(() -> {
            console.err().print(prompt);
            console.err().flush();
            return line();
        });
    }

    /** A line without blanks around it. No more is read than that: somebody else may ask next. */
    private String line() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int octet = console.in().read();
                    octet != '\n';
                    octet = console.in().read()) {
                if (octet < 0) {
                    console.err().println(); // Ctrl-D leaves the cursor behind the question
                    throw new CancelledException();
                }
                line.write(octet);
            }
        } catch (IOException e) {
            throw new CancelledException();
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
