package io.github.pcaconstrain.suggest.reading;

import io.github.pcaconstrain.policy.name.HostName;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hosts of a DNS zone file (RFC 1035, section 5): the owners of address records and aliases. Names with a label that
 * starts with an underscore are not hosts. BIND's {@code $GENERATE} is understood in its simple form. A line that is not
 * understood is reported, since a host could be in it.
 */
public final class ZoneFile implements NameSource {
    /** What the file holds. */
    public interface Content {
        /** Starts to read it; the sink hears how much was read. */
        Reader open(Sink sink) throws IOException;

        /** Its size in octets. */
        long size();

        /** Deletes what was kept of it. */
        void close();
    }

    /** A time to live in seconds, or in BIND's units. */
    private static final Pattern TTL = Pattern.compile("(?:[0-9]++[smhdwSMHDW]?+)++");

    private static final Pattern RANGE = Pattern.compile("([0-9]{1,6})-([0-9]{1,6})(?:/([0-9]{1,6}))?");
    private static final Pattern STEP = Pattern.compile("\\$(?:\\{(-?[0-9]{1,6})(?:,([0-9]{1,2})(?:,d)?)?\\}|(?!\\{))");
    private static final int MOST_GENERATED = 65_536;
    private static final String IN_ADDR = "arpa";

    /** A name has at most 253 octets without the root (RFC 1035, section 2.3.4), and an octet takes up to four characters. */
    private static final int LONGEST = 4 * 253;

    /** Another kind of file has as many problems as lines. */
    private static final int MOST_PROBLEMS = 20;

    private final String file;
    private final String origin;
    private final Content content;

    /**
     * A zone file.
     *
     * @param file what the file is called in messages
     * @param origin the name that relative names belong to until the file says otherwise, without a final dot; may be empty
     */
    public ZoneFile(String file, String origin, Content content) {
        this.file = file;
        this.origin = origin;
        this.content = content;
    }

    @Override
    public void read(Sink sink) {
        Reading reading = new Reading(sink);
        try (Reader text = content.open(sink)) {
            ZoneEntries.read(text, reading);
        } catch (IOException e) {
            sink.unreadable(file + ": it cannot be read: " + e.getMessage());
        }
        reading.finish();
    }

    @Override
    public long size() {
        return content.size();
    }

    @Override
    public void close() {
        content.close();
    }

    private final class Reading implements ZoneEntries.Sink {
        private final Sink sink;
        private String current = origin;
        /** The owner of the record before; empty if it was not understood. */
        private @Nullable String owner;

        private long problems;

        Reading(Sink sink) {
            this.sink = sink;
        }

        @Override
        public void entry(ZoneEntries.Entry entry) {
            String first = entry.words().get(0);
            if (!first.startsWith("$") || entry.isIndented()) {
                record(entry);
                return;
            }
            switch (first.toUpperCase(Locale.ROOT)) {
                case "$ORIGIN" -> origin(entry);
                case "$TTL" -> {}
                case "$GENERATE" -> generate(entry);
                case "$INCLUDE" ->
                    problem(entry.line(), "it includes another file; give that file with another --zone");
                default -> problem(entry.line(), "there is no directive " + first);
            }
        }

        private void origin(ZoneEntries.Entry entry) {
            if (entry.words().size() < 2) {
                problem(entry.line(), "$ORIGIN names no domain");
            } else {
                current = absolute(entry, entry.words().get(1));
                if (current.length() > LONGEST) { // Relative ones add up, and each record would copy them.
                    problem(
                            entry.line(),
                            "$ORIGIN is longer than a domain name can be; what is relative to it is left out");
                    current = "";
                }
            }
        }

        private void record(ZoneEntries.Entry entry) {
            int start = entry.isIndented() ? 0 : 1;
            if (start > 0) {
                owner = absolute(entry, entry.words().get(0));
            }
            Optional<String> type = type(entry, entry.words(), start);
            if (type.filter(RecordTypes::isOfHost).isEmpty()) {
                return;
            }
            if (owner == null) {
                problem(entry.line(), "it has no name, and there is no record before it");
            } else {
                host(entry, owner);
            }
        }

        /** The type of a record, which comes after a class and a time to live, if they are there. */
        private Optional<String> type(ZoneEntries.Entry entry, List<String> words, int start) {
            for (String word : words.subList(start, words.size())) {
                String upper = word.toUpperCase(Locale.ROOT);
                if (RecordTypes.isType(upper)) {
                    return Optional.of(upper);
                }
                if (!RecordTypes.isClass(upper) && !TTL.matcher(word).matches()) {
                    problem(entry.line(), "'" + word + "' is not a record type");
                    return Optional.empty();
                }
            }
            problem(entry.line(), "it has no record type");
            return Optional.empty();
        }

        private void host(ZoneEntries.Entry entry, String name) {
            if (name.isEmpty() || name.startsWith("_") || name.contains("._") || name.endsWith("." + IN_ADDR)) {
                return;
            }
            sink.name(file + ":" + entry.line(), new PresentedName.Dns(HostName.fold(name)));
        }

        /** The full name without its final dot; empty if it is not known. */
        private String absolute(ZoneEntries.Entry entry, String name) {
            if (name.endsWith(".")) {
                return name.substring(0, name.length() - 1);
            }
            if (current.isEmpty()) {
                problem(
                        entry.line(),
                        "'" + name + "' is relative, and there is no $ORIGIN; give the zone's name with the file, as in"
                                + " --zone example.com=" + file);
                return "";
            }
            return name.equals("@") ? current : name + "." + current;
        }

        private void generate(ZoneEntries.Entry entry) {
            List<String> words = entry.words();
            Matcher range = RANGE.matcher(words.size() > 1 ? words.get(1) : "");
            String host = words.size() > 2 ? words.get(2) : "$$";
            boolean isKnown =
                    range.matches() && !STEP.matcher(host).replaceAll("").contains("$");
            if (words.size() < 4 || !isKnown || host.length() > LONGEST) {
                problem(entry.line(), "this $GENERATE cannot be read; write its records out");
                return;
            }
            int from = Integer.parseInt(range.group(1));
            int to = Integer.parseInt(range.group(2));
            int step = range.group(3) == null ? 1 : Math.max(1, Integer.parseInt(range.group(3)));
            if (from > to || (to - from) / step >= MOST_GENERATED) {
                problem(entry.line(), "this $GENERATE makes no records, or too many; write them out");
            } else if (type(entry, words, 3).filter(RecordTypes::isOfHost).isPresent()) {
                for (int i = from; i <= to; i += step) {
                    host(entry, absolute(entry, generated(host, i)));
                }
            }
        }

        private static String generated(String host, int number) {
            return STEP.matcher(host).replaceAll(part -> {
                int value = number + (part.group(1) == null ? 0 : Integer.parseInt(part.group(1)));
                int width = part.group(2) == null ? 0 : Integer.parseInt(part.group(2));
                String digits = String.valueOf(value);
                return "0".repeat(Math.max(0, width - digits.length())) + digits;
            });
        }

        @Override
        public void problem(long line, String what) {
            problems++;
            if (problems <= MOST_PROBLEMS) {
                sink.unreadable(file + ":" + line + ": " + what);
            }
        }

        void finish() {
            if (problems > MOST_PROBLEMS) {
                long more = problems - MOST_PROBLEMS;
                sink.unreadable(file + ": " + more + (more == 1 ? " more problem" : " more problems")
                        + "; check that it is a zone file");
            }
        }
    }
}
