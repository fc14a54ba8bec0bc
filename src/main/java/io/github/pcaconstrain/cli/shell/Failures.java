package io.github.pcaconstrain.cli.shell;

import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.Misspelling;
import io.github.pcaconstrain.failure.UserFacingException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever went wrong into a message and an exit code. */
public final class Failures {
    private static final String ISSUES = "https://github.com/pcaconstrain/pca-constrain/issues";

    private Failures() {}

    /** An exception out of a command. */
    public static int report(Exception e, CommandLine line, Console console) {
        if (!(e instanceof UserFacingException failure)) {
            return reportBug(e, console);
        }
        int exitCode = report(failure, console);
        if (isDebug(line.getParseResult())) {
            e.printStackTrace(console.err());
        }
        return exitCode;
    }

    private static boolean isDebug(ParseResult result) {
        ParseResult last = result;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        OptionSpec option = last.commandSpec().findOption("--debug");
        return option != null && Boolean.TRUE.equals(option.getValue());
    }

    /** A failure that the user can mend. */
    public static int report(UserFacingException failure, Console console) {
        console.error(failure.getMessage(), failure.hint());
        return failure.exitCode();
    }

    /**
     * Options or arguments that picocli cannot make sense of.
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
                hint(e).or(() -> firstExample(e)).orElse("see '" + command + " --help'"));
        return ExitCode.USAGE;
    }

    /** The name by which the command line calls an option that has several. */
    private static String typed(OptionSpec option, List<String> args) {
        return Stream.of(option.names())
                .filter(name -> args.stream().anyMatch(arg -> arg.equals(name) || arg.startsWith(name + "=")))
                .findFirst()
                .orElse(option.longestName());
    }

    /** A command line to go by, where an argument is missing. */
    private static Optional<String> firstExample(ParameterException e) {
        boolean isMissing = e instanceof MissingParameterException missing
                && missing.getMissing().stream().allMatch(ArgSpec::isPositional);
        return isMissing
                ? Examples.of(e.getCommandLine().getCommandSpec()).map(examples -> "for example: " + examples.first())
                : Optional.empty();
    }

    /** The environment variable that has the wrong value, if it is one. */
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
            // A known option is unmatched after --, which makes it an argument.
            boolean isOption = first.startsWith("-") && line.getCommandSpec().findOption(first) == null;
            return (isOption ? "unknown option" : isRoot ? "no command" : "unexpected argument") + " '" + first + "'";
        }
        if (isRoot) {
            return "no command given";
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
                        .or(() -> severalValues(line, first));
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

    /** Whoever writes two values after an option that takes one at a time. */
    private static Optional<String> severalValues(CommandLine line, String unmatched) {
        return line.getParseResult().matchedOptions().stream()
                .filter(OptionSpec::isMultiValue)
                .filter(option -> !option.originalStringValues().isEmpty())
                .reduce((earlier, later) -> later)
                .map(option -> {
                    List<String> values = option.originalStringValues();
                    String name = option.shortestName();
                    String last = values.get(values.size() - 1);
                    return "to give several values, repeat the option: " + name + " " + quoted(last) + " " + name + " "
                            + quoted(unmatched);
                });
    }

    private static String quoted(String word) {
        return word.matches("[\\w.,:/@=+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** A broken invariant: trace and where to report it. */
    public static int reportBug(Throwable bug, Console console) {
        if (bug instanceof OutOfMemoryError) {
            console.error("out of memory", "give Java more memory with PCA_CONSTRAIN_JAVA_OPTS=-Xmx4g");
            return ExitCode.BUG;
        }
        console.error("internal error: " + bug, "please report it, with the lines below, at " + ISSUES);
        bug.printStackTrace(console.err());
        return ExitCode.BUG;
    }
}
