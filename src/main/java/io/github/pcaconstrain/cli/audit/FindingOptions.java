package io.github.pcaconstrain.cli.audit;

import io.github.pcaconstrain.cli.option.Choice;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.show.CodeCatalogue;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.finding.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** Which findings are reported, and which of them make an audit fail. */
final class FindingOptions {
    private final Console console;
    private final Option<Severity> failOn = Choice.option(
            "--fail-on",
            "severity",
            Severity.values(),
            "Exit with 1 if a finding is at or above this severity: info, warning or error. Default: error.");
    private final Option<Boolean> all = Option.flag(
            "--all",
            "List every finding. Default: warnings and infos of which there are many are counted, by their code.");
    private final Option<String> only = codes("--only", "Report only findings with these codes, comma-separated.");
    private final Option<String> skip = codes("--skip", "Do not report findings with these codes.");
    private final Option<String> baseline =
            Option.text("--baseline", "FILE", "A file of accepted findings, which are not reported.");

    FindingOptions(Console console) {
        this.console = console;
    }

    void addTo(CommandSpec spec) {
        Option.addAll(spec, all, failOn, only, skip, baseline);
    }

    /** The severity from which on an audit fails. */
    Severity threshold() {
        return failOn.orElse(Severity.ERROR);
    }

    /** Whether each finding is listed, however many there are of its kind. */
    boolean areAllListed() {
        return all.isGiven();
    }

    Set<String> only() {
        return codes(only);
    }

    Set<String> skipped() {
        return codes(skip);
    }

    /** The identifiers of findings that were accepted. */
    Set<String> accepted() {
        return baseline.find().map(file -> Baseline.read(file, console)).orElse(Set.of());
    }

    /** What a reader of a report must know of them. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        only.find().ifPresent(codes -> notes.add("Only these codes were reported: " + codes));
        skip.find().ifPresent(codes -> notes.add("Codes that were not reported: " + codes));
        baseline.find().ifPresent(file -> notes.add("Findings accepted earlier: " + file));
        return notes;
    }

    private static Option<String> codes(String name, String description) {
        return Option.text(
                name,
                "CODES",
                description,
                () -> CodeCatalogue.reportedBy("audit").iterator());
    }

    private static Set<String> codes(Option<String> option) {
        Set<String> codes = new LinkedHashSet<>();
        option.find().stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .forEach(codes::add);
        if (codes.isEmpty()) {
            return codes;
        }
        Set<String> known = CodeCatalogue.reportedBy("audit");
        for (String code : codes) {
            if (!known.contains(code)) {
                throw new InvalidOptionException(
                        option.name() + ": there is no audit code '" + code + "'", CodeCatalogue.hint(code, known));
            }
        }
        return codes;
    }
}
