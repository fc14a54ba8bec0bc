package io.github.pcaconstrain.cli.show;

import io.github.pcaconstrain.cli.show.CodeCatalogue.Meaning;
import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.lint.Rule;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a code means, for a reader. */
public final class CodeText {
    private CodeText() {}

    /** All that is known of a code. */
    public static String of(Meaning meaning) {
        String where = meaning.code() instanceof Rule rule
                ? "profiles: " + profiles(rule)
                : "reported by: " + String.join(", ", meaning.area().commands());
        return meaning.code().code() + " (" + meaning.code().severity().label() + ")\n\n"
                + meaning.code().explanation() + "\n\nfix: " + meaning.code().fix() + "\nsource: "
                + meaning.code().source() + "\n" + where + "\n";
    }

    /** The profiles that hold constraints to a rule, between commas. */
    public static String profiles(Rule rule) {
        return Arrays.stream(Profile.values())
                .filter(rule.profiles()::contains)
                .map(Profile::label)
                .collect(Collectors.joining(", "));
    }
}
