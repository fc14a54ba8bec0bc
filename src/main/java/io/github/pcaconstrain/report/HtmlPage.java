package io.github.pcaconstrain.report;

import io.github.pcaconstrain.crypto.Sha256;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What all report pages share: the frame, the verdict, the tiles and the filter. A page is a single file without any
 * others. Its content security policy allows only its own style and script and forbids all requests. It also forbids
 * the script to turn text into markup.
 */
public final class HtmlPage {
    private static final int BUFFER = 1 << 16;

    private static final int GROUPS_OF_PART = 50;

    private final Html html;
    private int groups;

    private HtmlPage(Html html) {
        this.html = html;
    }

    /** Writes the body of a page. */
    @FunctionalInterface
    public interface Body {
        /** Writes the whole body. */
        void writeTo(HtmlPage page, Html html) throws IOException;
    }

    /** Whether something is good or bad news; the name in lower case is a class in the style sheet. */
    public enum Tone {
        ERROR,
        WARNING,
        INFO,
        GOOD,
        PLAIN;

        /** The class in the style sheet. */
        public String css() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A number at the top of the page.
     *
     * @param number the number
     * @param label what it counts
     * @param tone its colour
     * @param action what a click does: {@code toggle=error} shows only items of that class, or hides them again;
     *     {@code set=code=unreadable} filters for that alone, and {@code set=} shows all; nothing if it is empty
     */
    public record Tile(long number, String label, Tone tone, String action) {
        public Tile {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(tone, "tone");
            Objects.requireNonNull(action, "action");
        }
    }

    /**
     * How the items of a page are grouped and filtered.
     *
     * @param nouns what items are called, in the singular and in the plural
     * @param first what the page groups by, such as {@code certificate}
     * @param second what the reader may group by instead, such as {@code code}
     * @param choices the values of the second that can be filtered by; empty where filtering by it makes no sense
     */
    public record Grouping(List<String> nouns, String first, String second, List<Choice> choices) {
        public Grouping {
            nouns = List.copyOf(nouns);
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(second, "second");
            choices = List.copyOf(choices);
        }
    }

    /** One value, and its label. */
    public record Choice(String key, String label) {}

    /**
     * Writes a page in UTF-8, piece by piece, and leaves the stream open.
     *
     * @throws IOException if the stream cannot be written to
     */
    public static void write(OutputStream out, String title, Body body) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        Html html = new Html(writer);
        String style = resource("page.css");
        String script = resource("page.js");
        html.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
        html.open("meta", "charset", "utf-8");
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", policy(style, script));
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.open("meta", "name", "color-scheme", "content", "light dark");
        html.element("title", title);
        html.open("style").raw(style).close("style");
        html.open("script").raw(script).close("script");
        html.closeLine("head").open("body");
        body.writeTo(new HtmlPage(html), html);
        html.close("body").closeLine("html");
        writer.flush();
    }

    private static String policy(String style, String script) {
        return "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script)
                + "'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'";
    }

    /**
     * The top of the page.
     *
     * @param kind what kind of report this is
     * @param verdict the result, in one sentence
     * @param facts the lines below the verdict
     */
    public void header(String kind, String verdict, Tone tone, List<String> facts, List<Tile> tiles)
            throws IOException {
        html.open("header", "class", tone.css());
        html.element("a", "Skip to the list", "class", "skip", "href", "#findings");
        html.element("p", kind, "class", "kind").element("h1", verdict);
        for (String fact : facts) {
            html.element("p", fact, "class", "meta");
        }
        html.open("ul", "class", "tiles");
        for (Tile tile : tiles) {
            tile(tile);
        }
        html.close("ul").closeLine("header");
    }

    /** A number that cannot be filtered by is not a button. Without the script, none is. */
    private void tile(Tile tile) throws IOException {
        int cut = tile.action().indexOf('=');
        html.open("li");
        if (cut < 0) {
            html.open("div", "class", "tile " + tile.tone().css());
        } else {
            html.open(
                    "button",
                    "type",
                    "button",
                    "disabled",
                    "",
                    "class",
                    "tile " + tile.tone().css(),
                    "data-" + tile.action().substring(0, cut),
                    tile.action().substring(cut + 1));
        }
        html.element("b", Figures.of(tile.number())).element("span", tile.label());
        html.close(cut < 0 ? "div" : "button").close("li");
    }

    /** Opens the list of groups, with the filter above it. */
    public void openList(Grouping grouping) throws IOException {
        html.open("form", "class", "controls", "role", "search");
        html.open("input", "type", "search", "id", "text", "placeholder", "Search  (/)", "aria-label", "Search");
        List<String> select = new ArrayList<>(
                List.of("id", "kind", "name", grouping.second(), "aria-label", "Filter by " + grouping.second()));
        if (grouping.choices().isEmpty()) {
            select.addAll(List.of("hidden", ""));
        }
        html.open("select", select.toArray(String[]::new));
        html.element("option", "Every " + grouping.second(), "value", "");
        for (Choice choice : grouping.choices()) {
            html.element("option", choice.label(), "value", choice.key());
        }
        html.close("select").open("fieldset", "class", "switch");
        html.element("legend", "Group by");
        radio(grouping.first(), true);
        radio(grouping.second(), false);
        html.close("fieldset");
        html.element("output", "", "id", "shown", "aria-live", "polite").closeLine("form");
        html.open("p", "id", "only", "class", "notice", "hidden", "").element("span", "");
        showAll().closeLine("p");
        html.open("p", "id", "empty", "class", "notice", "hidden", "").element("span", "");
        showAll().closeLine("p");
        html.element("div", "", "id", "other", "hidden", "");
        html.open("div", "id", "list", "data-nouns", String.join(",", grouping.nouns()));
    }

    private void radio(String by, boolean isFirst) throws IOException {
        List<String> input = new ArrayList<>(List.of("type", "radio", "name", "group", "value", by));
        if (isFirst) {
            input.addAll(List.of("checked", ""));
        }
        html.open("label").open("input", input.toArray(String[]::new));
        html.text(by).close("label");
    }

    private Html showAll() throws IOException {
        return html.text(" ").element("button", "Show all", "type", "button", "disabled", "", "data-set", "");
    }

    /**
     * Opens a group of the list, which is an article. Groups are collected in parts: a browser skips the parts that are
     * off screen, and opens a long page in half the time.
     */
    public void openGroup(String... attributes) throws IOException {
        if (groups % GROUPS_OF_PART == 0) {
            if (groups > 0) {
                html.close("div");
            }
            html.open("div", "class", "part");
        }
        groups++;
        html.open("article", attributes);
    }

    /** Closes the list, which has at least one group. */
    public void closeList() throws IOException {
        html.close("div").closeLine("div");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(HtmlPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String content) {
        return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(content));
    }
}
