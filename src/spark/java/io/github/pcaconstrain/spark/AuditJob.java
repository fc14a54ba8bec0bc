package io.github.pcaconstrain.spark;

import io.github.pcaconstrain.audit.judging.CaFinder;
import io.github.pcaconstrain.audit.judging.FoundCa;
import io.github.pcaconstrain.audit.judging.Judge;
import io.github.pcaconstrain.audit.judging.KnownCas;
import io.github.pcaconstrain.audit.result.BatchResult;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Severity;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * An audit in two passes over the same rows. The first finds the CA certificates; their chains are built once, on the
 * driver, and sent to every executor. The second judges each row. Certificates are never moved between machines, but for
 * those of CAs. Whatever a lost executor did is done again, with the same result, since nothing depends on the order of rows.
 */
final class AuditJob {
    private static final int DEPTH = 2;

    private final SparkSession spark;
    private final JobRequest request;
    private final PrintStream out;

    AuditJob(SparkSession spark, JobRequest request, PrintStream out) {
        this.spark = spark;
        this.request = request;
        this.out = out;
    }

    /**
     * Audits, writes the results, and prints how much was found.
     *
     * @return the exit code
     * @throws io.github.pcaconstrain.failure.UserFacingException if something cannot be read or written
     */
    int run() {
        DataFiles files = new DataFiles(spark.sparkContext().hadoopConfiguration());
        ResultFolder folder = ResultFolder.open(spark, request);
        files.check(request.in(), request.out());
        List<DataFiles.Whole> given = files.read("--cas", request.cas());
        List<DataFiles.Whole> anchors = files.read("--trust", request.trust());
        List<FoundCa> trusted = trusted(anchors);
        RowSource source = RowSource.open(spark, request);
        folder.make();

        FirstPass.Result first = FirstPass.over(source, request.audit().at());
        RowNumbers numbers = new RowNumbers(first.parts());
        List<FoundCa> cas = new ArrayList<>(cas(given));
        first.cas().values().forEach(ca -> cas.add(found(ca, numbers)));
        List<CertificateFinding> ofNoRow = new ArrayList<>();
        KnownCas known = KnownCas.of(cas, trusted, request.audit(), ofNoRow::add);

        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        JavaRDD<Judged> judged = source.rows()
                .mapPartitions(new SecondPass(source.shape(), context.broadcast(known), context.broadcast(numbers)))
                .persist(StorageLevel.MEMORY_AND_DISK());
        BatchResult result = total(judged).merge(judge(given, anchors, known, ofNoRow));
        ofNoRow.addAll(result.findingsOfTheWhole(request.audit().filter()));
        String tool = "pca-constrain "
                + Optional.ofNullable(AuditJob.class.getPackage().getImplementationVersion())
                        .orElse("(development)");
        List<String> sources =
                Stream.concat(request.in().stream(), request.cas().stream()).toList();
        AuditReport report = known.report(tool, sources, result);
        folder.write(report, judged, ofNoRow);
        judged.unpersist(false);
        say(report, folder);
        return exitCode(report);
    }

    private static FoundCa found(Sighting ca, RowNumbers numbers) {
        return new FoundCa(ca.file(), numbers.before(ca.file(), ca.start()) + ca.row(), 0, ca.der());
    }

    /** Without an anchor in its files, every root would count as one, which is the opposite of what was asked for. */
    private List<FoundCa> trusted(List<DataFiles.Whole> anchors) {
        List<FoundCa> trusted = cas(anchors);
        if (trusted.isEmpty() && !request.trust().isEmpty()) {
            throw new UnreadableInputException(
                    "--trust " + String.join(" --trust ", request.trust()),
                    "it holds no CA certificate",
                    "give files with the CA certificates to trust");
        }
        return trusted;
    }

    private List<FoundCa> cas(List<DataFiles.Whole> files) {
        CaFinder finder = new CaFinder(request.audit());
        return files.stream()
                .flatMap(file -> finder.find(file.place(), file.octets()).stream())
                .toList();
    }

    private static BatchResult total(JavaRDD<Judged> judged) {
        return judged.filter(Judged.Total.class::isInstance)
                .map(total -> ((Judged.Total) total).result())
                .treeAggregate(BatchResult.NONE, BatchResult::merge, BatchResult::merge, DEPTH);
    }

    /** Files of CA certificates may hold others as well, and what cannot be read. */
    private static BatchResult judge(
            List<DataFiles.Whole> cas,
            List<DataFiles.Whole> anchors,
            KnownCas known,
            List<CertificateFinding> reported) {
        Judge judge = known.judge();
        anchors.forEach(file -> reported.addAll(judge.readAnchors(file.place(), file.octets())));
        cas.forEach(file -> reported.addAll(judge.judge(file.place(), file.octets())));
        return judge.result();
    }

    private void say(AuditReport report, ResultFolder folder) {
        AuditReport.Counts counts = report.counts();
        out.println(Counted.of(counts.certificates(), "certificate") + " read, " + Counted.of(counts.cas(), "CA")
                + " among them; " + counts.unreadable() + " could not be read");
        out.println(Counted.of(report.count(Severity.ERROR), "error") + ", "
                + Counted.of(report.count(Severity.WARNING), "warning") + ", " + report.count(Severity.INFO) + " info"
                + (counts.omitted() > 0 ? "; " + counts.omitted() + " more in " + folder.findings() : ""));
        out.println("written to " + folder.path());
    }

    /** The report has the most severe findings, so those beyond its limit make no difference. */
    private int exitCode(AuditReport report) {
        boolean fails = request.failOn()
                .filter(threshold -> report.findings().stream()
                        .map(CertificateFinding::finding)
                        .anyMatch(found -> found.severity().compareTo(threshold) >= 0))
                .isPresent();
        return fails ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
