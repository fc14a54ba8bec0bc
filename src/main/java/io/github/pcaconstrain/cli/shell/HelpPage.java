package io.github.pcaconstrain.cli.shell;

import io.github.pcaconstrain.failure.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What the help of a command has in addition to its options: groups of options, exit codes and examples. Every command
 * has one; {@link HelpLayout} lays it out only when help is requested.
 */
public final class HelpPage implements IHelpSectionRenderer {
    private static final String SECTION = "page";

    private final List<Group> groups = new ArrayList<>();
    private final SortedMap<Integer, String> exitCodes = new TreeMap<>();
    private List<String> examples = List.of();
    private @Nullable Console console;

    private HelpPage() {}

    /**
     * Options that belong together.
     *
     * @param title their heading
     * @param first the index of their first option, from 0
     */
    record Group(String title, int first) {}

    /** The page of a command. */
    public static HelpPage of(CommandSpec spec) {
        if (spec.usageMessage().sectionMap().get(SECTION) instanceof HelpPage page) {
            return page;
        }
        HelpPage page = new HelpPage();
        page.exit(ExitCode.USAGE, "usage error, or unreadable input")
                .exit(ExitCode.BUG, "internal error (please report)")
                .exit(ExitCode.INTERRUPTED, "interrupted");
        spec.usageMessage().sectionKeys(List.of(SECTION)).sectionMap(Map.of(SECTION, page));
        return page;
    }

    /** Starts a group, with the options that are added from now on. */
    public static void group(CommandSpec spec, String title) {
        of(spec).groups.add(new Group(title, spec.options().size()));
    }

    /** Adds {@code --help}, which every command and the tool itself have. */
    public static void addHelpOption(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
    }

    /** Adds an exit code, or tells what a general one means for this command. */
    public HelpPage exit(int code, String meaning) {
        exitCodes.put(code, meaning);
        return this;
    }

    /** Sets runnable examples: sentence, command line, sentence, command line. */
    public HelpPage examples(String... sentencesAndCommands) {
        examples = List.of(sentencesAndCommands);
        return this;
    }

    /** Sets where the page will be shown. */
    public HelpPage on(Console where) {
        console = where;
        return this;
    }

    /** The command line of the first example, if there is one. */
    Optional<String> firstExample() {
        return examples.isEmpty() ? Optional.empty() : Optional.of(examples.get(1));
    }

    List<Group> groups() {
        return groups;
    }

    /** The exit codes of the command, with what they mean for it. */
    public SortedMap<Integer, String> exitCodes() {
        return exitCodes;
    }

    List<String> examples() {
        return examples;
    }

    @Override
    public String render(Help help) {
        return new HelpLayout(help.commandSpec(), console == null ? Display.PLAIN : console.display()).page();
    }
}
