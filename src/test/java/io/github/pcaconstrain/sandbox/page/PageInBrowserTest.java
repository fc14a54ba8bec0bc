package io.github.pcaconstrain.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.Chromium;
import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.sandbox.PcaClient;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.sandbox.TestCsr;
import io.github.pcaconstrain.sandbox.seed.Seed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a browser: what the style and the script do. */
final class PageInBrowserTest {
    /** The lowest contrast of any text with what is behind it (WCAG 2.2, 1.4.3), but for what is faded on purpose. */
    private static final String LOWEST_CONTRAST = """
        (() => {
          const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
          const linear = (c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
          const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
          const ground = (element) => {
            for (let each = element; each; each = each.parentElement) {
              const color = rgb(getComputedStyle(each).backgroundColor);
              if (color.length < 4 || color[3] === 1) return color;
            }
            return [255, 255, 255];
          };
          let lowest = "99 nothing";
          for (const element of document.body.querySelectorAll("*")) {
            const hasText = Array.from(element.childNodes).some((node) => node.nodeType === 3 && node.data.trim());
            const isFaded = element.closest(".disabled, .deleted, .expired");
            if (!hasText || isFaded || element.matches(".skip, noscript")) continue;
            const [one, other] = [light(rgb(getComputedStyle(element).color)), light(ground(element))];
            const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
            if (contrast < parseFloat(lowest)) lowest = contrast.toFixed(2) + " " + element.outerHTML.slice(0, 90);
          }
          return lowest;
        })()\
        """;

    // Chromium's last processes may still write to their profile when the test is over.
    @TempDir(cleanup = CleanupMode.NEVER)
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Chromium browser;

    @SuppressWarnings("NullAway.Init")
    private static Sandbox sandbox;

    @BeforeAll
    static void start() throws Exception {
        NeededTools.need(Chromium.PROGRAM);
        byte[] example = Files.readAllBytes(Path.of("examples/sandbox/seed.yaml"));
        sandbox = Sandbox.start(SandboxConfig.inMemory()
                .withDelay(Duration.ZERO)
                .withSeed(Seed.read("seed.yaml", example, "us-east-1")));
        browser = new Chromium(folder.resolve("profile"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            sandbox.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        browser.send("Emulation.clearDeviceMetricsOverride", Map.of());
        browser.send("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        browser.send("Emulation.setEmulatedMedia", Map.of("features", List.of()));
        browser.open(sandbox.endpoint() + "/");
        browser.await("document.querySelectorAll('button').length > 0");
    }

    private static void media(String scheme) throws Exception {
        browser.send(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private static void width(int pixels) throws Exception {
        browser.send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    private static String ca(String name) {
        return "Array.from(document.querySelectorAll('.ca')).find((each) =>"
                + " each.querySelector('strong').textContent === '" + name + "')";
    }

    @Test
    void whatAClientDoesShowsByItself() throws Exception {
        browser.evaluate(ca("Development CA") + ".querySelector('summary').focus()");
        browser.press('\r');
        browser.await(ca("Development CA") + ".open");
        try (PcaClient pca = PcaClient.of(sandbox)) {
            String pending = pca.pendingSubordinate("Made meanwhile");
            PcaClient.errorCode(() -> pca.issue(pending, TestCsr.dns("a.example"), "EndEntityCertificate", r -> {}));
        }

        browser.await(ca("Made meanwhile") + " !== undefined");
        browser.await("document.querySelector('.call.failed') !== null");
        assertThat(browser.evaluate(ca("Development CA") + ".open")).isEqualTo("true");
        assertThat(browser.evaluate("document.activeElement.closest('.ca')?.querySelector('strong').textContent"))
                .isEqualTo("Development CA");

        browser.click("#errors-only");
        assertThat(browser.evaluate("Array.from(document.querySelectorAll('.call')).filter((each) =>"
                        + " getComputedStyle(each).display !== 'none').every((each) => each.matches('.failed'))"))
                .isEqualTo("true");
    }

    @Test
    void theVariablesAreCopied() throws Exception {
        browser.click("#exports + button");

        browser.await("['Copied', 'Selected'].includes(document.querySelector('#exports + button').textContent)");
    }

    @Test
    void aButtonThatWasPressedKeepsItsFocusWhileThePageFollows() throws Exception {
        browser.click("#exports + button");
        browser.evaluate("document.querySelector('#exports').dataset.old = 'yes'");
        try (PcaClient pca = PcaClient.of(sandbox)) {
            pca.pendingSubordinate("Made after copying");
        }

        browser.await(ca("Made after copying") + " !== undefined");
        assertThat(browser.evaluate("document.querySelector('#exports').dataset.old"))
                .isEqualTo("undefined");
        assertThat(browser.evaluate("document.activeElement === document.querySelector('#exports + button')"))
                .isEqualTo("true");
    }

    @Test
    void aStateThatCannotBeShownIsNotPassedOverInSilence() throws Exception {
        browser.evaluate("window.fetch = async () => new Response('<p>no</p>', {status: 503})");

        browser.await("document.querySelector('.stale')?.textContent.startsWith('The sandbox cannot show its state')");
    }

    @Test
    void onlyTheSandboxIsAsked() throws Exception {
        assertThat(browser.evaluate("performance.getEntriesByType('resource').map((each) => each.name)"
                        + ".filter((name) => !name.startsWith(location.origin)).length"))
                .isEqualTo("0");
        assertThat(browser.evaluate("getComputedStyle(document.querySelector('.columns')).display"))
                .isEqualTo("grid");
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 420, 800, 1400})
    void nothingIsWiderThanTheWindow(int pixels) throws Exception {
        width(pixels);
        browser.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");

        assertThat(browser.evaluate("document.scrollingElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo("true");
        assertThat(browser.evaluate("Array.from(document.querySelectorAll('.ca')).every((each) =>"
                        + " each.getBoundingClientRect().right <= innerWidth)"))
                .isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyTextCanBeRead(String scheme) throws Exception {
        media(scheme);
        browser.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");

        String lowest = browser.evaluate(LOWEST_CONTRAST);
        assertThat(Double.parseDouble(lowest.split(" ", 2)[0])).as(lowest).isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void withoutScriptsEverythingIsThere() throws Exception {
        browser.send("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        browser.open(sandbox.endpoint() + "/");

        assertThat(browser.evaluate("document.querySelectorAll('button').length"))
                .isEqualTo("0");
        assertThat(browser.evaluate("document.querySelectorAll('.ca').length >= 8"))
                .isEqualTo("true");
        browser.click(".ca summary");
        browser.await("document.querySelector('.ca').open");
        assertThat(browser.evaluate("document.querySelector('#exports').textContent"))
                .contains("AWS_ENDPOINT_URL=" + sandbox.endpoint());
    }
}
