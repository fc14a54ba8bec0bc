package io.github.pcaconstrain.cli.audit;

import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.fuzz.ScratchFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Baselines of an audit. */
public final class BaselineTarget {
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    private static final Console CONSOLE =
            new Console(InputStream.nullInputStream(), NOWHERE, NOWHERE, Map.of(), Clock.systemUTC());
    private static final ScratchFolder FOLDER = new ScratchFolder("baseline");

    private BaselineTarget() {}

    public static void read(byte[] input) throws IOException {
        Path file = FOLDER.path().resolve("baseline.txt");
        Files.write(file, input);
        try {
            Baseline.read(file.toString(), CONSOLE);
        } catch (UnreadableInputException refused) {
            // as documented
        }
    }
}
