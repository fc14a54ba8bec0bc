package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.ManPage;
import io.github.pcaconstrain.cli.shell.PageText.Entry;
import io.github.pcaconstrain.cli.shell.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import picocli.CommandLine;

/** Writes the pages of the manual, one for the tool and one for each command, when the tool is packed. Not for users. */
public final class ManualPages {
    private ManualPages() {}

    /**
     * Writes all pages.
     *
     * @param args the folder, and the date of the pages, which may have a time
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (Map.Entry<String, String> page : all(args[1].substring(0, 10)).entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
        }
    }

    /** The pages by the names of their files. */
    static Map<String, String> all(String date) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        CommandLine line = CommandLines.all(new Console(
                InputStream.nullInputStream(), nowhere, nowhere, Map.of(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));
        Map<String, String> pages = new TreeMap<>();
        pages.put(Console.NAME + ".1", tool(date));
        for (Entry command : Overview.summaries()) {
            String name = Console.NAME + "-" + command.name();
            CommandLine subcommand =
                    Objects.requireNonNull(line.getSubcommands().get(command.name()));
            ManPage page = new ManPage(name, date, Version.number(), summary(command))
                    .command(subcommand.getCommandSpec())
                    .section("See also")
                    .prose(Console.NAME + "(1)");
            pages.put(name + ".1", page.text());
        }
        return pages;
    }

    private static String tool(String date) {
        ManPage page = new ManPage(Console.NAME, date, Version.number(), "name constraints for CAs of AWS Private CA")
                .synopsis(Console.NAME + " COMMAND [OPTIONS]")
                .section("Description")
                .prose(Overview.PURPOSE)
                .section("Commands");
        Overview.purposes()
                .forEach((purpose, commands) -> page.subsection(purpose).entries(commands));
        page.section("Examples");
        Overview.EXAMPLES.forEach(each -> page.example(each.description(), each.name()));
        List<String> pages = Overview.commands().stream()
                .map(name -> Console.NAME + "-" + name + "(1)")
                .toList();
        return page.section("See also").prose(String.join(", ", pages)).text();
    }

    // As manuals have it: "pca-constrain-lint - find what is wrong".
    private static String summary(Entry command) {
        String sentence = command.description();
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT)
                + sentence.substring(1, sentence.length() - (sentence.endsWith(".") ? 1 : 0));
    }
}
