package io.github.pcaconstrain.report;

import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An audit as test results: a case for each finding, and a passed case for each source without findings. */
public final class AuditJUnit {
    private AuditJUnit() {}

    /**
     * Writes the report.
     *
     * @param written the time of the run
     * @param failOn findings of this severity or a higher one are failures; others are skipped cases
     * @throws IOException if the stream cannot be written to
     */
    public static void write(AuditReport report, Instant written, Severity failOn, OutputStream out)
            throws IOException {
        List<TestCase> cases = new ArrayList<>();
        for (CertificateFinding finding : report.findings()) {
            cases.add(testCase(finding, failOn));
        }
        if (cases.isEmpty()) {
            report.sources().forEach(source -> cases.add(new TestCase("audit", source, new TestOutcome.Passed())));
        }
        JUnitXml.write(new TestSuite(report.tool() + " audit", written, cases), out);
    }

    private static TestCase testCase(CertificateFinding found, Severity failOn) {
        String place = found.place().text();
        String message = found.finding().text();
        String detail = place + "\n" + message + "\nfix: " + found.finding().fix() + "\ncertificate: "
                + found.certificate() + "\nid: " + found.id();
        TestOutcome outcome = found.finding().code().equals("unreadable")
                ? new TestOutcome.Errored(message, detail)
                : found.finding().severity().compareTo(failOn) >= 0
                        ? new TestOutcome.Failed(message, detail)
                        : new TestOutcome.Skipped(found.finding().severity().label() + ": " + message);
        String name = place
                + (found.finding().place().isEmpty()
                        ? ""
                        : " " + found.finding().place());
        return new TestCase("audit." + found.finding().code(), name, outcome);
    }
}
