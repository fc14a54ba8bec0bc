package io.github.pcaconstrain.cli.decode;

import io.github.pcaconstrain.cli.show.Columns;
import io.github.pcaconstrain.encoding.DecodedNameConstraints;
import io.github.pcaconstrain.policy.MalformedBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.PrintableText;

/**
 * Everything that could be read of an extension, for people. It is deliberately not a policy file: if it were piped
 * into {@code encode}, malformed constraints would be lost.
 */
final class DecodedText {
    private static final Columns COLUMNS = Columns.of(1, 10);

    private DecodedText() {}

    static String of(DecodedNameConstraints decoded) {
        StringBuilder text = new StringBuilder();
        text.append(decoded.constraints().critical() ? "critical\n" : "not critical\n");
        decoded.constraints().permitted().forEach(subtree -> text.append(line("permitted", subtree)));
        decoded.constraints().excluded().forEach(subtree -> text.append(line("excluded", subtree)));
        decoded.problems().forEach(problem -> text.append(line("problem", problem.toString(), "")));
        return text.toString();
    }

    private static String line(String side, Subtree subtree) {
        String malformed = subtree.base() instanceof MalformedBase ? "  (malformed)" : "";
        String minimum = subtree.minimum().signum() == 0 ? "" : "  minimum " + subtree.minimum();
        String maximum = subtree.maximum().map(value -> "  maximum " + value).orElse("");
        return line(side, subtree.base().text(), malformed + minimum + maximum);
    }

    private static String line(String what, String value, String remarks) {
        return COLUMNS.line(what, PrintableText.printable(value)) + remarks + "\n";
    }
}
