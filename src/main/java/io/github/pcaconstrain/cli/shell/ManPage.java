package io.github.pcaconstrain.cli.shell;

import io.github.pcaconstrain.cli.shell.PageText.Entry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A page of the manual as it grows, in the macros of man(7): what {@link PageText} is for a terminal, but wrapped by the program that shows it.
 */
public final class ManPage {
    /** What roff would otherwise turn into other characters: groff_char(7). */
    private static final Map<String, String> ESCAPES =
            Map.of("\\", "\\e", "-", "\\-", "'", "\\(aq", "`", "\\(ga", "^", "\\(ha", "~", "\\(ti");

    private static final Pattern ESCAPED = Pattern.compile("[-\\\\'`^~]");

    /** A word of an option's name that is replaced by a value when it is typed. */
    private static final Pattern VALUE = Pattern.compile("\\b[A-Z][A-Z_]*\\b");

    private final StringBuilder roff = new StringBuilder();

    /**
     * Starts a page of section 1.
     *
     * @param name its name, as in {@code man NAME}
     * @param date its date, as in 2026-01-01
     * @param version the version of the tool
     * @param summary what the thing is for, in a few words
     */
    public ManPage(String name, String date, String version, String summary) {
        request(".TH \"" + escaped(name.toUpperCase(Locale.ROOT)) + "\" \"1\" \"" + escaped(date) + "\" \""
                + escaped(Console.NAME + " " + version) + "\" \"" + escaped(Console.NAME) + " manual\"");
        // Words are neither stretched nor broken: they may be names to copy.
        request(".ad l").request(".nh");
        section("Name").request(escaped(name) + " \\- " + escaped(summary));
    }

    /** Adds what the help of a command says, in the order in which manuals say it. */
    public ManPage command(CommandSpec spec) {
        HelpLayout layout = new HelpLayout(spec, Display.PLAIN);
        HelpPage help = HelpPage.of(spec);
        synopsis(layout.synopsis()).section("Description");
        for (String paragraph : spec.usageMessage().description()) {
            prose(paragraph);
        }
        section("Options");
        layout.lists().forEach((title, entries) -> subsection(title).entries(entries));
        section("Exit status");
        entries(help.exitCodes().entrySet().stream()
                .map(each -> new Entry(String.valueOf(each.getKey()), each.getValue()))
                .toList());
        List<String> examples = help.examples();
        if (!examples.isEmpty()) {
            section("Examples");
        }
        for (int i = 0; i < examples.size(); i += 2) {
            example(examples.get(i), examples.get(i + 1));
        }
        return this;
    }

    /** What is typed: the name of the tool, and what comes after it. */
    public ManPage synopsis(String usage) {
        return section("Synopsis").request(typed(usage));
    }

    /** A heading. */
    public ManPage section(String title) {
        return request(".SH \"" + escaped(title.toUpperCase(Locale.ROOT)) + "\"");
    }

    /** A heading below that of a section. */
    public ManPage subsection(String title) {
        return request(".SS \"" + escaped(title) + "\"");
    }

    /** A paragraph. */
    public ManPage prose(String text) {
        return request(".PP").request(escaped(text));
    }

    /** A list of things with their descriptions. */
    public ManPage entries(List<Entry> entries) {
        for (Entry entry : entries) {
            request(".TP").request(typed(entry.name().strip())).request(escaped(entry.description()));
        }
        return this;
    }

    /** A command to type below a sentence. */
    public ManPage example(String sentence, String command) {
        return prose(sentence)
                .request(".PP")
                .request(".RS 4")
                .request("\\fB" + escaped(command) + "\\fR")
                .request(".RE");
    }

    private ManPage request(String line) {
        roff.append(line).append('\n');
        return this;
    }

    // Bold where it is typed as it is, italic where it stands for a value.
    private static String typed(String words) {
        StringBuilder typed = new StringBuilder("\\fB");
        int end = 0;
        Matcher values = VALUE.matcher(words);
        while (values.find()) {
            typed.append(escaped(words.substring(end, values.start())))
                    .append("\\fI")
                    .append(escaped(values.group()))
                    .append("\\fB");
            end = values.end();
        }
        return typed.append(escaped(words.substring(end))).append("\\fR").toString();
    }

    // A line that starts with a period would be a request; the quote is escaped anyway.
    private static String escaped(String text) {
        String escaped = ESCAPED.matcher(text)
                .replaceAll(found ->
                        Objects.requireNonNull(ESCAPES.get(found.group())).replace("\\", "\\\\"))
                .replace("\"", "\\(dq");
        return escaped.startsWith(".") ? "\\&" + escaped : escaped;
    }

    /** The page, every line with its line feed. */
    public String text() {
        return roff.toString();
    }
}
