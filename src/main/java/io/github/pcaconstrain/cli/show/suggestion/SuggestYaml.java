package io.github.pcaconstrain.cli.show.suggestion;

import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.encoding.document.PolicyReader;
import io.github.pcaconstrain.encoding.document.PolicyWriter;
import io.github.pcaconstrain.failure.UnencodableConstraintException;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.suggest.PublicSuffixList;
import io.github.pcaconstrain.suggest.reading.SuggestedPolicy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A suggested policy as a file with comments. Every command that takes a policy takes it as it is. */
public final class SuggestYaml {
    private static final String ENTRY = "- ";

    private SuggestYaml() {}

    /**
     * The file.
     *
     * @param head what it was made from, in sentences
     * @param next commands to type next, without the tool's name
     */
    public static String of(SuggestedPolicy policy, List<String> head, List<String> next) {
        StringBuilder text = new StringBuilder();
        head.forEach(line -> comment(text, line));
        comment(text, SuggestWords.coverage(policy) + ".");
        SuggestWords.tooLong(policy).ifPresent(line -> comment(text, "Too long: " + line + "."));
        SuggestWords.open(policy).forEach(line -> comment(text, line));
        List<String> outliers = SuggestWords.outliers(policy);
        if (!outliers.isEmpty()) {
            comment(text, "");
            comment(text, "Left out:");
            outliers.forEach(line -> comment(text, "  " + line));
        }
        comment(text, "");
        comment(text, "Next:");
        next.forEach(command -> comment(text, "  " + Console.NAME + " " + command));
        if (policy.constraints().subtrees().anyMatch(subtree -> subtree.base().form() == NameForm.DNS)) {
            comment(text, "");
            comment(
                    text,
                    "Public suffixes: the Public Suffix List (publicsuffix.org, MPL 2.0) of "
                            + PublicSuffixList.installed().date() + ".");
        }
        text.append(entries(policy));
        requireSame(policy.constraints(), text.toString());
        return text.toString();
    }

    private static void comment(StringBuilder text, String line) {
        text.append(("# " + CommentText.of(line)).stripTrailing()).append('\n');
    }

    /** The entries, each with a comment, on the lines that the writer of policies has made for them. */
    private static String entries(SuggestedPolicy policy) {
        List<Subtree> subtrees = new ArrayList<>(policy.constraints().permitted());
        subtrees.addAll(policy.constraints().excluded());
        String plain = PolicyWriter.yaml(policy.constraints());
        boolean isAligned = plain.lines().filter(SuggestYaml::isEntry).count() == subtrees.size();
        if (!isAligned) {
            return plain;
        }
        StringBuilder text = new StringBuilder();
        int[] next = {0};
        plain.lines().forEach(line -> {
            text.append(line);
            if (isEntry(line)) {
                text.append(" # ").append(CommentText.of(SuggestWords.use(subtrees.get(next[0]), policy)));
                next[0]++;
            }
            text.append('\n');
        });
        return text.toString();
    }

    private static boolean isEntry(String line) {
        return line.stripLeading().startsWith(ENTRY);
    }

    /** A comment is made of what strangers have written, so it is proved that it stayed one. */
    private static void requireSame(NameConstraints constraints, String text) {
        NameConstraints read = PolicyReader.read("the policy", text.getBytes(StandardCharsets.UTF_8), Notes.IGNORED);
        if (!read.equals(PolicyWriter.written(constraints))) {
            throw new UnencodableConstraintException(
                    "the policy cannot be written with its comments", "use --json for the result without them");
        }
    }
}
