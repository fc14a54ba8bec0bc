package io.github.pcaconstrain.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.show.CodeCatalogue;
import io.github.pcaconstrain.report.AuditSarif;
import io.github.pcaconstrain.verification.witness.KnownDifference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Links lead somewhere: those of pages, of help texts, messages and reports, and of schemas. */
class LinksTest {
    private static final Path README = Path.of("README.md");
    private static final Path DOCS = Path.of("docs");
    private static final List<Path> TEXTS = List.of(
            Path.of("src", "main"),
            Path.of("src", "test", "resources", "cli"),
            Path.of("src", "bench"),
            Path.of("examples"),
            Path.of("scripts"),
            Path.of(".github"));
    /** A file of ours as texts name it, which is from the top of the checkout. */
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\w./-])((?:docs|examples)/[\\w./-]*\\w\\.(?:md|json|yaml|yml|sh))(?:#([\\w-]+))?");

    private static final Pattern URL = Pattern.compile("https?://[^\\s\"'<>`\\\\)]*[\\w/]");

    @Test
    void everyLinkOfAPageLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            for (String link : MarkdownPage.read(page).links()) {
                LinkTargets.flaw(page, link).ifPresent(flaw -> broken.add(page + ": " + link + ": " + flaw));
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageThatIsMentionedIsThere() throws IOException {
        List<Path> files = new ArrayList<>(pages());
        files.add(Path.of("pom.xml"));
        for (Path folder : TEXTS) {
            files.addAll(under(folder, file -> true));
        }
        List<String> broken = new ArrayList<>();
        for (Path file : files) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            for (Matcher mention = MENTION.matcher(text); mention.find(); ) {
                String anchor = mention.group(2) == null ? "" : mention.group(2);
                LinkTargets.file(Path.of(mention.group(1)), anchor)
                        .ifPresent(flaw -> broken.add(file + ": " + mention.group() + ": " + flaw));
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyAddressOfTheProjectInATextLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path folder : TEXTS) {
            for (Path file : under(folder, each -> true)) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (Matcher url = URL.matcher(text); url.find(); ) {
                    if (url.group().contains("pcaconstrain")) {
                        LinkTargets.flaw(file, url.group())
                                .ifPresent(flaw -> broken.add(file + ": " + url.group() + ": " + flaw));
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyRuleOfAReportLinksToItsHeading() throws IOException {
        List<String> broken = new ArrayList<>();
        for (CodeCatalogue.Meaning meaning : CodeCatalogue.meanings()) {
            String link = AuditSarif.helpUri(meaning.code());
            LinkTargets.flaw(README, link).ifPresent(flaw -> broken.add(link + ": " + flaw));
        }
        assertThat(broken).isEmpty();
    }

    /** A result names a difference between verifiers by its heading. */
    @Test
    void everyKnownDifferenceHasAHeading() throws IOException {
        Set<String> anchors =
                MarkdownPage.read(Path.of("docs", "explanation", "interop.md")).anchors();
        assertThat(KnownDifference.all()).extracting(KnownDifference::id).isSubsetOf(anchors);
    }

    @Test
    void everyReferenceOfASchemaLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        List<Path> schemas = under(DOCS, file -> file.toString().endsWith(".schema.json"));
        for (Path schema : schemas) {
            JsonNode root = JsonMapper.shared().readTree(Files.readString(schema));
            for (String keyword : List.of("$ref", "$id", "$schema")) {
                for (JsonNode value : root.findValues(keyword)) {
                    schemaFlaw(schema, root, value.asString(""))
                            .forEach(flaw -> broken.add(schema + ": " + value + ": " + flaw));
                }
            }
        }
        assertThat(schemas).hasSizeGreaterThan(10);
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageAndSchemaIsReachedFromTheReadme() throws IOException {
        Set<Path> reached = new LinkedHashSet<>();
        Deque<Path> next = new ArrayDeque<>(List.of(README));
        while (!next.isEmpty()) {
            Path page = next.remove();
            if (reached.add(page) && page.toString().endsWith(".md")) {
                MarkdownPage.read(page).links().stream()
                        .filter(link -> !link.contains(":"))
                        .map(link -> link.replaceFirst("#.*", ""))
                        .filter(link -> !link.isEmpty())
                        .map(link -> page.resolveSibling(link).normalize())
                        .forEach(next::add);
            }
        }
        assertThat(under(DOCS, file -> true)).isSubsetOf(reached);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "README.md | docs/no-such-page.md | there is no docs/no-such-page.md",
                "README.md | docs/README.md#no-such-heading | there is no heading 'no-such-heading' in docs/README.md",
                "docs/README.md | ../../elsewhere.md | it leads out of the project",
                "README.md | https:///page | it has no host",
                "README.md | ftp://example.com/page | its scheme is neither http nor https",
                "README.md | https://github.com/pcaconstrain/pca-constrain/blob/main/docs/no.md | there is no"
                        + " docs/no.md",
                "README.md | https://github.com/pcaconstrain/pca-constrain/wiki | it is not a page of the project",
            })
    void aLinkThatLeadsNowhereIsFound(Path from, String link, String flaw) throws IOException {
        assertThat(LinkTargets.flaw(from, link)).contains(flaw);
    }

    @Test
    void headingsHaveTheAnchorsThatGitHubGivesThem() {
        String text = "# It's `--fault` only: [a link](x.md)\n```\n# no heading\n[no link](y.md)\n```\n## A\n## A\n";
        MarkdownPage page = MarkdownPage.of(text);

        assertThat(page.anchors()).containsExactly("its---fault-only-a-link", "a", "a-1");
        assertThat(page.links()).containsExactly("x.md");
    }

    private static List<String> schemaFlaw(Path schema, JsonNode root, String reference) throws IOException {
        if (reference.startsWith("#")) {
            return root.at(reference.substring(1)).isMissingNode() ? List.of("there is no such part") : List.of();
        }
        int hash = reference.indexOf('#');
        return LinkTargets.flaw(schema, hash < 0 ? reference : reference.substring(0, hash)).stream()
                .toList();
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(""))) {
            files.filter(LinksTest::isPage).forEach(pages::add);
        }
        pages.addAll(under(DOCS, LinksTest::isPage));
        pages.addAll(under(Path.of("examples"), LinksTest::isPage));
        return pages;
    }

    private static boolean isPage(Path file) {
        return file.toString().endsWith(".md");
    }

    private static List<Path> under(Path folder, Predicate<Path> wanted) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(wanted).sorted().toList();
        }
    }
}
