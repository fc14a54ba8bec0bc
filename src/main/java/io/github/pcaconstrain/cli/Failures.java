package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.UserFacingException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever went wrong into a message and an exit code. */
final class Failures {
    private static final String ISSUES = "https://github.com/pcaconstrain/pca-constrain/issues";

    private Failures() {}

    /** An exception out of a command. */
    static int report(Exception e, CommandLine line, Console console) {
        if (!(e instanceof UserFacingException failure)) {
            return reportBug(e, console);
        }
        console.error(failure.getMessage(), failure.hint());
        if (CommonOptions.isDebug(line.getParseResult())) {
            e.printStackTrace(console.err());
        }
        return failure.exitCode();
    }

    /** Options or arguments that picocli cannot make sense of. */
    static int reportUsage(ParameterException e, Console console) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        console.error(usageProblem(e), hint(e).orElse("see '" + command + " --help'"));
        return ExitCode.USAGE;
    }

    private static String usageProblem(ParameterException e) {
        CommandLine line = e.getCommandLine();
        boolean isRoot = line.getParent() == null;
        if (isRoot && e instanceof UnmatchedArgumentException unmatched) {
            return "no command '" + unmatched.getUnmatched().get(0) + "'";
        }
        if (isRoot && !(e instanceof UnmatchedArgumentException)) {
            return "no command given";
        }
        String message = Optional.ofNullable(e.getMessage()).orElse("wrong usage");
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    private static Optional<String> hint(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            return suggestions.isEmpty() ? Optional.empty() : Optional.of("did you mean " + suggestions.get(0) + "?");
        }
        return Optional.empty();
    }

    /** A broken invariant: trace and where to report it. */
    static int reportBug(Throwable bug, Console console) {
        if (bug instanceof OutOfMemoryError) {
            console.error("out of memory", "give Java more with PCA_CONSTRAIN_JAVA_OPTS=-Xmx4g");
            return ExitCode.BUG;
        }
        console.error("a bug of ours: " + bug, "please report it with the lines below at " + ISSUES);
        bug.printStackTrace(console.err());
        return ExitCode.BUG;
    }
}
