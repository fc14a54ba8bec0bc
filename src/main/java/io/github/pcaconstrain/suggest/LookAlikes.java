package io.github.pcaconstrain.suggest;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds hosts that a person could mistake for those of a zone. There may be many of both, so a host is compared only with
 * zones that have a {@linkplain #shapes shape} in common with it.
 */
final class LookAlikes {
    /** Shorter labels resemble each other by chance. */
    private static final int SHORTEST = 4;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    /** Letters of other scripts that look like Latin ones. */
    private static final String OTHER_SCRIPTS =
            "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0458\u03bf\u03b1\u0131";

    private static final String LATIN = "aeopcxyijoai";
    private static final Map<String, String> ALIKE = Map.of("rn", "m", "vv", "w", "cl", "d");

    /** Stands for the label of a zone that is compared. */
    private static final String HOLE = "*";

    /** Before the name of a registered domain. */
    private static final String NAME = "+";

    private final List<String> zones;
    private final PublicSuffixList suffixes;
    private final ZoneIndex index = new ZoneIndex();

    /** How many labels zones have. */
    private final Set<Integer> lengths = new HashSet<>();

    /** Zones in lower case. */
    LookAlikes(List<String> zones, PublicSuffixList suffixes) {
        this.zones = List.copyOf(zones);
        this.suffixes = suffixes;
        Set<String> domains = new HashSet<>();
        for (int i = 0; i < zones.size(); i++) {
            String zone = zones.get(i);
            String[] labels = zone.split("\\.", -1);
            lengths.add(labels.length);
            Set<String> keys = keysOfLabels(labels);
            keys.add(zone);
            String domain = suffixes.registered(zone);
            if (first(domain).length() >= SHORTEST && domains.add(domain)) { // the others resemble the same hosts
                keys.add(NAME + first(domain));
                keys.addAll(shapes(first(domain)));
            }
            index.add(keys, i);
        }
        index.sort();
    }

    /** The first zone that a host outside all zones resembles. */
    Optional<String> zone(String host) {
        return index.positions(keysOfHost(host))
                .mapToObj(zones::get)
                .filter(zone -> isAlike(host, zone))
                .findFirst();
    }

    /** The keys of all zones that a host may resemble. */
    private Set<String> keysOfHost(String host) {
        Set<String> keys = new HashSet<>();
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            keys.add(host.substring(0, dot));
        }
        String[] labels = host.split("\\.", -1);
        for (int length : lengths) {
            if (length <= labels.length) {
                keys.addAll(keysOfLabels(Arrays.copyOfRange(labels, labels.length - length, labels.length)));
            }
        }
        String name = first(suffixes.registered(host));
        keys.add(NAME + name);
        for (String part : name.split("-", -1)) {
            keys.add(NAME + part);
        }
        keys.addAll(shapes(name));
        return keys;
    }

    /** A key for each shape of each label, with the other labels. */
    private static Set<String> keysOfLabels(String[] labels) {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < labels.length; i++) {
            String[] others = labels.clone();
            others[i] = HOLE;
            String rest = String.join(".", others);
            shapes(labels[i]).forEach(shape -> keys.add(shape + " " + rest));
        }
        return keys;
    }

    /**
     * What a label has in common with each label that {@linkplain #isAlikeLabel resembles} it: what is left of it to the
     * eye, or what is left of both without one character.
     */
    private static Set<String> shapes(String label) {
        Set<String> shapes = new HashSet<>();
        shapes.add("=" + skeleton(label));
        shapes.add("-" + label);
        for (int i = 0; i < label.length(); i++) {
            shapes.add("-" + label.substring(0, i) + label.substring(i + 1));
        }
        return shapes;
    }

    boolean isAlike(String host, String zone) {
        return host.startsWith(zone + ".") || isAlikeInLabel(host, zone) || isAlikeDomain(host, zone);
    }

    /** Whether exactly one label within the zone is another one that looks the same. */
    private static boolean isAlikeInLabel(String host, String zone) {
        String[] labels = zone.split("\\.", -1);
        String[] others = host.split("\\.", -1);
        if (others.length < labels.length) {
            return false;
        }
        String[] end = Arrays.copyOfRange(others, others.length - labels.length, others.length);
        int different = -1;
        for (int i = 0; i < labels.length; i++) {
            if (!labels[i].equals(end[i])) {
                if (different >= 0) {
                    return false;
                }
                different = i;
            }
        }
        return different >= 0 && isAlikeLabel(end[different], labels[different]);
    }

    private boolean isAlikeDomain(String host, String zone) {
        String domain = suffixes.registered(host);
        String registered = suffixes.registered(zone);
        String name = first(domain);
        String known = first(registered);
        return !domain.equals(registered)
                && !suffixes.isShared(domain)
                && known.length() >= SHORTEST
                && (name.equals(known)
                        || isAlikeLabel(name, known)
                        || List.of(name.split("-", -1)).contains(known));
    }

    private static String first(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Whether they look the same, or differ by one letter that is missing, added, replaced or swapped. */
    private static boolean isAlikeLabel(String one, String other) {
        if (one.equals(other)) {
            return false;
        }
        if (skeleton(one).equals(skeleton(other))) {
            return true;
        }
        boolean isNumbered =
                DIGIT.matcher(one).replaceAll("").equals(DIGIT.matcher(other).replaceAll(""));
        return other.length() >= SHORTEST && !isNumbered && isOneApart(one, other);
    }

    /** What is left of a label to the eye. */
    private static String skeleton(String label) {
        String text = label.startsWith("xn--") ? IDN.toUnicode(label) : label;
        StringBuilder latin = new StringBuilder();
        for (char c : MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toCharArray()) {
            int other = OTHER_SCRIPTS.indexOf(c);
            latin.append(other < 0 ? plain(c) : LATIN.charAt(other));
        }
        String seen = latin.toString();
        for (Map.Entry<String, String> pair : ALIKE.entrySet()) {
            seen = seen.replace(pair.getKey(), pair.getValue());
        }
        return seen.replace("-", "").replace("_", "").replace('i', 'l');
    }

    private static char plain(char c) {
        return switch (c) {
            case '0' -> 'o';
            case '1', '|' -> 'l';
            case '3' -> 'e';
            case '5' -> 's';
            default -> c;
        };
    }

    private static boolean isOneApart(String one, String other) {
        String shorter = one.length() <= other.length() ? one : other;
        String longer = one.length() <= other.length() ? other : one;
        int extra = longer.length() - shorter.length();
        if (extra > 1) {
            return false;
        }
        int start = 0;
        while (start < shorter.length() && shorter.charAt(start) == longer.charAt(start)) {
            start++;
        }
        String restOfShorter = shorter.substring(start);
        String restOfLonger = longer.substring(start);
        if (extra == 1) {
            return restOfLonger.substring(1).equals(restOfShorter);
        }
        boolean isReplaced =
                restOfLonger.length() < 2 || restOfLonger.substring(1).equals(restOfShorter.substring(1));
        return isReplaced || isSwapped(restOfShorter, restOfLonger);
    }

    private static boolean isSwapped(String one, String other) {
        return one.charAt(0) == other.charAt(1)
                && one.charAt(1) == other.charAt(0)
                && one.substring(2).equals(other.substring(2));
    }
}
