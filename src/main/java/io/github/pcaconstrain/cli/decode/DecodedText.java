package io.github.pcaconstrain.cli.decode;

import io.github.pcaconstrain.encoding.DecodedNameConstraints;
import io.github.pcaconstrain.policy.MalformedBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.PrintableText;

/**
 * Everything that could be read of an extension, for a reader. It is on purpose no policy file: piped into
 * {@code encode}, a malformed constraint would be dropped.
 */
final class DecodedText {
    private DecodedText() {}

    static String of(DecodedNameConstraints decoded) {
        StringBuilder text = new StringBuilder();
        text.append(decoded.constraints().critical() ? "critical\n" : "not critical\n");
        decoded.constraints().permitted().forEach(subtree -> text.append(line("permitted", subtree)));
        decoded.constraints().excluded().forEach(subtree -> text.append(line("excluded", subtree)));
        decoded.problems()
                .forEach(problem -> text.append("problem    " + PrintableText.printable(problem.toString()) + "\n"));
        return text.toString();
    }

    private static String line(String side, Subtree subtree) {
        String malformed = subtree.base() instanceof MalformedBase ? "  (malformed)" : "";
        String minimum = subtree.minimum().signum() == 0 ? "" : "  minimum " + subtree.minimum();
        String maximum = subtree.maximum().map(value -> "  maximum " + value).orElse("");
        return String.format(
                "%-10s %s%s%s%s\n", side, PrintableText.printable(subtree.base().text()), malformed, minimum, maximum);
    }
}
