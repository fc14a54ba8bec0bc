package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.cli.shell.ColorMode;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.Failures;
import io.github.pcaconstrain.cli.shell.ReceivedText;
import io.github.pcaconstrain.cli.shell.StandardOutput;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.UserFacingException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine;

/** Entry point of the command line. */
public final class Main {
    private static final String MAX_TLS_CHAIN = "100";
    private static final String MAX_TLS_MESSAGE = String.valueOf(4 << 20);

    static {
        // All options are text, numbers or flags, so picocli's converters of dates, files and SQL need not be loaded.
        System.setProperty("picocli.converters.excludes", "java\\..*");
        // Looking for Groovy's classes, which do not exist, would make the JVM read the whole index of the jar.
        System.setProperty("picocli.disable.closures", "true");
        // The JDK's limits are chains of 10 certificates and messages of 32 KiB. It reads these properties once, at the
        // first use of TLS.
        System.setProperty("jdk.tls.maxCertificateChainLength", MAX_TLS_CHAIN);
        System.setProperty("jdk.tls.client.maxInboundCertificateChainLength", MAX_TLS_CHAIN);
        System.setProperty("jdk.tls.maxHandshakeMessageSize", MAX_TLS_MESSAGE);
    }

    private Main() {}

    /** Runs the command line and exits with its code. */
    public static void main(String[] args) {
        int exitCode = run(args, Console.ofProcess());
        // Since JDK 21, System.exit asks for a logger first, for which the JDK reads the whole index of the jar. That
        // is
        // a fifth of the time of a short command. To return ends the process as well, unless a thread keeps it alive.
        if (exitCode != ExitCode.OK || isKeptAlive()) {
            System.exit(exitCode);
        }
    }

    private static boolean isKeptAlive() {
        Thread[] threads = new Thread[Thread.activeCount() + 1];
        int found = Thread.enumerate(threads);
        if (found == threads.length) { // more than there is room for
            return true;
        }
        for (Thread thread : Arrays.asList(threads).subList(0, found)) {
            if (!thread.isDaemon() && thread != Thread.currentThread()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Runs the command line.
     *
     * @return the exit code, one of {@link ExitCode}
     */
    public static int run(String[] typed, Console uncolored) {
        String[] args = GeneralOptions.afterCommand(typed);
        Console console = uncolored.with(ColorMode.of(args, uncolored.environment()));
        try {
            ReceivedText.requireIntact(args, console.environment());
            CommandLine line = CommandLines.of(args, console);
            int exitCode = execute(line, args, console);
            CommandLines.outcome(line).ifPresent(console::tell);
            boolean isResultLost = console.out().checkError() && exitCode <= ExitCode.FINDINGS;
            return isResultLost ? Failures.report(StandardOutput.lost(console), console) : exitCode;
        } catch (UserFacingException failure) {
            return Failures.report(failure, console);
        } catch (Throwable bug) { // including StackOverflowError and OutOfMemoryError: the exit code is documented
            return Failures.reportBug(bug, console);
        } finally {
            console.end();
        }
    }

    /** Whatever ends a command, what it has changed is still said afterwards. */
    private static int execute(CommandLine line, String[] args, Console console) {
        try {
            return line.execute(CommandLines.toParse(args, line));
        } catch (Error bug) { // picocli passes these on
            return Failures.reportBug(bug, console);
        }
    }

    /** Runs the command line with the caller's streams and environment, for embedding and tests. */
    public static int run(
            String[] args, java.io.InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
        return run(args, new Console(in, out, err, environment, Clock.systemUTC()));
    }
}
