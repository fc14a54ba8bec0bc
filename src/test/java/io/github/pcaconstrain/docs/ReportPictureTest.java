package io.github.pcaconstrain.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.Chromium;
import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.docs.TerminalPicture.Palette;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pictures of the report page, in the README. A browser draws them only when golden files are updated. Each says in
 * itself which text the page had then, and the page of today has to have the same: its words are held, not its looks.
 */
class ReportPictureTest {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final int LARGEST = 150_000;
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 700;
    private static final double SHARPNESS = 1.25;

    // Chromium's last processes may still write to their profile when the test is over.
    @TempDir(cleanup = CleanupMode.NEVER)
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void thePicturesAreOfTheReportAsItIs() throws Exception {
        new Cli(folder).run("audit", "--at", "2026-12-31", "--html", "./report.html", "examples/certificates");
        Path page = folder.resolve("report.html");
        String text = text(Files.readString(page));
        if (UPDATE) {
            draw(page, text);
        }

        assertThat(text).contains("Action needed: ");
        for (Palette palette : Palette.values()) {
            byte[] png = Files.readAllBytes(picture(palette));
            assertThat(PngNote.read(png))
                    .as("what %s shows: run scripts/pictures, and look at it", picture(palette))
                    .contains(text);
            assertThat(png).hasSizeLessThan(LARGEST);
        }
    }

    private static Path picture(Palette palette) {
        return Path.of("docs", "pictures", "report-" + palette.scheme() + ".png");
    }

    /** What a reader sees of a page. */
    private static String text(String html) {
        return html.replaceAll("(?s)<head\\b.*?</head>|<(script|style)\\b.*?</\\1>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private void draw(Path page, String text) throws Exception {
        NeededTools.need(Chromium.PROGRAM);
        try (Chromium browser = new Chromium(folder.resolve("profile"))) {
            browser.send(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", WIDTH, "height", HEIGHT, "deviceScaleFactor", SHARPNESS, "mobile", false));
            browser.send("Emulation.setScrollbarsHidden", Map.of("hidden", true));
            for (Palette palette : Palette.values()) {
                Map<String, String> scheme = Map.of("name", "prefers-color-scheme", "value", palette.scheme());
                browser.send("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
                browser.open(page.toUri().toString());
                String png = browser.send("Page.captureScreenshot", Map.of("format", "png"))
                        .get("data")
                        .asString();
                Files.write(picture(palette), PngNote.add(Base64.getDecoder().decode(png), text));
            }
        }
    }
}
