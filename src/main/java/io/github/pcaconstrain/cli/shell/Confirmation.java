package io.github.pcaconstrain.cli.shell;

import io.github.pcaconstrain.failure.InvalidOptionException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Asks for confirmation before something is changed. Without a terminal nobody can be asked, which is an error. */
public final class Confirmation {
    private final Console console;
    private final BooleanSupplier isTerminal;

    Confirmation(Console console, BooleanSupplier isTerminal) {
        this.console = console;
        this.isTerminal = isTerminal;
    }

    public static Confirmation of(Console console) {
        return new Confirmation(console, Confirmation::isTerminal);
    }

    /**
     * Asks a question that is answered with y or n; anything but y is no.
     *
     * @throws InvalidOptionException if there is no terminal to ask at
     */
    public boolean ask(String question) {
        if (!isTerminal.getAsBoolean()) {
            throw new InvalidOptionException(
                    "cannot ask for confirmation: there is no terminal", "give --yes to go ahead without confirmation");
        }
        console.flush();
        console.err().print(question + " [y/N] ");
        console.err().flush();
        try {
            @Nullable
            String answer = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8)).readLine();
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
        } catch (IOException e) {
            return false;
        }
    }

    // Since JDK 22, System.console() returns a console even without a terminal; its isTerminal() tells the two apart.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        java.io.@Nullable Console terminal = System.console();
        if (terminal == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(
                    java.io.Console.class.getMethod("isTerminal").invoke(terminal));
        } catch (NoSuchMethodException beforeJdk22) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
