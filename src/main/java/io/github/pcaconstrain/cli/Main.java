package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.Failures;
import io.github.pcaconstrain.cli.shell.ReceivedText;
import io.github.pcaconstrain.cli.shell.StandardOutput;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.UserFacingException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;

/** Entry point of the command line. */
public final class Main {
    private static final String MAX_TLS_CHAIN = "100";
    private static final String MAX_TLS_MESSAGE = String.valueOf(4 << 20);

    static {
        // Our options are text, numbers and flags: what picocli knows of dates, files and SQL need not be loaded.
        System.setProperty("picocli.converters.excludes", "java\\..*");
        // Looking for Groovy's classes, which are not there, would have the JVM read the whole index of the jar.
        System.setProperty("picocli.disable.closures", "true");
        // The JDK gives up on servers with longer chains than 10 and on messages over 32 KiB. Read once, with the first
        // use of TLS.
        System.setProperty("jdk.tls.maxCertificateChainLength", MAX_TLS_CHAIN);
        System.setProperty("jdk.tls.client.maxInboundCertificateChainLength", MAX_TLS_CHAIN);
        System.setProperty("jdk.tls.maxHandshakeMessageSize", MAX_TLS_MESSAGE);
    }

    private Main() {}

    /** Runs the command line and exits with its code. */
    public static void main(String[] args) {
        System.exit(run(args, Console.ofProcess()));
    }

    /**
     * Runs the command line.
     *
     * @return the exit code, one of {@link ExitCode}
     */
    public static int run(String[] args, Console console) {
        try {
            ReceivedText.requireIntact(args, console.environment());
            CommandLine line = CommandLines.of(args, console);
            int exitCode = line.execute(args);
            CommandLines.outcome(line).ifPresent(console.err()::println);
            boolean isResultLost = console.out().checkError() && exitCode <= ExitCode.FINDINGS;
            return isResultLost ? Failures.report(StandardOutput.lost(), console) : exitCode;
        } catch (UserFacingException failure) {
            return Failures.report(failure, console);
        } catch (Throwable bug) { // also StackOverflowError and OutOfMemoryError: the exit code is a promise
            return Failures.reportBug(bug, console);
        } finally {
            console.flush();
        }
    }

    /** Runs the command line with streams and environment of the caller's, for embedding and tests. */
    public static int run(
            String[] args, java.io.InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
        return run(args, new Console(in, out, err, environment, Clock.systemUTC()));
    }
}
