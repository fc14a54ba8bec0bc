package io.github.pcaconstrain.cli.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Java can find out about the terminal without the start script: everything except its width. */
final class TerminalLookup {
    /** Linux lists the open files of the process there, by their numbers. */
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private TerminalLookup() {}

    static Terminal find(Map<String, String> environment) {
        if (Files.isDirectory(DESCRIPTORS)) {
            boolean in = isTerminal(0);
            boolean err = isTerminal(2);
            return Terminal.of(in, isTerminal(1), err, in && err, 0, environment);
        }
        boolean isConsole = isConsole();
        return Terminal.of(isConsole, isConsole, false, isConsole, 0, environment);
    }

    private static boolean isTerminal(int descriptor) {
        try {
            return isTerminal(Files.readSymbolicLink(DESCRIPTORS.resolve(String.valueOf(descriptor)))
                    .toString());
        } catch (IOException e) {
            return false; // it is closed
        }
    }

    /** A pseudo-terminal, or a console or serial line of the machine. */
    static boolean isTerminal(String device) {
        return device.matches("/dev/(pts/\\d+|tty\\w*|console)");
    }

    // Since JDK 22, System.console() returns a console even without a terminal, and isTerminal() tells which.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isConsole() {
        java.io.@Nullable Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(
                    java.io.Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException beforeJdk22) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
