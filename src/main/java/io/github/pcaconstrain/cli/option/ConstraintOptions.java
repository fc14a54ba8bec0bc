package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.InputFile;
import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.encoding.document.PolicyReader;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Constraints given as options or as a policy file, the same way for every command. */
public final class ConstraintOptions {
    private static final String HINT = "give -p/--permitted, -e/--excluded or --policy FILE";

    private final OptionSpec permitted = list(
            "-p",
            "--permitted",
            "Permitted names, between commas: example.com, ip:10.0.0.0/8, email:example.com, uri:.example.com, "
                    + "dn:O=Acme,C=US.");
    private final OptionSpec excluded = list("-e", "--excluded", "Excluded names, written likewise.");
    private final OptionSpec policy = OptionSpec.builder("--policy")
            .type(String.class)
            .paramLabel("FILE")
            .description("A policy file in YAML or JSON in place of -p and -e; - is standard input.")
            .build();
    private final OptionSpec notCritical = OptionSpec.builder("--not-critical")
            .type(boolean.class)
            .description("Make the extension not critical, which RFC 5280 forbids.")
            .build();

    private final Console console;
    private final CommonOptions common;

    public ConstraintOptions(Console console, CommonOptions common) {
        this.console = console;
        this.common = common;
    }

    public void addTo(CommandSpec spec) {
        spec.addOption(permitted).addOption(excluded).addOption(policy).addOption(notCritical);
    }

    /**
     * The constraints that were given.
     *
     * @throws InvalidOptionException if none were given
     */
    public NameConstraints require() {
        return read().orElseThrow(() -> new InvalidOptionException("no constraints given", HINT));
    }

    /** The constraints that were given, if any. Flags beat the environment: a policy file from there gives way to them. */
    public Optional<NameConstraints> read() {
        ParseResult parsed = permitted.command().commandLine().getParseResult();
        boolean listsMatched = parsed.hasMatchedOption(permitted) || parsed.hasMatchedOption(excluded);
        boolean policyMatched = parsed.hasMatchedOption(policy);
        if (listsMatched && policyMatched) {
            throw new InvalidOptionException(
                    "--policy does not go together with -p/--permitted and -e/--excluded",
                    "write all constraints into the policy file, or none");
        }
        String file = policy.getValue();
        boolean useFile = policyMatched || (!listsMatched && file != null && isEmpty(permitted) && isEmpty(excluded));
        if (useFile && file != null) {
            return Optional.of(critical(PolicyReader.read(
                    InputFile.name(file), InputFile.read(file, PolicyReader.MAX_OCTETS, console), common::note)));
        }
        NameConstraints lists = new NameConstraints(subtrees(permitted), subtrees(excluded), true);
        return lists.isEmpty() ? Optional.empty() : Optional.of(critical(lists));
    }

    private NameConstraints critical(NameConstraints constraints) {
        return CommonOptions.flag(notCritical)
                ? new NameConstraints(constraints.permitted(), constraints.excluded(), false)
                : constraints;
    }

    private List<Subtree> subtrees(OptionSpec option) {
        return values(option).stream()
                .flatMap(value -> ConstraintSyntax.parseList(value, common::note).stream())
                .map(Subtree::of)
                .toList();
    }

    private static boolean isEmpty(OptionSpec option) {
        return values(option).isEmpty();
    }

    public static List<String> values(OptionSpec option) {
        @Nullable List<String> values = option.getValue();
        return values == null ? List.of() : values;
    }

    private static OptionSpec list(String shortName, String longName, String description) {
        return OptionSpec.builder(shortName, longName)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel("NAMES")
                .description(description)
                .build();
    }
}
