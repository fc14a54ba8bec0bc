package io.github.pcaconstrain.cli.prompt;

import io.github.pcaconstrain.cli.prompt.Key.Kind;
import java.util.List;
import org.jline.keymap.KeyMap;

/** What terminals send for each key (ECMA-48, and what xterm, the Linux console and rxvt do beyond it). */
final class Bindings {
    private static final String CSI = "\033[";
    private static final String SS3 = "\033O";
    private static final int FUNCTION_KEYS = 34;
    private static final int LAST_MODIFIER = 8;

    private Bindings() {}

    /** @param moment how long, in milliseconds, Escape waits for the rest of a sequence */
    static KeyMap<Kind> all(long moment) {
        KeyMap<Kind> map = new KeyMap<>();
        map.setUnicode(Kind.TEXT);
        map.setNomatch(Kind.OTHER);
        map.setAmbiguousTimeout(moment);
        map.bind(Kind.TEXT, KeyMap.range(" -~"));
        bindSwallowed(map);
        bindArrows(map);
        bindControls(map);
        return map;
    }

    /** Keys without a meaning here: the rest of what they send must not be taken for text. */
    private static void bindSwallowed(KeyMap<Kind> map) {
        for (int number = 1; number <= FUNCTION_KEYS; number++) {
            map.bind(Kind.OTHER, CSI + number + "~");
        }
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            map.bind(Kind.OTHER, CSI + letter);
            map.bind(Kind.OTHER, SS3 + letter);
            for (int modifier = 2; modifier <= LAST_MODIFIER; modifier++) {
                map.bind(Kind.OTHER, CSI + "1;" + modifier + letter);
            }
        }
    }

    private static void bindArrows(KeyMap<Kind> map) {
        for (String start : List.of(CSI, SS3)) {
            map.bind(Kind.UP, start + "A");
            map.bind(Kind.DOWN, start + "B");
            map.bind(Kind.RIGHT, start + "C");
            map.bind(Kind.LEFT, start + "D");
            map.bind(Kind.HOME, start + "H");
            map.bind(Kind.END, start + "F");
        }
        map.bind(Kind.HOME, CSI + "1~", CSI + "7~");
        map.bind(Kind.END, CSI + "4~", CSI + "8~");
        map.bind(Kind.DELETE, CSI + "3~");
        map.bind(Kind.PAGE_UP, CSI + "5~");
        map.bind(Kind.PAGE_DOWN, CSI + "6~");
    }

    private static void bindControls(KeyMap<Kind> map) {
        map.bind(Kind.ENTER, "\r", "\n");
        map.bind(Kind.ESCAPE, "\033");
        map.bind(Kind.BACKSPACE, "\177", KeyMap.ctrl('H'));
        map.bind(Kind.UP, KeyMap.ctrl('P'));
        map.bind(Kind.DOWN, KeyMap.ctrl('N'));
        map.bind(Kind.HOME, KeyMap.ctrl('A'));
        map.bind(Kind.END, KeyMap.ctrl('E'));
        map.bind(Kind.LEFT, KeyMap.ctrl('B'));
        map.bind(Kind.RIGHT, KeyMap.ctrl('F'));
        map.bind(Kind.ERASE_WORD, KeyMap.ctrl('W'));
        map.bind(Kind.ERASE_BEFORE, KeyMap.ctrl('U'));
        map.bind(Kind.ERASE_AFTER, KeyMap.ctrl('K'));
        map.bind(Kind.CANCEL, KeyMap.ctrl('C'));
        map.bind(Kind.END_OF_INPUT, KeyMap.ctrl('D'));
    }
}
