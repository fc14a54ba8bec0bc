package io.github.pcaconstrain.access;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value in a policy, with policy variables such as {@code ${aws:username}} (IAM User Guide, "IAM policy elements:
 * Variables and tags").
 *
 * @param text the value as it is in the policy
 * @param hasVariables whether variables count: only in policies of version 2012-10-17
 */
public record PolicyPattern(String text, boolean hasVariables) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^{}]*)}");
    private static final Pattern WITH_DEFAULT = Pattern.compile("([^,]*),\\s*'([^']*)'\\s*");
    private static final int COLONS_BEFORE_VARIABLES = 5;
    private static final List<String> SPECIAL = List.of("*", "?", "$");

    public PolicyPattern {
        Objects.requireNonNull(text, "text");
    }

    /**
     * A value with its variables replaced.
     *
     * @param glob the text; a variable whose value is not known is {@code *}
     * @param isKnown whether the value of every variable is known
     * @param isMissing whether the request has no value for a variable that has no default
     */
    record Resolved(Glob glob, boolean isKnown, boolean isMissing) {}

    /** Whether a variable is in a part of an ARN where AWS does not allow one: before the fifth colon. */
    boolean hasMisplacedVariable() {
        int start = hasVariables ? text.indexOf("${") : -1;
        return start >= 0
                && text.substring(0, start).chars().filter(c -> c == ':').count() < COLONS_BEFORE_VARIABLES;
    }

    /** Whether one of its variables may be a condition context key. */
    boolean mentions(String key) {
        return hasVariables
                && text.contains("${")
                && text.toLowerCase(Locale.ROOT).contains(key.toLowerCase(Locale.ROOT));
    }

    /** A text that stands for everything for which the value can stand, whatever its variables are. */
    Glob reach() {
        String plain = hasVariables ? VARIABLE.matcher(text).replaceAll("*") : text;
        if (!plain.equals(text) && plain.startsWith("*")) {
            return Glob.anything(); // the variable may be the start of an ARN
        }
        Glob glob = Glob.of(plain);
        return glob.isIncompleteArn() ? glob.then(Glob.anything()) : glob;
    }

    /**
     * Replaces the variables.
     *
     * @param hasWildcards whether {@code *} and {@code ?} outside of variables are wildcards
     */
    Resolved resolve(RequestContext context, boolean hasWildcards) {
        if (!hasVariables || !text.contains("${")) {
            return new Resolved(glob(text, hasWildcards), true, false);
        }
        Glob glob = Glob.literal("");
        boolean isKnown = true;
        boolean isMissing = false;
        int end = 0;
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            glob = glob.then(glob(text.substring(end, variable.start()), hasWildcards));
            end = variable.end();
            String name = variable.group(1).strip();
            if (SPECIAL.contains(name)) {
                glob = glob.then(Glob.literal(name));
                continue;
            }
            Matcher withDefault = WITH_DEFAULT.matcher(name);
            boolean hasDefault = withDefault.matches();
            Optional<List<String>> values =
                    context.find(hasDefault ? withDefault.group(1).strip() : name);
            if (values.isEmpty() || values.get().size() > 1) {
                isKnown = false;
                glob = glob.then(Glob.anything());
            } else if (!values.get().isEmpty()) {
                glob = glob.then(Glob.literal(values.get().get(0)));
            } else if (hasDefault) {
                glob = glob.then(Glob.literal(withDefault.group(2)));
            } else {
                isMissing = true;
            }
        }
        return new Resolved(glob.then(glob(text.substring(end), hasWildcards)), isKnown, isMissing);
    }

    private static Glob glob(String text, boolean hasWildcards) {
        return hasWildcards ? Glob.of(text) : Glob.literal(text);
    }
}
