package io.github.pcaconstrain.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void textCannotBecomeMarkup() throws IOException {
        assertThat(text("<b>&\"'</b>")).isEqualTo("&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;");
        StringWriter out = new StringWriter();
        new Html(out).element("a", "x", "title", "\" onclick=\"alert(1)");
        assertThat(out).hasToString("<a title=\"&quot; onclick=&quot;alert(1)\">x</a>");
    }

    @Test
    void whatCannotBeSeenIsWrittenOut() throws IOException {
        assertThat(text("a\u202eb\u0000\u200b\u2028\ud800")).isEqualTo("a\\u{202e}b\\u{0}\\u{200b}\\u{2028}\\u{d800}");
        assertThat(text("Zürich 東京 مثال")).isEqualTo("Zürich 東京 مثال");
    }

    /** Stacked, they would cover the lines above and below. */
    @Test
    void accentsDoNotPile() throws IOException {
        assertThat(text("e\u0301\u0301\u0301\u0301")).isEqualTo("e\u0301\u0301\u0301\u0301");
        assertThat(text("e" + "\u0301".repeat(6) + "a\u0301"))
                .isEqualTo("e\u0301\u0301\u0301\u0301\\u{301}\\u{301}a\u0301");
    }

    private static String text(String text) throws IOException {
        StringWriter out = new StringWriter();
        new Html(out).text(text);
        return out.toString();
    }
}
