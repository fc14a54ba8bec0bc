package io.github.pcaconstrain.cli.shell;

import io.github.pcaconstrain.failure.CancelledException;
import io.github.pcaconstrain.failure.ClosedPipeException;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.Misspelling;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.failure.UserFacingException;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns failures into messages and exit codes. */
public final class Failures {
    private static final String ISSUES = "https://github.com/pcaconstrain/pca-constrain/issues";

    private Failures() {}

    /** Reports an exception of a command. */
    public static int report(Exception e, CommandLine line, Console console) {
        if (!(e instanceof UserFacingException failure)) {
            return reportBug(e, console);
        }
        Optional<String> better = failure instanceof UnreadableInputException unreadable
                ? SeveralValues.hint(line.getCommandSpec().root().commandLine().getParseResult(), unreadable)
                : Optional.empty();
        int exitCode = report(failure, better.orElse(failure.hint()), console);
        if (isDebug(line.getParseResult())) {
            printTrace(e, console);
        }
        return exitCode;
    }

    /** A trace quotes messages, and messages quote whatever was read. */
    private static void printTrace(Throwable failure, Console console) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        trace.toString()
                .lines()
                .map(line -> line.startsWith("\t")
                        ? "\t" + PrintableText.printable(line.substring(1))
                        : PrintableText.printable(line))
                .forEach(console.err()::println);
    }

    private static boolean isDebug(ParseResult result) {
        ParseResult last = result;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        OptionSpec option = last.commandSpec().findOption("--debug");
        return option != null && Boolean.TRUE.equals(option.getValue());
    }

    /** Reports a failure that the user can fix. */
    public static int report(UserFacingException failure, Console console) {
        return report(failure, failure.hint(), console);
    }

    private static int report(UserFacingException failure, String hint, Console console) {
        if (!(failure instanceof ClosedPipeException || failure instanceof CancelledException)) {
            console.error(failure.getMessage(), hint);
        }
        return failure.exitCode();
    }

    /**
     * Reports options or arguments that picocli cannot parse.
     *
     * @param args the command line
     */
    public static int reportUsage(ParameterException e, List<String> args, Console console) {
        if (e.getCause() instanceof InvalidOptionException wrong && e.getArgSpec() instanceof OptionSpec option) {
            String variable = variable(e, console);
            String place = variable.isEmpty() ? typed(option, args) + ": " : variable;
            console.error(place + wrong.getMessage(), wrong.hint());
            return ExitCode.USAGE;
        }
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String problem = e.getArgSpec() instanceof OptionSpec option
                ? usageProblem(e).replace("'" + option.longestName() + "'", "'" + typed(option, args) + "'")
                : usageProblem(e);
        console.error(
                variable(e, console) + problem,
                commandFirst(e, args)
                        .or(() -> hint(e))
                        .or(() -> firstExample(e))
                        .orElse("see '" + command + " --help'"));
        return ExitCode.USAGE;
    }

    /** The name that the command line uses for an option with several names. */
    private static String typed(OptionSpec option, List<String> args) {
        return Stream.of(option.names())
                .filter(name -> args.stream().anyMatch(arg -> arg.equals(name) || arg.startsWith(name + "=")))
                .findFirst()
                .orElse(option.longestName());
    }

    /** The same command line with the command first, if options of that command are before it. */
    private static Optional<String> commandFirst(ParameterException e, List<String> args) {
        CommandLine line = e.getCommandLine();
        if (line.getParent() != null || !(e instanceof UnmatchedArgumentException unmatched)) {
            return Optional.empty();
        }
        String option = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
        return args.stream()
                .filter(line.getSubcommands()::containsKey)
                .findFirst()
                .filter(command -> hasOption(line.getSubcommands().get(command), option))
                .map(command -> {
                    List<String> words = new ArrayList<>(args);
                    words.remove(command);
                    words.add(0, command);
                    return "write options after the command: " + new Invocation(words).text();
                });
    }

    private static boolean hasOption(@Nullable CommandLine command, String option) {
        return command != null && command.getCommandSpec().findOption(option) != null;
    }

    /** An example of a command line, if an argument is missing. */
    private static Optional<String> firstExample(ParameterException e) {
        boolean isMissing = e instanceof MissingParameterException missing
                && missing.getMissing().stream().allMatch(ArgSpec::isPositional);
        return isMissing
                ? HelpPage.of(e.getCommandLine().getCommandSpec())
                        .firstExample()
                        .map(example -> "for example: " + example)
                : Optional.empty();
    }

    /** The environment variable with the wrong value, if it came from one. */
    private static String variable(ParameterException e, Console console) {
        String value = Objects.requireNonNullElse(e.getValue(), "");
        return Optional.ofNullable(e.getArgSpec())
                .flatMap(arg -> new EnvironmentDefaults(console.environment()).source(arg, value))
                .map(variable -> variable + ": ")
                .orElse("");
    }

    private static String usageProblem(ParameterException e) {
        CommandLine line = e.getCommandLine();
        boolean isRoot = line.getParent() == null;
        if (e instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().get(0);
            // A known option is unmatched if it follows --, which makes it an argument.
            boolean isOption = first.startsWith("-") && line.getCommandSpec().findOption(first) == null;
            return (isOption ? "unknown option" : isRoot ? "no command" : "unexpected argument") + " '" + first + "'";
        }
        String message = Optional.ofNullable(e.getMessage()).orElse("usage error");
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    private static Optional<String> hint(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return Optional.empty();
        }
        CommandLine line = e.getCommandLine();
        String first = unmatched.getUnmatched().get(0);
        if (line.getCommandSpec().findOption(first) != null) {
            return Optional.empty();
        }
        String word = first.replaceFirst("=.*", "");
        return first.startsWith("-")
                ? Misspelling.closest(name(word), names(line)).map(name -> "did you mean --" + name + "?")
                : Misspelling.closest(word, line.getSubcommands().keySet())
                        .map(command -> "did you mean " + command + "?")
                        .or(() -> SeveralValues.hint(line.getParseResult(), first));
    }

    private static List<String> names(CommandLine line) {
        return line.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .filter(name -> name.startsWith("--"))
                .map(Failures::name)
                .toList();
    }

    private static String name(String option) {
        return option.replaceFirst("^-+", "");
    }

    static String quoted(String word) {
        return word.matches("[\\w.,:/@=+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Reports a bug, with its stack trace and where to report it. */
    public static int reportBug(Throwable bug, Console console) {
        if (bug instanceof OutOfMemoryError) {
            console.error("out of memory", "give Java more memory with PCA_CONSTRAIN_JAVA_OPTS=-Xmx4g");
            return ExitCode.BUG;
        }
        console.error("internal error: " + bug, "please report it, with the lines below, at " + ISSUES);
        printTrace(bug, console);
        return ExitCode.BUG;
    }

    /** Helps users who write several values after an option that takes one at a time, as in {@code -p a b}. */
    private static final class SeveralValues {
        private SeveralValues() {}

        /** Where the command takes no such argument. */
        static Optional<String> hint(ParseResult command, String unmatched) {
            return repeatable(command)
                    .reduce((earlier, later) -> later)
                    .map(option -> "to give several values, repeat the option: " + repeated(option, unmatched));
        }

        /** Where the command has taken the value for a file. */
        static Optional<String> hint(ParseResult parsed, UnreadableInputException missing) {
            if (!parsed.hasSubcommand()) {
                return Optional.empty();
            }
            List<String> args = parsed.originalArgs();
            int at = args.indexOf(missing.source());
            return repeatable(parsed.subcommand())
                    .filter(option -> Stream.of(option.names()).anyMatch(name -> isJustAfter(args, at, name)))
                    .findFirst()
                    .map(option -> missing.hint() + "; to give " + Failures.quoted(missing.source())
                            + " as another value of " + option.shortestName() + ", repeat the option: "
                            + repeated(option, missing.source()));
        }

        private static Stream<OptionSpec> repeatable(ParseResult command) {
            return command.matchedOptions().stream()
                    .filter(OptionSpec::isMultiValue)
                    .filter(option -> !option.originalStringValues().isEmpty());
        }

        private static boolean isJustAfter(List<String> args, int at, String option) {
            return (at > 1 && args.get(at - 2).equals(option))
                    || (at > 0 && args.get(at - 1).startsWith(option + "="));
        }

        private static String repeated(OptionSpec option, String value) {
            List<String> values = option.originalStringValues();
            String name = option.shortestName();
            return name + " " + Failures.quoted(values.get(values.size() - 1)) + " " + name + " "
                    + Failures.quoted(value);
        }
    }
}
