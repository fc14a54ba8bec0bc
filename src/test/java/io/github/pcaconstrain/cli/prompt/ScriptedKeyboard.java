package io.github.pcaconstrain.cli.prompt;

import io.github.pcaconstrain.cli.prompt.Key.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Keys that are pressed one after the other; after the last one, the terminal is gone. */
final class ScriptedKeyboard implements Keyboard {
    private final Deque<Key> keys = new ArrayDeque<>();
    private final int columns;
    private final int rows;
    private Runnable beforeEach = () -> {};

    ScriptedKeyboard(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    ScriptedKeyboard type(String text) {
        text.codePoints().mapToObj(Character::toString).forEach(each -> keys.add(new Key(Kind.TEXT, each)));
        return this;
    }

    ScriptedKeyboard press(Kind... kinds) {
        for (Kind kind : kinds) {
            keys.add(Key.of(kind));
        }
        return this;
    }

    /** Has someone look at the screen before each key. */
    ScriptedKeyboard watchedBy(Runnable watcher) {
        beforeEach = watcher;
        return this;
    }

    @Override
    public Optional<Key> next() {
        beforeEach.run();
        return Optional.of(keys.isEmpty() ? Key.of(Kind.END_OF_INPUT) : keys.remove());
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public void close() {
        // There is no terminal.
    }
}
