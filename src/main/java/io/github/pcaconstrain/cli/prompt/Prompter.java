package io.github.pcaconstrain.cli.prompt;

import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.failure.CancelledException;
import java.util.Optional;

/**
 * Asks the user, on standard error: key by key where the terminal can do that, and line by line where not. To be closed
 * when no more is asked, and before anything else is read from the terminal.
 *
 * <pre>{@code
 * try (Prompter prompter = Prompter.at(console)) {
 *     String answer = prompter.ask(new Question("Name", "", text -> List.of()));
 * }
 * }</pre>
 */
public interface Prompter extends AutoCloseable {
    /** Whether there is somebody to ask: a CI server may lend a terminal, too, but nobody looks at it. */
    static boolean canAsk(Console console) {
        return console.terminal().canAsk() && !console.terminal().isCi();
    }

    /** What suits the terminal, at which there must be somebody to ask. */
    static Prompter at(Console console) {
        String type = console.environment().getOrDefault("TERM", "");
        Optional<Keyboard> keyboard =
                console.terminal().canRedraw() && !type.isEmpty() ? JLineKeyboard.open() : Optional.empty();
        return keyboard.<Prompter>map(keys -> new KeyPrompter(console, keys))
                .orElseGet(() -> new LinePrompter(console));
    }

    /**
     * Has the user choose from a list.
     *
     * @return the value of a row, or a typed text that the list takes for an answer
     * @throws CancelledException if the user does not want to
     */
    String choose(ChoiceList list);

    /**
     * Has the user answer a question.
     *
     * @return an answer that the question does not refuse, without blanks around it
     * @throws CancelledException if the user does not want to
     */
    String ask(Question question);

    @Override
    void close();
}
