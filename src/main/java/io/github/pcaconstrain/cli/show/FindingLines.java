package io.github.pcaconstrain.cli.show;

import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import java.util.List;

/** Findings on standard error: all errors with what to do, and warnings unless they are not wanted. */
public final class FindingLines {
    private FindingLines() {}

    /** Prints them, and tells whether there is an error. */
    public static boolean print(List<Finding> findings, Console console, CommonOptions common) {
        boolean refused = false;
        for (Finding finding : findings) {
            if (finding.severity() == Severity.ERROR) {
                console.error(text(finding), finding.fix());
                refused = true;
            } else if (finding.severity() == Severity.WARNING) {
                common.warning(text(finding));
                common.detail(finding.fix());
            }
        }
        return refused;
    }

    private static String text(Finding finding) {
        String place = finding.place().isEmpty() ? "" : finding.place() + ": ";
        return place + finding.message() + " [" + finding.code() + "]";
    }
}
