package io.github.pcaconstrain.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The links and pictures of a page in Markdown, and the anchors that GitHub gives its headings. Code is left out of both.
 *
 * @param links the targets of links, as they are written
 * @param anchors the anchors, without {@code #}
 */
record MarkdownPage(List<String> links, Set<String> anchors) {
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern INLINE = Pattern.compile("]\\(\\s*<?([^)\\s>]*)>?[^)]*\\)");
    private static final Pattern REFERENCE = Pattern.compile("(?m)^ {0,3}\\[[^]]+]:\\s*(\\S+)");
    private static final Pattern AUTOLINK = Pattern.compile("<((?:https?|mailto):[^>]*)>");
    private static final Pattern PICTURE = Pattern.compile("<(?:img|source)\\b[^>]*\\bsrc(?:set)?=\"([^\"]*)\"");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*?) *#*");
    private static final Pattern LINK_TEXT = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");

    static MarkdownPage read(Path file) throws IOException {
        return of(Files.readString(file));
    }

    static MarkdownPage of(String text) {
        StringBuilder prose = new StringBuilder();
        Set<String> anchors = new LinkedHashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        boolean fenced = false;
        for (String line : text.split("\n", -1)) {
            if (line.strip().startsWith("```")) {
                fenced = !fenced;
            } else if (!fenced) {
                prose.append(line).append('\n');
                if (HEADING.matcher(line).matches()) {
                    String anchor = anchor(HEADING.matcher(line).replaceFirst("$1"));
                    int before = seen.merge(anchor, 1, Integer::sum) - 1;
                    anchors.add(before == 0 ? anchor : anchor + "-" + before);
                }
            }
        }
        return new MarkdownPage(links(CODE.matcher(prose).replaceAll("`code`")), anchors);
    }

    /** What GitHub makes of a heading: lower case, punctuation gone, blanks as hyphens. */
    private static String anchor(String heading) {
        return LINK_TEXT
                .matcher(heading)
                .replaceAll("$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
                .replace(' ', '-');
    }

    private static List<String> links(String prose) {
        List<String> links = new ArrayList<>();
        for (Pattern pattern : List.of(INLINE, REFERENCE, AUTOLINK, PICTURE)) {
            pattern.matcher(prose)
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .forEach(links::add);
        }
        return links;
    }
}
