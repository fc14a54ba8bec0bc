package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.workflow.Journal;
import io.github.pcaconstrain.workflow.JournalEntry;
import io.github.pcaconstrain.workflow.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * {@code apply} in a process that ends at an entry of its journal as by {@code kill -9}: without cleaning up. Arguments:
 * {@code before} or {@code after}, the number of the entry, and those of the command.
 */
final class ApplyUntil {
    static final int KILLED = 137;

    private ApplyUntil() {}

    public static void main(String[] args) {
        boolean isBefore = args[0].equals("before");
        int last = Integer.parseInt(args[1]);
        ApplyCommand command = new ApplyCommand(Console.ofProcess(), journal -> new Halting(journal, last, isBefore));
        System.exit(new CommandLine(command.spec()).execute(Arrays.copyOfRange(args, 2, args.length)));
    }

    private record Halting(Journal journal, int last, boolean isBefore) implements Journal {
        @Override
        public List<JournalEntry> entries() {
            return journal.entries();
        }

        @Override
        public synchronized void write(Step step, Map<String, String> details) {
            boolean isLast = journal.entries().size() + 1 == last;
            if (isLast && isBefore) {
                Runtime.getRuntime().halt(KILLED);
            }
            journal.write(step, details);
            if (isLast) {
                Runtime.getRuntime().halt(KILLED);
            }
        }
    }
}
