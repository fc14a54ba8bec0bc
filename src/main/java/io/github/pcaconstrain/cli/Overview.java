package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.PageText;
import io.github.pcaconstrain.cli.shell.PageText.Entry;
import io.github.pcaconstrain.failure.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;

/** The help of the tool itself, which is also printed if no command is given. */
final class Overview implements IHelpSectionRenderer, Callable<Integer> {
    /** What the tool is for. */
    static final String PURPOSE =
            "Limits the names that a subordinate CA of AWS Private CA may sign for, and proves that the limits hold.";

    /** Commands to type first, with a sentence about each. */
    static final List<Entry> EXAMPLES = List.of(
            new Entry(
                    "pca-constrain apply --sandbox -p example.com --yes",
                    "Constrain a CA of the built-in sandbox, without an AWS account."),
            new Entry("pca-constrain help apply", "Read about a command."));

    private static final String SECTION = "overview";

    private final Console console;

    Overview(Console console) {
        this.console = console;
    }

    /** Commands for one purpose, the main one first. */
    private record Group(String purpose, List<Entry> commands) {}

    // In a class of its own, since no command needs it.
    private static final class Groups {
        static final List<Group> ALL = List.of(
                new Group(
                        "Change a CA",
                        List.of(
                                new Entry("apply", "Constrain a CA: plan, ask, issue, install and test."),
                                new Entry("csr", "Fetch the CSR of a CA and verify it."),
                                new Entry("issue", "Have the parent sign a constrained certificate."),
                                new Entry("install", "Import that certificate into the CA."),
                                new Entry("test", "Request names from a CA and compare the outcomes."),
                                new Entry("retire", "End a CA: revoke, disable and delete."))),
                new Group(
                        "Write policies",
                        List.of(
                                new Entry("init", "Ask what a CA is for and write a policy file."),
                                new Entry("suggest", "Suggest a policy that fits existing certificates."),
                                new Entry("encode", "Encode constraints for AWS Private CA and other tools."),
                                new Entry("decode", "Turn a certificate's constraints back into a policy."),
                                new Entry("lint", "Find what is wrong, risky or ineffective in constraints."))),
                new Group(
                        "Check and audit",
                        List.of(
                                new Entry("check", "Tell whether constraints allow a name, and why."),
                                new Entry("verify", "Verify a certificate and its chain."),
                                new Entry("audit", "Find problems in many certificates and CAs."),
                                new Entry("guard", "Print policies against signing around constraints."),
                                new Entry("diff", "Compare two sets of constraints by what they mean."),
                                new Entry("impact", "Find certificates that new constraints would break."))),
                new Group(
                        "Rehearse",
                        List.of(new Entry("sandbox", "Run a local AWS Private CA and ACM to try it all out."))),
                new Group(
                        "Help",
                        List.of(
                                new Entry("help", "Explain a command, with examples."),
                                new Entry("explain", "Explain the code of a finding."),
                                new Entry("version", "Print the version."),
                                new Entry("completion", "Print a completion script for bash, zsh or fish."))));

        private Groups() {}
    }

    /** Every command. */
    static List<String> commands() {
        return summaries().stream().map(Entry::name).toList();
    }

    /** Every command, with a sentence about it. */
    static List<Entry> summaries() {
        return Groups.ALL.stream().flatMap(group -> group.commands().stream()).toList();
    }

    /** The commands, grouped by what they are for. */
    static Map<String, List<Entry>> purposes() {
        Map<String, List<Entry>> purposes = new LinkedHashMap<>();
        Groups.ALL.forEach(group -> purposes.put(group.purpose(), group.commands()));
        return purposes;
    }

    /** The tool as a command, which prints this help. */
    CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this);
        spec.usageMessage().sectionKeys(List.of(SECTION)).sectionMap(Map.of(SECTION, this));
        return spec;
    }

    @Override
    public String render(Help help) {
        return text();
    }

    private String text() {
        PageText page = new PageText(console.display());
        page.line("Usage:", " " + Console.NAME + " COMMAND [OPTIONS]").prose(PURPOSE);
        int column = page.column(summaries().stream());
        Groups.ALL.forEach(group -> page.heading(group.purpose() + ":").entries(group.commands(), column));
        page.heading("Examples:");
        EXAMPLES.forEach(each -> page.example(each.description(), each.name()));
        return page.text();
    }

    @Override
    public Integer call() {
        console.out().print(text());
        return ExitCode.OK;
    }
}
