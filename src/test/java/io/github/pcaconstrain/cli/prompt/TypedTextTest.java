package io.github.pcaconstrain.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed, and how much of a text fits on a line. */
class TypedTextTest {
    /** For a terminal, U+009B begins a sequence as Escape and [ do; U+202E turns the direction of text. */
    @Test
    void whatControlsTheTerminalIsNotTyped() {
        LineEditor line = new LineEditor();
        line.press(new Key(Key.Kind.TEXT, "a\u009b2J\u202e\u0007b"));
        line.press(new Key(Key.Kind.TEXT, "\u00fc"));

        assertThat(line.text()).isEqualTo("a2Jb\u00fc");
        assertThat(line.visible(80)).isEqualTo(new LineEditor.Visible("a2Jb\u00fc", 5));
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef, 6, abcdef",
        "abcdefg, 6, abc...",
        "abcdefg, 2, ..",
        "abcdefg, 0, ''",
        "abcdefg, -1, ''",
        "漢字漢字, 6, 漢...",
        // One column each, but two characters in Java.
        "𝐀𝐁𝐂𝐃𝐄, 4, 𝐀..."
    })
    void aTextThatIsTooWideIsCut(String text, int columns, String cut) {
        assertThat(TextWidth.cut(text, columns)).isEqualTo(cut);
    }

    @Test
    void aTerminalWithoutARawModeIsGivenBack() throws IOException {
        List<String> calls = new ArrayList<>();
        Terminal terminal = (Terminal) Proxy.newProxyInstance(
                Terminal.class.getClassLoader(), new Class<?>[] {Terminal.class}, (proxy, method, args) -> {
                    calls.add(method.getName());
                    return switch (method.getName()) {
                        case "getSize" -> Size.of(80, 24);
                        case "getAttributes" -> throw new IllegalStateException("no raw mode");
                        default -> null;
                    };
                });

        assertThat(JLineKeyboard.inRawMode(terminal)).isEmpty();
        assertThat(calls).endsWith("close");
    }
}
