package io.github.pcaconstrain.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.cli.Cli;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The HTML report in a browser. */
class AuditPageTest {
    // Chromium's last processes may still write to their profile when the test is over.
    @TempDir(cleanup = CleanupMode.NEVER)
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void findingsAreFilteredByClicksAndTyping() throws Exception {
        NeededTools.need(Chromium.PROGRAM);
        Path page = folder.resolve("audit.html");
        new Cli(folder).run("audit", "--at", "2026-12-31", "--html", page.toString(), "examples/certificates");
        String visible = "String(document.querySelectorAll('.finding:not([hidden])').length)";
        String errors = "String(document.querySelectorAll('.finding.error:not([hidden])').length)";

        try (Chromium browser = new Chromium(page, folder.resolve("profile"))) {
            browser.awaitPage("Certificate audit");
            int all = Integer.parseInt(browser.evaluate(visible));
            assertThat(browser.evaluate(errors)).isEqualTo("1");

            browser.click("input[data-severity=warning]");
            browser.click("input[data-severity=info]");
            assertThat(browser.evaluate(visible)).isEqualTo("1");
            assertThat(browser.evaluate("document.getElementById('shown').textContent"))
                    .isEqualTo("1 of " + all + " shown");

            browser.click("#text");
            browser.type("no such thing");
            assertThat(browser.evaluate(visible)).isEqualTo("0");
            assertThat(browser.evaluate("String(document.querySelectorAll('.tree li details').length)"))
                    .isEqualTo("4");
            assertThat(browser.evaluate("String(performance.getEntriesByType('resource').length)"))
                    .isEqualTo("0");
        }
    }
}
