package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.cli.shell.ColorMode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The options that every command has may also stand before the command, where other tools have theirs: they are moved
 * behind it.
 */
final class GeneralOptions {
    private static final Set<String> FLAGS = Set.of("-q", "--quiet", "-v", "--verbose", "--debug", "-h", "--help");

    private GeneralOptions() {}

    /** The same arguments, with the command first if there is one. */
    static String[] afterCommand(String[] args) {
        return args.length > 1 && args[0].startsWith("-") ? moved(List.of(args)) : args;
    }

    private static String[] moved(List<String> args) {
        int command = 0;
        while (command < args.size() && isGeneral(args.get(command))) {
            boolean hasValue = args.get(command).equals(ColorMode.OPTION) && command + 1 < args.size();
            command += hasValue && !Overview.commands().contains(args.get(command + 1)) ? 2 : 1;
        }
        if (command == 0 || command == args.size() || args.get(command).startsWith("-")) {
            return args.toArray(String[]::new);
        }
        return Stream.of(List.of(args.get(command)), args.subList(0, command), args.subList(command + 1, args.size()))
                .flatMap(List::stream)
                .toArray(String[]::new);
    }

    private static boolean isGeneral(String arg) {
        return FLAGS.contains(arg) || arg.equals(ColorMode.OPTION) || arg.startsWith(ColorMode.OPTION + "=");
    }
}
