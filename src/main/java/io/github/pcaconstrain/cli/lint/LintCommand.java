package io.github.pcaconstrain.cli.lint;

import io.github.pcaconstrain.cli.input.GivenInput;
import io.github.pcaconstrain.cli.option.Choice;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.ConstraintOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.shell.CliCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.cli.show.CodeCatalogue;
import io.github.pcaconstrain.cli.show.CodeCatalogue.Meaning;
import io.github.pcaconstrain.cli.show.CodeJson;
import io.github.pcaconstrain.cli.show.CodeText;
import io.github.pcaconstrain.cli.show.ConsoleLines;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.UnencodableConstraintException;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Linter;
import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.lint.Rule;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.lint.rules.Catalogue;
import io.github.pcaconstrain.lint.suggestion.Suggestion;
import io.github.pcaconstrain.output.IndentedJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.core.JsonGenerator;

/** Checks constraints against the rules of a profile. */
public final class LintCommand implements CliCommand {
    private final Console console;
    private final CommonOptions common;
    private final ConstraintOptions constraintOptions;
    private final OutputOptions output;
    private final Option<List<String>> files = Option.arguments(
            "FILE", "Certificates, policies, or constraints in any form that 'decode' reads; - is standard input.");
    private final Option<Profile> profile = Choice.option(
            List.of("--lint-profile", "--profile"),
            "lint profile",
            Profile.values(),
            "The profile to lint against: rfc5280, pca, portable, br or mozilla. Default: rfc5280.");
    private final Option<Severity> failOn = Choice.option(
            "--fail-on",
            "severity",
            Severity.values(),
            "Exit with 1 if a finding is at or above this severity: info, warning or error. Default: error.");
    private final Option<Boolean> all = Option.flag(
            "--all",
            "List every finding. Default: warnings and infos of which there are many are counted, by their code.");
    private final Option<Boolean> list =
            Option.flag("--list", "List the rules, or only those of --lint-profile if it is given.");
    private final Option<String> explain = Option.text(
            "--explain",
            "CODE",
            "Explain a code, as 'explain' does.",
            () -> CodeCatalogue.codes().iterator());
    private final Option<Boolean> suggest =
            Option.flag("--suggest", "Print the closest policy that passes the profile, with what changes and why.");

    public LintCommand(Console console) {
        this.console = console;
        this.common = new CommonOptions(console);
        this.constraintOptions = new ConstraintOptions(console, common);
        this.output = new OutputOptions(console);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("lint");
        Option.addAll(spec, files);
        constraintOptions.addTo(spec);
        HelpPage.group(spec, "Rules");
        Option.addAll(spec, profile, failOn, all, suggest, list, explain);
        output.addTo(spec);
        common.addTo(spec);
        spec.usageMessage().description("Finds what is wrong, risky or ineffective in name constraints.");
        HelpPage.of(spec)
                .exit(ExitCode.OK, "no finding is at or above the severity of --fail-on")
                .exit(
                        ExitCode.FINDINGS,
                        "a finding is at or above the severity of --fail-on; with --suggest, one remains")
                .examples(
                        "Check constraints against RFC 5280.",
                        "pca-constrain lint -p api.dev.example.com,test.example.com",
                        "See whether all verifiers would enforce a policy in the same way.",
                        "pca-constrain lint --lint-profile portable --policy examples/development.yaml",
                        "Lint the certificates of a chain and fail on warnings, too.",
                        "pca-constrain lint --fail-on warning chain.pem",
                        "Write the closest portable policy to a file.",
                        "pca-constrain lint --suggest --lint-profile portable -p .example.com > portable.yaml",
                        "Explain a rule.",
                        "pca-constrain lint --explain wildcard-escapes-exclusion",
                        "List the rules of a profile.",
                        "pca-constrain lint --list --lint-profile br");
        return spec;
    }

    @Override
    public Integer call() {
        if (explain.isGiven()) {
            return explain(explain.require());
        }
        if (list.isGiven()) {
            return list();
        }
        List<LintInput> inputs = inputs();
        return suggest.isGiven() ? suggest(inputs) : lint(inputs);
    }

    private Integer explain(String code) {
        Meaning meaning = CodeCatalogue.find(code).get(0);
        write(ConsoleLines.prose(CodeText.of(meaning), output.display()), json -> CodeJson.write(meaning, json));
        return ExitCode.OK;
    }

    private Integer list() {
        Optional<Profile> asked = profile.find();
        List<Rule> rules = Catalogue.rules().stream()
                .filter(rule -> asked.isEmpty() || rule.profiles().contains(asked.get()))
                .toList();
        write(LintText.list(rules, output.display()), json -> LintJson.writeRules(rules, json));
        return ExitCode.OK;
    }

    private Integer lint(List<LintInput> inputs) {
        Linter linter = new Linter(Catalogue.rules());
        List<Map.Entry<String, List<Finding>>> findings = inputs.stream()
                .map(input -> Map.entry(input.label(), linter.lint(profile(), input.subject())))
                .toList();
        LintReport report = new LintReport(profile(), findings);
        write(
                output.isFile() ? LintText.of(report) : LintTable.of(report, all.isGiven(), output.display()),
                json -> LintJson.write(report, json));
        return report.hasAtLeast(threshold()) ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private Integer suggest(List<LintInput> inputs) {
        if (inputs.size() != 1) {
            throw new InvalidOptionException(
                    "--suggest takes one set of constraints and got " + inputs.size(), "give one at a time");
        }
        Suggestion suggestion = Suggestion.of(profile(), inputs.get(0).subject().constraints());
        try {
            if (output.isJson()) {
                output.write(
                        out -> IndentedJson.write(out, json -> LintJson.writeSuggestion(profile(), suggestion, json)));
            } else {
                byte[] text = LintText.suggest(profile(), suggestion).getBytes(StandardCharsets.UTF_8);
                output.write(out -> out.write(text));
            }
        } catch (UnencodableConstraintException e) {
            throw new UnencodableConstraintException(
                    "nothing can be suggested: " + e.getMessage(), "lint without --suggest says what is wrong with it");
        }
        return Linter.atLeast(threshold(), suggestion.remaining()).isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private List<LintInput> inputs() {
        List<LintInput> inputs = new ArrayList<>();
        constraintOptions.read().ifPresent(constraints -> inputs.add(new LintInput("policy", Subject.of(constraints))));
        for (String file : files.orElse(List.of())) {
            inputs.addAll(LintInput.of(GivenInput.ofFile(file, console, common)));
        }
        if (inputs.isEmpty()) {
            throw new InvalidOptionException(
                    "nothing to lint", "give FILE, -p/--permitted, -e/--excluded or --policy FILE");
        }
        return inputs;
    }

    private void write(String text, Consumer<JsonGenerator> json) {
        output.write(out -> {
            if (output.isJson()) {
                IndentedJson.write(out, json);
            } else {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private Profile profile() {
        return profile.orElse(Profile.RFC5280);
    }

    private Severity threshold() {
        return failOn.orElse(Severity.ERROR);
    }
}
