package io.github.pcaconstrain.cli.show;

import static io.github.pcaconstrain.policy.name.PrintableText.printable;

import io.github.pcaconstrain.finding.Finding;

/**
 * A finding, and what it was found in.
 *
 * @param finding the finding
 * @param where the certificate, the file or the like; empty where there is only one
 */
public record LocatedFinding(Finding finding, String where) {
    /** Both, in a line without control characters. */
    String text() {
        return printable(where.isEmpty() ? finding.text() : where + ": " + finding.text());
    }
}
