package io.github.pcaconstrain.cli.prompt;

import io.github.pcaconstrain.cli.prompt.Key.Kind;
import java.io.IOError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.reader.EndOfFileException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.NonBlockingReader;

/**
 * The terminal of this process in raw mode, by JLine. Its provider "exec" runs {@code stty}: the others load native code,
 * of which newer JDKs warn. Everything is written to standard error as usual, not through JLine.
 */
final class JLineKeyboard implements Keyboard {
    /** How long, in milliseconds, a key is waited for, and the rest of a sequence that begins with Escape. */
    private static final int MOMENT = 100;

    /** JLine knows this type without a look at the terminal's database, and nothing is asked of it. */
    private static final String TYPE = "ansi";

    private static final int USUAL_COLUMNS = 80;
    private static final int USUAL_ROWS = 24;

    private final Terminal terminal;
    private final BindingReader keys;
    private final KeyMap<Kind> bindings = Bindings.all(MOMENT);
    private final AtomicBoolean isResized = new AtomicBoolean();
    private Size size;

    private JLineKeyboard(Terminal terminal) {
        this.terminal = terminal;
        this.keys = new BindingReader(terminal.reader());
        this.size = terminal.getSize();
    }

    /** Opens it; empty where it has no raw mode. */
    static Optional<Keyboard> open() {
        try {
            Terminal terminal = new ExecTerminalProvider()
                    .sysTerminal(
                            "pca-constrain",
                            TYPE,
                            false,
                            StandardCharsets.UTF_8,
                            StandardCharsets.UTF_8,
                            StandardCharsets.UTF_8,
                            false,
                            Terminal.SignalHandler.SIG_DFL,
                            false,
                            SystemStream.Error);
            if (terminal == null) {
                return Optional.empty();
            }
            return inRawMode(terminal);
        } catch (IOException | RuntimeException | IOError | LinkageError e) {
            return Optional.empty(); // no stty, for example
        }
    }

    /** Its keys; empty, and the terminal as it was, if it has no raw mode. */
    static Optional<Keyboard> inRawMode(Terminal terminal) throws IOException {
        try {
            JLineKeyboard keyboard = new JLineKeyboard(terminal);
            keyboard.enterRawMode();
            return Optional.of(keyboard);
        } catch (RuntimeException | IOError e) {
            terminal.close();
            return Optional.empty();
        }
    }

    /** Keys arrive one by one and are not shown; Ctrl-C is a key like others. */
    private void enterRawMode() {
        terminal.handle(Terminal.Signal.WINCH, signal -> isResized.set(true));
        Attributes raw = new Attributes(terminal.getAttributes());
        raw.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.IEXTEN, LocalFlag.ISIG), false);
        raw.setInputFlags(EnumSet.of(InputFlag.IXON, InputFlag.ICRNL, InputFlag.INLCR), false);
        raw.setControlChar(ControlChar.VMIN, 0);
        raw.setControlChar(ControlChar.VTIME, 1);
        terminal.setAttributes(raw);
    }

    @Override
    public Optional<Key> next() {
        if (isResized.getAndSet(false)) {
            size = terminal.getSize();
            return Optional.of(Key.of(Kind.RESIZED));
        }
        try {
            int first = keys.peekCharacter(MOMENT);
            if (first == NonBlockingReader.READ_EXPIRED) {
                return Optional.empty();
            }
            Kind kind = first == NonBlockingReader.EOF ? null : keys.readBinding(bindings);
            return Optional.of(
                    kind == null
                            ? Key.of(Kind.END_OF_INPUT)
                            : new Key(kind, kind == Kind.TEXT ? keys.getLastBinding() : ""));
        } catch (EndOfFileException | IOError e) {
            return Optional.of(Key.of(Kind.END_OF_INPUT));
        }
    }

    @Override
    public int columns() {
        return size.getColumns() > 0 ? size.getColumns() : USUAL_COLUMNS;
    }

    @Override
    public int rows() {
        return size.getRows() > 0 ? size.getRows() : USUAL_ROWS;
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException | IOError e) {
            // The terminal is gone.
        }
    }
}
