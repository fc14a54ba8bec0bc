package io.github.pcaconstrain.cli.prompt;

import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.failure.CancelledException;

/**
 * Asks key by key.
 *
 * @param console where it is asked
 * @param keyboard the keys
 */
record KeyPrompter(Console console, Keyboard keyboard) implements Prompter {
    /** A question on the screen. */
    interface Dialog {
        /** Shows how far the answer is. */
        void show(Block block);

        /** Takes a key; true if that ends the question. */
        boolean press(Key key);

        /** What stays on the screen. */
        String summary();
    }

    @Override
    public String choose(ChoiceList list) {
        ChoiceDialog dialog = new ChoiceDialog(list, keyboard);
        run(dialog);
        return dialog.answer();
    }

    @Override
    public String ask(Question question) {
        AnswerDialog dialog = new AnswerDialog(question, keyboard);
        run(dialog);
        return dialog.answer();
    }

    private void run(Dialog dialog) {
        boolean isAnswered = console.asking(() -> converse(dialog));
        if (!isAnswered) {
            throw new CancelledException();
        }
    }

    /** Shows the question and takes keys until it is answered, which is true, or cancelled. */
    private boolean converse(Dialog dialog) {
        Block block = new Block(console);
        while (true) {
            dialog.show(block);
            Key key = keyboard.next().orElse(Key.of(Key.Kind.OTHER));
            switch (key.kind()) {
                case CANCEL, END_OF_INPUT -> {
                    block.end(dialog.summary());
                    return false;
                }
                case RESIZED -> block.forget();
                default -> {
                    if (dialog.press(key)) {
                        block.end(dialog.summary());
                        return true;
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        keyboard.close();
    }
}
