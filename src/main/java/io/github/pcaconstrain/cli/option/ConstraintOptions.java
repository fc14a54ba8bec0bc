package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Constraints given as options or as a policy file, in the same way for every command. */
public final class ConstraintOptions {
    private static final String HINT = "give -p/--permitted, -e/--excluded or --policy FILE";

    private final Option<List<String>> permitted = list(
            "-p",
            "--permitted",
            "Permitted names, comma-separated: example.com, ip:10.0.0.0/8, email:example.com, uri:.example.com, "
                    + "dn:O=Acme,C=US.");
    private final Option<List<String>> excluded = list("-e", "--excluded", "Excluded names, written in the same way.");
    private final Option<String> policy =
            Option.text("--policy", "FILE", "A policy file in YAML or JSON instead of -p and -e; - is standard input.");
    private final Option<Boolean> notCritical =
            Option.flag("--not-critical", "Mark the extension as not critical, which RFC 5280 forbids.");

    private final Console console;
    private final CommonOptions common;

    public ConstraintOptions(Console console, CommonOptions common) {
        this.console = console;
        this.common = common;
    }

    public void addTo(CommandSpec spec) {
        HelpPage.group(spec, "Constraints");
        Option.addAll(spec, permitted, excluded, policy, notCritical);
    }

    /** The given constraints. @throws InvalidOptionException if none were given */
    public NameConstraints require() {
        return read().orElseThrow(() -> new InvalidOptionException("no constraints given", HINT));
    }

    /**
     * The given constraints, if any. Options take precedence over a policy file from the environment, which is then
     * ignored.
     */
    public Optional<NameConstraints> read() {
        boolean listsMatched = permitted.isOnCommandLine() || excluded.isOnCommandLine();
        boolean policyMatched = policy.isOnCommandLine();
        if (listsMatched && policyMatched) {
            throw new InvalidOptionException(
                    "--policy cannot be combined with -p/--permitted or -e/--excluded",
                    "put all constraints in the policy file, or give them all as options");
        }
        boolean listsGiven = listsMatched || permitted.isGiven() || excluded.isGiven();
        if (policyMatched || (policy.isGiven() && !listsGiven)) {
            return Optional.of(critical(PolicyFile.read(policy.require(), console, common)));
        }
        NameConstraints lists = new NameConstraints(subtrees(permitted), subtrees(excluded), true);
        return lists.isEmpty() ? Optional.empty() : Optional.of(critical(lists));
    }

    /** The options that gave them, as they were typed; empty if they came from the environment or standard input. */
    public List<String> typed() {
        List<String> words = new ArrayList<>();
        for (Option<List<String>> option : List.of(permitted, excluded)) {
            if (option.isOnCommandLine()) {
                option.require().forEach(value -> words.addAll(List.of(option.name(), value)));
            }
        }
        if (policy.isOnCommandLine() && !policy.require().equals("-")) {
            words.addAll(List.of(policy.name(), policy.require()));
        }
        if (notCritical.isOnCommandLine()) {
            words.add(notCritical.name());
        }
        return words;
    }

    private NameConstraints critical(NameConstraints constraints) {
        return notCritical.isGiven()
                ? new NameConstraints(constraints.permitted(), constraints.excluded(), false)
                : constraints;
    }

    private List<Subtree> subtrees(Option<List<String>> option) {
        return option.orElse(List.of()).stream()
                .flatMap(value -> ConstraintSyntax.parseList(value, common::note).stream())
                .map(Subtree::of)
                .toList();
    }

    private static Option<List<String>> list(String shortName, String longName, String description) {
        return Option.list("NAMES", description, shortName, longName);
    }
}
