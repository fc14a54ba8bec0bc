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
                console.error(finding.textWithCode(), finding.fix());
                refused = true;
            } else if (finding.severity() == Severity.WARNING) {
                common.warning(finding.textWithCode());
                common.detail(finding.fix());
            }
        }
        return refused;
    }
}
