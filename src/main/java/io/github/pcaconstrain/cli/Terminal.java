package io.github.pcaconstrain.cli;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** The person at the terminal, if there is one. */
final class Terminal {
    private Terminal() {}

    /** Whether standard input and output are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // it is null on a JDK before 22; from then on isTerminal tells
    static boolean isThere() {
        @Nullable Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJdk) {
            return true;
        }
    }

    /** Asks a question that is answered with yes or no; anything but yes is no. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean confirms(String question) {
        @Nullable Console console = System.console();
        @Nullable String answer = console == null ? null : console.readLine("%s [y/N] ", question);
        return answer != null && answer.strip().matches("(?i)y(es)?");
    }
}
