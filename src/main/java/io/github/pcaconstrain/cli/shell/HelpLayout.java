package io.github.pcaconstrain.cli.shell;

import io.github.pcaconstrain.cli.shell.HelpPage.Group;
import io.github.pcaconstrain.cli.shell.PageText.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Lays out the help of a command: synopsis, description, arguments, options in groups, exit codes and examples.
 * Picocli's own layout breaks examples inside words, and has only one list of options.
 */
final class HelpLayout {
    private final CommandSpec spec;
    private final HelpPage help;
    private final PageText page;

    HelpLayout(CommandSpec spec, Display display) {
        this.spec = spec;
        this.help = HelpPage.of(spec);
        this.page = new PageText(display);
    }

    String page() {
        page.line("Usage:", " " + synopsis());
        for (String paragraph : spec.usageMessage().description()) {
            page.prose(paragraph);
        }
        Map<String, List<Entry>> lists = lists();
        int column = page.column(lists.values().stream().flatMap(List::stream));
        lists.forEach((title, entries) -> page.heading(title + ":").entries(entries, column));
        List<Entry> exitCodes = help.exitCodes().entrySet().stream()
                .map(each -> new Entry(String.valueOf(each.getKey()), each.getValue()))
                .toList();
        page.heading("Exit codes:").entries(exitCodes, page.column(exitCodes.stream()));
        List<String> examples = help.examples();
        if (!examples.isEmpty()) {
            page.heading("Examples:");
        }
        for (int i = 0; i < examples.size(); i += 2) {
            page.example(examples.get(i), examples.get(i + 1));
        }
        return page.text();
    }

    /** Arguments and options, by the headings of their groups. */
    Map<String, List<Entry>> lists() {
        Map<String, List<Entry>> lists = new LinkedHashMap<>();
        lists.put(
                "Arguments",
                spec.positionalParameters().stream().map(HelpLayout::entry).toList());
        List<OptionSpec> options = spec.options();
        List<Group> groups = help.groups();
        for (int i = 0; i < groups.size(); i++) {
            int end = i + 1 < groups.size() ? groups.get(i + 1).first() : options.size();
            lists.put(
                    groups.get(i).title(),
                    options.subList(groups.get(i).first(), end).stream()
                            .map(HelpLayout::entry)
                            .toList());
        }
        lists.values().removeIf(List::isEmpty);
        return lists;
    }

    /** How the command is typed. */
    String synopsis() {
        return spec.qualifiedName()
                + " [OPTIONS]"
                + spec.positionalParameters().stream()
                        .map(argument -> " " + label(argument))
                        .collect(Collectors.joining());
    }

    private static String label(PositionalParamSpec argument) {
        String label = argument.paramLabel() + (argument.arity().max() > 1 ? "..." : "");
        return argument.required() ? label : "[" + label + "]";
    }

    private static Entry entry(PositionalParamSpec argument) {
        return new Entry(label(argument), description(argument));
    }

    private static Entry entry(OptionSpec option) {
        String indent = option.shortestName().startsWith("--") ? "    " : "";
        String value = option.arity().max() == 0
                ? ""
                : option.arity().min() == 0 ? "[=" + option.paramLabel() + "]" : "=" + option.paramLabel();
        return new Entry(indent + String.join(", ", option.names()) + value, description(option));
    }

    private static String description(ArgSpec argument) {
        return String.join(" ", argument.description());
    }
}
