package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.policy.name.NameForm;
import java.util.ArrayList;
import java.util.List;

/**
 * The value of a command-line option with several entries, separated by commas and trimmed. A directory name contains
 * commas itself, so an entry that starts with {@code dn:} extends to the end of the value.
 */
public final class EntryList {
    private static final String DIRECTORY_PREFIX = NameForm.DIRECTORY_NAME.prefix() + ":";

    private EntryList() {}

    /** The entries, at least one; an entry may be empty. */
    public static List<String> split(String value) {
        List<String> entries = new ArrayList<>();
        String rest = value;
        while (true) {
            String entry = rest.strip();
            int comma = entry.regionMatches(true, 0, DIRECTORY_PREFIX, 0, DIRECTORY_PREFIX.length())
                    ? -1
                    : rest.indexOf(',');
            entries.add(comma < 0 ? entry : rest.substring(0, comma).strip());
            if (comma < 0) {
                return entries;
            }
            rest = rest.substring(comma + 1);
        }
    }
}
