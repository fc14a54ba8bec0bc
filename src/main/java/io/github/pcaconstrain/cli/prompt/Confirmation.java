package io.github.pcaconstrain.cli.prompt;

import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.failure.InvalidOptionException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Asks for confirmation before something is changed. Without a terminal nobody can be asked, which is an error. */
public final class Confirmation {
    private final Console console;

    public Confirmation(Console console) {
        this.console = console;
    }

    /**
     * Asks a yes-or-no question. Anything but y is no.
     * @throws InvalidOptionException if there is no terminal to ask on
     */
    public boolean ask(String question) {
        return ask(
                question + " [y/N] ", answer -> answer.toLowerCase(Locale.ROOT).matches("y|yes"));
    }

    /**
     * Asks for a word to be typed, where a slip must not be enough; anything else is no.
     *
     * @throws InvalidOptionException if there is no terminal to ask at
     */
    public boolean askForWord(String word, String purpose) {
        return ask("Type '" + word + "' " + purpose + ": ", word::equals);
    }

    private boolean ask(String question, Predicate<String> isYes) {
        if (!console.terminal().canAsk()) {
            throw new InvalidOptionException(
                    "cannot ask for confirmation: there is no terminal", "give --yes to go ahead without confirmation");
        }
        return console.asking(() -> askAndRead(question, isYes));
    }

    private boolean askAndRead(String question, Predicate<String> isYes) {
        console.err().print(question);
        console.err().flush();
        try {
            @Nullable
            String answer = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8)).readLine();
            if (answer == null) { // Ctrl-D leaves the cursor behind the question
                console.err().println();
            }
            return answer != null && isYes.test(answer.strip());
        } catch (IOException e) {
            return false;
        }
    }
}
