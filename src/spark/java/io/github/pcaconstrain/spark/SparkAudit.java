package io.github.pcaconstrain.spark;

import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.UserFacingException;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.io.PrintStream;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * The main class for {@code spark-submit}. Ends with the exit codes of {@code audit}, except that findings make the job
 * fail only with {@code --fail-on}: what runs Spark jobs would repeat it.
 */
public final class SparkAudit {
    private SparkAudit() {}

    /** Runs the job; {@code --help} lists the arguments. */
    public static void main(String[] args) {
        int code = run(List.of(args), System.out, System.err);
        if (code != ExitCode.OK) {
            System.exit(code); // a cluster takes the end of main for success, and System.exit(0) for a failure
        }
    }

    static int run(List<String> args, PrintStream out, PrintStream err) {
        try {
            JobOptions options = JobOptions.parse(args);
            if (options.isHelp()) {
                out.print(options.help());
                return ExitCode.OK;
            }
            JobRequest request = options.request(warning -> err.println("warning: " + warning));
            SparkSession spark = session();
            try {
                return new AuditJob(spark, request, out).run();
            } finally {
                spark.stop();
            }
        } catch (UserFacingException e) {
            return report(e, err);
        } catch (Exception e) { // Spark throws checked exceptions without declaring them
            return SparkFailure.of(e).map(known -> report(known, err)).orElseGet(() -> broken(e, err));
        }
    }

    /** Ends with another code than findings do. */
    private static int broken(Exception e, PrintStream err) {
        e.printStackTrace(err);
        err.println("pca-constrain: the job failed: "
                + PrintableText.printable(e.toString().lines().findFirst().orElse("")));
        err.println("hint: look into the log of Spark, and run it again with --force");
        return ExitCode.BUG;
    }

    /** What is sent between machines is small, and records cannot be read back by Kryo. */
    private static SparkSession session() {
        return SparkSession.builder()
                .appName("pca-constrain audit")
                .config("spark.serializer", "org.apache.spark.serializer.JavaSerializer")
                .getOrCreate();
    }

    private static int report(UserFacingException failure, PrintStream err) {
        err.println("pca-constrain: " + PrintableText.printable(String.valueOf(failure.getMessage())));
        err.println("hint: " + PrintableText.printable(failure.hint()));
        return failure.exitCode();
    }
}
