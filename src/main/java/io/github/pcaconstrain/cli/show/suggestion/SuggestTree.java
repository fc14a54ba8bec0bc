package io.github.pcaconstrain.cli.show.suggestion;

import io.github.pcaconstrain.cli.shell.Display;
import io.github.pcaconstrain.cli.shell.Style;
import io.github.pcaconstrain.cli.shell.Styled;
import io.github.pcaconstrain.cli.show.TextTable;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.suggest.PublicSuffixList;
import io.github.pcaconstrain.suggest.reading.EntryUse;
import io.github.pcaconstrain.suggest.reading.SuggestedPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The entries of a policy as a tree of domains, with a bar for the certificates of each. */
public final class SuggestTree {
    private static final int WIDEST_BAR = 24;
    private static final int NARROWEST_BAR = 6;
    private static final int GAP = 2;

    /** Enough for the words beside a bar, on two lines at most. */
    private static final int LEAST_BESIDE_BAR = 32;

    /** Enough for one part of the words, such as the newest day. */
    private static final int LEAST_USE = 20;

    /** More entries than this are counted; the file has them all. */
    private static final int MOST_ENTRIES = 50;

    private static final String BLOCK = "\u2588";
    private static final String BRANCH = "\u251c\u2500 ";
    private static final String LAST_BRANCH = "\u2514\u2500 ";

    /**
     * A line.
     *
     * @param text the entry, or the domain that several entries share
     * @param certificates how many certificates it covers; 0 for a domain
     * @param use the same in words; empty for a domain
     */
    private record Row(String text, long certificates, String use) {}

    private SuggestTree() {}

    /** The tree, a line each. */
    public static List<String> of(SuggestedPolicy policy, Display display) {
        List<Subtree> all = policy.constraints().permitted();
        List<Row> rows = rows(policy, all.subList(0, Math.min(all.size(), MOST_ENTRIES)));
        long most = rows.stream().mapToLong(Row::certificates).max().orElse(0);
        int widest = widestBar(rows, display);
        TextTable table = new TextTable(GAP, LEAST_USE);
        for (Row row : rows) {
            Styled text = Styled.plain(row.text());
            Styled use = Styled.plain(row.use());
            if (widest == 0) {
                table.row(text, use);
            } else {
                table.row(text, new Styled(bar(row.certificates(), most, widest), Style.INFO), use);
            }
        }
        List<String> lines = new ArrayList<>(table.print(display).lines().toList());
        if (all.size() > MOST_ENTRIES) {
            lines.add("and " + (all.size() - MOST_ENTRIES) + " more entries");
        }
        return lines;
    }

    private static List<Row> rows(SuggestedPolicy policy, List<Subtree> entries) {
        Map<String, List<Subtree>> groups = new LinkedHashMap<>();
        entries.forEach(subtree ->
                groups.computeIfAbsent(group(subtree), key -> new ArrayList<>()).add(subtree));
        List<Row> rows = new ArrayList<>();
        groups.forEach((group, subtrees) -> {
            boolean isAlone = subtrees.size() == 1;
            if (!isAlone) {
                rows.add(new Row(group, 0, ""));
            }
            for (int i = 0; i < subtrees.size(); i++) {
                String branch = isAlone ? "" : i == subtrees.size() - 1 ? LAST_BRANCH : BRANCH;
                Subtree subtree = subtrees.get(i);
                EntryUse use = policy.uses().get(subtree);
                rows.add(new Row(
                        branch + CommentText.of(subtree.base().text()),
                        use == null ? 0 : use.certificates(),
                        SuggestWords.use(subtree, policy)));
            }
        });
        return rows;
    }

    /** What the words leave of the line, so that they stay beside the bar; 0 if there is no room for bars. */
    private static int widestBar(List<Row> rows, Display display) {
        int text = rows.stream().mapToInt(row -> row.text().length()).max().orElse(0);
        int use = rows.stream().mapToInt(row -> row.use().length()).max().orElse(0);
        int left = display.width().orElse(Integer.MAX_VALUE) - text - 2 * GAP;
        if (left - NARROWEST_BAR < Math.min(use, LEAST_BESIDE_BAR)) {
            return 0;
        }
        return Math.max(NARROWEST_BAR, Math.min(WIDEST_BAR, left - use));
    }

    private static String bar(long count, long most, int widest) {
        return count == 0 ? "" : BLOCK.repeat((int) Math.max(1, Math.round((double) widest * count / most)));
    }

    /** The registered domain of a DNS name; the name type of others. */
    private static String group(Subtree subtree) {
        return subtree.base().form() == NameForm.DNS
                ? PublicSuffixList.installed().registered(subtree.base().value())
                : subtree.base().form().plural();
    }
}
