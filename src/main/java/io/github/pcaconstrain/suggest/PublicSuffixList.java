package io.github.pcaconstrain.suggest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Public Suffix List (<a href="https://publicsuffix.org/list/">publicsuffix.org</a>, MPL 2.0): the domains below
 * which anybody can register a name. The build takes the list from Apache HttpClient.
 */
public final class PublicSuffixList {
    private static final String RESOURCE = "/org/publicsuffix/list/effective_tld_names.dat";
    private static final String VERSION = "// VERSION: ";
    private static final int DATE = "2026-01-31".length();

    private static final class Installed {
        static final PublicSuffixList LIST = load();

        private Installed() {}
    }

    private final Set<String> rules = new HashSet<>();
    /** What follows the asterisk of a rule. */
    private final Set<String> wildcards = new HashSet<>();

    private final Set<String> exceptions = new HashSet<>();
    /** Every name with a rule below it. */
    private final Set<String> above = new HashSet<>();

    private String date = "unknown";

    private PublicSuffixList() {}

    /** The list of this build. */
    public static PublicSuffixList installed() {
        return Installed.LIST;
    }

    private static PublicSuffixList load() {
        try (InputStream in = PublicSuffixList.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the Public Suffix List is missing from this build");
            }
            return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the list in the format of publicsuffix.org: a rule ends at the first blank of its line. */
    static PublicSuffixList read(BufferedReader in) throws IOException {
        PublicSuffixList list = new PublicSuffixList();
        for (@Nullable String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith(VERSION) && line.length() >= VERSION.length() + DATE) {
                list.date = line.substring(VERSION.length(), VERSION.length() + DATE);
            } else if (!line.isBlank() && !line.startsWith("//")) {
                list.add(firstWord(line));
            }
        }
        return list;
    }

    private static String firstWord(String line) {
        int end = 0;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        return line.substring(0, end);
    }

    private void add(String rule) {
        boolean isException = rule.startsWith("!");
        boolean isWildcard = rule.startsWith("*.");
        String name = ascii(rule.substring(isWildcard ? 2 : isException ? 1 : 0));
        if (isException) {
            exceptions.add(name);
            return;
        }
        (isWildcard ? wildcards : rules).add(name);
        if (isWildcard) {
            above.add(name);
        }
        for (String parent = parent(name); !parent.isEmpty(); parent = parent(parent)) {
            above.add(parent);
        }
    }

    private static String ascii(String name) {
        boolean isAscii = name.chars().allMatch(c -> c < 0x80);
        return isAscii ? name.toLowerCase(Locale.ROOT) : IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
    }

    /** The day of the list, such as {@code 2026-07-25}. */
    public String date() {
        return date;
    }

    /** Whether a rule says that anybody can register a name directly below this one, which is in lower case. */
    public boolean isSuffix(String name) {
        return !exceptions.contains(name) && (rules.contains(name) || wildcards.contains(parent(name)));
    }

    /** Whether a subtree with this base would contain names of strangers: it is a public suffix, or above one. */
    public boolean isShared(String name) {
        return isSuffix(name) || above.contains(name);
    }

    /** Whether the list knows the last label of a name; it does not know private ones such as {@code corp}. */
    public boolean isRegistered(String name) {
        return isShared(name.substring(name.lastIndexOf('.') + 1));
    }

    /**
     * The public suffix that a host is under: its last label if no rule says otherwise, and the host itself if it is
     * one.
     */
    public String suffix(String host) {
        for (String name = host; ; name = parent(name)) {
            if (isSuffix(name) || parent(name).isEmpty()) {
                return name;
            }
        }
    }

    /** The part of a host that somebody registered: one label more than its public suffix; the host itself if it has none. */
    public String registered(String host) {
        String suffix = suffix(host);
        if (suffix.length() == host.length()) {
            return host;
        }
        int end = host.length() - suffix.length() - 1;
        return host.substring(host.lastIndexOf('.', end - 1) + 1);
    }

    /** The name without its first label; empty for a single label. */
    static String parent(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }
}
