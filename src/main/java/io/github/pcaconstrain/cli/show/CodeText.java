package io.github.pcaconstrain.cli.show;

import io.github.pcaconstrain.cli.shell.Style;
import io.github.pcaconstrain.cli.shell.Styled;
import io.github.pcaconstrain.cli.show.CodeCatalogue.Meaning;
import io.github.pcaconstrain.finding.FindingCode;
import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.lint.Rule;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The meaning of a code, for people. */
public final class CodeText {
    private CodeText() {}

    /** Everything about a code. */
    public static String of(Meaning meaning) {
        String where = meaning.code() instanceof Rule rule
                ? "profiles: " + profiles(rule)
                : "reported by: " + String.join(", ", meaning.area().commands());
        return meaning.code().code() + " (" + meaning.code().severity().label() + ")\n\n"
                + meaning.code().explanation() + "\n\nfix: " + meaning.code().fix() + "\nsource: "
                + meaning.code().source() + "\n" + where + "\n";
    }

    /** A row of a table of codes. */
    public static Styled[] cells(FindingCode code, String where) {
        return new Styled[] {
            Styled.plain(code.code()),
            new Styled(code.severity().label(), Style.of(code.severity())),
            Styled.plain(where)
        };
    }

    /** The profiles with a rule, comma-separated. */
    public static String profiles(Rule rule) {
        return Arrays.stream(Profile.values())
                .filter(rule.profiles()::contains)
                .map(Profile::label)
                .collect(Collectors.joining(", "));
    }
}
