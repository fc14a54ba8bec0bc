package io.github.pcaconstrain.cli.diff;

import io.github.pcaconstrain.cli.input.ComparedInput;
import io.github.pcaconstrain.cli.show.DiffReport;
import io.github.pcaconstrain.cli.show.DiffText;
import io.github.pcaconstrain.cli.show.Zone;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.diff.Comparison;
import io.github.pcaconstrain.policy.diff.ConstraintChange;
import io.github.pcaconstrain.policy.diff.FormComparison;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.report.ConstraintLists;
import io.github.pcaconstrain.report.Figures;
import io.github.pcaconstrain.report.Html;
import io.github.pcaconstrain.report.HtmlPage;
import io.github.pcaconstrain.report.HtmlPage.Choice;
import io.github.pcaconstrain.report.HtmlPage.Grouping;
import io.github.pcaconstrain.report.HtmlPage.Tile;
import io.github.pcaconstrain.report.HtmlPage.Tone;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What changes between two sets of constraints, as a page for the people who are affected, grouped by zone. */
final class DiffHtml {
    /** The group of changes that are not about one name type. */
    private static final String WHOLE = "extension";

    /** A change in words. */
    private record Item(String kind, Comparison effect, String noun, String text) {
        /** Names that may be refused from now on come first, since these break something. */
        String css() {
            return effect.loses() ? "error" : effect.gains() ? "warning" : "info";
        }

        String words() {
            return effect.loses() && effect.gains()
                    ? "refuses and allows other " + noun
                    : effect.loses() ? "refuses more " + noun : effect.gains() ? "allows more " + noun : "no effect";
        }
    }

    private final DiffReport report;
    private final Html html;
    private final Map<Zone, List<Item>> zones = new TreeMap<>();
    private final Map<String, String> kinds = new TreeMap<>();

    private DiffHtml(DiffReport report, Html html) {
        this.report = report;
        this.html = html;
        report.diff().changes().forEach(change -> add(zone(change), item(change)));
        if (report.isOtherPathLength()) {
            add(Zone.everything("CAs below"), new Item(WHOLE, effect(report), "CAs", DiffText.pathLength(report)));
        }
    }

    private void add(Zone zone, Item item) {
        zones.computeIfAbsent(zone, key -> new ArrayList<>()).add(item);
    }

    private Item item(ConstraintChange change) {
        String kind = change.form().map(NameForm::asn1Name).orElse(WHOLE);
        kinds.put(kind, change.form().map(NameForm::plural).orElse("the extension as a whole"));
        return new Item(kind, change.effect(), "names", DiffText.line(change));
    }

    private static Comparison effect(DiffReport report) {
        return DiffText.isShorterPathLength(report) ? Comparison.NARROWER : Comparison.WIDER;
    }

    /** If one subtree replaces another, the zone is that of the wider one. */
    private static Zone zone(ConstraintChange change) {
        return (change.kind() == ConstraintChange.Kind.NARROWED
                        ? change.before().or(change::after)
                        : change.after().or(change::before))
                .map(subtree -> Zone.of(subtree.base()))
                .orElseGet(() -> Zone.everything(
                        change.form().map(form -> "all " + form.plural()).orElse("the extension as a whole")));
    }

    /** Writes the page in UTF-8. */
    static void write(DiffReport report, List<String> facts, OutputStream out) throws IOException {
        HtmlPage.write(out, "Comparison of constraints", (page, html) -> new DiffHtml(report, html).write(page, facts));
    }

    private void write(HtmlPage page, List<String> facts) throws IOException {
        if (report.isOtherPathLength()) {
            kinds.put(WHOLE, "the extension as a whole");
        }
        page.header(
                "Comparison of constraints",
                Figures.sentence(DiffText.judgement(report.diff().comparison())
                        + (report.isOtherPathLength() ? ", and the path length changes" : "")),
                tone(),
                facts,
                tiles());
        html.open("main");
        html.open("section", "id", "findings", "tabindex", "-1").element("h2", "What changes");
        if (zones.isEmpty()) {
            html.element("p", "Nothing changes.", "class", "nothing");
        } else {
            list(page);
        }
        html.closeLine("section")
                .open("section")
                .element("h2", "Before and after")
                .open("div", "class", "pair");
        input("Before: ", report.before());
        input("After: ", report.after());
        html.close("div").closeLine("section");
        if (!zones.isEmpty()) {
            examples();
        }
        html.closeLine("main");
    }

    private Tone tone() {
        Comparison comparison = report.diff().comparison();
        return comparison.loses()
                ? Tone.ERROR
                : comparison.gains() || report.isOtherPathLength() ? Tone.WARNING : Tone.GOOD;
    }

    private List<Tile> tiles() {
        return List.of(
                tile("error", "refusing more names", Tone.ERROR),
                tile("warning", "allowing more names", Tone.WARNING),
                tile("info", "without effect", Tone.INFO),
                new Tile(
                        zones.size(), zones.size() == 1 ? "zone" : "zones", Tone.PLAIN, zones.isEmpty() ? "" : "set="));
    }

    private Tile tile(String css, String label, Tone tone) {
        long count = zones.values().stream()
                .flatMap(List::stream)
                .filter(item -> item.css().equals(css))
                .count();
        return new Tile(count, label, count == 0 ? Tone.PLAIN : tone, count == 0 ? "" : "toggle=" + css);
    }

    private void input(String title, ComparedInput input) throws IOException {
        html.open("div").element("h3", title + input.source());
        List<String> lines =
                input.constraints().map(ca -> lines(ca.constraints())).orElse(List.of());
        if (lines.isEmpty()) {
            html.element("p", "No constraints: every name is allowed.", "class", "nothing");
        }
        new ConstraintLists(html).write(lines, List.of());
        html.closeLine("div");
    }

    private static List<String> lines(NameConstraints constraints) {
        return Stream.concat(
                        constraints.permitted().stream()
                                .map(subtree -> "permitted " + subtree.base().text()),
                        constraints.excluded().stream()
                                .map(subtree -> "excluded " + subtree.base().text()))
                .toList();
    }

    private void list(HtmlPage page) throws IOException {
        List<Choice> choices = kinds.entrySet().stream()
                .map(kind -> new Choice(kind.getKey(), kind.getValue()))
                .toList();
        page.openList(new Grouping(List.of("change", "changes"), "zone", "type", choices));
        for (Map.Entry<Zone, List<Item>> zone : zones.entrySet()) {
            page.openGroup();
            html.open("header").element("h3", zone.getKey().name()).close("header");
            html.open("ul");
            for (Item item : zone.getValue()) {
                html.open("li", "class", item.css(), "data-kind", item.kind()).open("p", "class", "head");
                html.element("b", item.words(), "class", "badge").text(" ");
                html.element("code", item.text()).close("p").closeLine("li");
            }
            html.close("ul").closeLine("article");
        }
        page.closeList();
    }

    private void examples() throws IOException {
        html.open("section").element("h2", "Examples by name type").open("div", "id", "kinds");
        for (Map.Entry<String, String> kind : kinds.entrySet()) {
            html.open("article", "data-kind", kind.getKey(), "id", "kind-" + kind.getKey());
            html.open("header").element("h3", Figures.title(kind.getValue())).close("header");
            for (FormComparison form : report.diff().forms()) {
                if (form.form().asn1Name().equals(kind.getKey())) {
                    example("No longer allowed, for example: ", form.lost());
                    example("Newly allowed, for example: ", form.gained());
                }
            }
            html.closeLine("article");
        }
        html.close("div").closeLine("section");
    }

    private void example(String words, Optional<PresentedName> name) throws IOException {
        if (name.isPresent()) {
            html.open("p").text(words).element("code", name.get().text()).close("p");
        }
    }
}
