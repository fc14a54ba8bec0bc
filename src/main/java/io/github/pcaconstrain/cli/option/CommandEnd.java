package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.cli.progress.Changes;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.Invocation;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** The lines with which a command ends: what it has changed at AWS, and which command comes next. */
final class CommandEnd {
    private final Console console;
    private final CommonOptions common;
    private final Changes changes;
    private final BooleanSupplier isForgotten;
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private Optional<String> next = Optional.empty();
    private volatile boolean isAsking;

    /**
     * That of a command.
     *
     * @param isForgotten whether everything it changes is gone when it ends
     */
    CommandEnd(Console console, CommonOptions common, Changes changes, BooleanSupplier isForgotten) {
        this.console = console;
        this.common = common;
        this.changes = changes;
        this.isForgotten = isForgotten;
    }

    /** Empty if the user wants no notes. */
    Optional<String> outcome() {
        return common.isQuiet()
                ? Optional.empty()
                : Optional.of(PrintableText.printable(changes.text())
                        + next.map(command -> "\nNext: " + command).orElse(""));
    }

    /**
     * The same after Ctrl-C.
     *
     * @param done what was done, as a sentence
     * @param again makes the command that resumes, of the answers that this one was given as if they had been options
     */
    Optional<String> interrupted(Supplier<String> done, Function<List<String>, Invocation> again) {
        return common.isQuiet() ? Optional.empty() : Optional.of(PrintableText.printable(lastLine(done.get(), again)));
    }

    /** Ctrl-C at a question is a no: both end with the same words, unless there is something to continue. */
    private String lastLine(String done, Function<List<String>, Invocation> again) {
        boolean isAnswer = isAsking || console.asked().get();
        if (isAnswer && done.equals(Changes.NOTHING)) {
            return Changes.CANCELLED + done;
        }
        return (isAnswer ? Changes.CANCELLED : "Interrupted. ") + done + " "
                + (isForgotten.getAsBoolean()
                        ? "The sandbox was in memory and is gone."
                        : "To continue: " + again.apply(answers).text());
    }

    /** Asks for something without which the command cannot begin. */
    <T> T asking(Supplier<T> question) {
        isAsking = true;
        try {
            return question.get();
        } finally {
            isAsking = false;
        }
    }

    /** The user has answered what an option would have said. */
    void answered(String option, String value) {
        answers.addAll(List.of(option, value));
    }

    /** The command that comes next. */
    void next(Invocation command) {
        next = Optional.of(command.text());
    }
}
