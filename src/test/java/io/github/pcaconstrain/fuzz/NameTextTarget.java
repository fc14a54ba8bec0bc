package io.github.pcaconstrain.fuzz;

import static io.github.pcaconstrain.fuzz.Expectation.same;

import io.github.pcaconstrain.encoding.NameSyntax;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.failure.InvalidNameException;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.nio.charset.StandardCharsets;

/** Names as {@code check} has them: what is shown can be typed again, and in a list nothing is refused. */
final class NameTextTarget {
    private NameTextTarget() {}

    static void read(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        NameSyntax.parseAny(text, Notes.IGNORED);
        NameSyntax.parseListed(text.strip(), Notes.IGNORED);
        try {
            for (PresentedName name : NameSyntax.parseList(text, Notes.IGNORED)) {
                same(NameSyntax.parse(name.exactText(), Notes.IGNORED), name, "typed again");
            }
        } catch (InvalidNameException refused) {
            // as documented
        }
    }
}
