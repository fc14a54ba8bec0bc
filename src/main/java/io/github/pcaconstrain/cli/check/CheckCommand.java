package io.github.pcaconstrain.cli.check;

import io.github.pcaconstrain.cli.input.CaFiles;
import io.github.pcaconstrain.cli.input.NameLines;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.ConstraintOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.shell.CliCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.cli.shell.InputFile;
import io.github.pcaconstrain.encoding.NameSyntax;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.chain.ConstraintChain;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** Tells whether constraints allow names, and why. */
public final class CheckCommand implements CliCommand {
    private final Console console;
    private final CommonOptions common;
    private final ConstraintOptions constraintOptions;
    private final OutputOptions output;
    private final Option<List<String>> names = Option.arguments(
            "NAME",
            "Names to check: www.example.com, ip:10.0.0.1, email:user@example.com,"
                    + " uri:https://example.com/, dn:CN=x,O=Acme; - reads them from standard input, one per line.");
    private final Option<String> namesFile = Option.text(
            "--names", "FILE", "A file with one name per line. Blank lines and lines that start with # are ignored.");
    private final Option<List<String>> certificates = Option.list(
            "FILE",
            "The certificate of a CA, or those of a chain of CAs in any order; may be given several times.",
            "--cert");
    private final Option<Boolean> strict = Option.flag(
            "--strict",
            "Treat a DNS constraint with a leading dot as malformed, as a strict reading of RFC 5280 does.");
    private final Option<Boolean> ignoreAnchor =
            Option.flag("--ignore-anchor-constraints", "Ignore the constraints in the root certificate.");

    public CheckCommand(Console console) {
        this.console = console;
        this.common = new CommonOptions(console);
        this.constraintOptions = new ConstraintOptions(console, common);
        this.output = new OutputOptions(console);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("check");
        HelpPage.group(spec, "Names");
        Option.addAll(spec, names, namesFile);
        constraintOptions.addTo(spec);
        Option.addAll(spec, certificates, strict, ignoreAnchor);
        output.addTo(spec);
        common.addTo(spec);
        spec.usageMessage()
                .description(
                        "Tells for each name whether the constraints allow it, which constraint decides and, if it is"
                                + " refused, which permitted constraint is closest.");
        HelpPage.of(spec)
                .exit(ExitCode.OK, "every name is permitted")
                .exit(ExitCode.FINDINGS, "a name is not permitted")
                .examples(
                        "Would this CA be able to issue these certificates?",
                        "pca-constrain check -p example.com -e legacy.example.com www.example.com"
                                + " db.legacy.example.com",
                        "Check against the certificate of an existing CA.",
                        "pca-constrain check --cert subordinate.pem www.example.com ip:10.20.0.7",
                        "Check against a whole chain; the constraints of every CA in it apply.",
                        "pca-constrain check --cert chain.pem www.example.com",
                        "Check every name in an inventory.",
                        "pca-constrain check --policy examples/development.yaml --names names.txt --json -o"
                                + " verdicts.json",
                        "Check names from another program.",
                        "jq -r '.names[]' inventory.json | pca-constrain check --policy examples/development.yaml -");
        return spec;
    }

    @Override
    public Integer call() {
        List<CaConstraints> cas = constraints();
        LeadingDot leadingDot = strict.isGiven() ? LeadingDot.MALFORMED : LeadingDot.ONLY_BELOW;
        ConstraintChain chain = ConstraintChain.of(cas, leadingDot);
        List<PresentedName> arguments = arguments();
        List<String> files = files();
        if (arguments.isEmpty() && files.isEmpty()) {
            throw new InvalidOptionException("no names given", "give names, --names FILE, or - for standard input");
        }
        CheckTally tally = new CheckTally(chain, common::warning);
        output.write(out -> {
            CheckReport report = report(out);
            for (PresentedName name : arguments) {
                tally.check(name, report);
            }
            for (String file : files) {
                checkFile(file, tally, report);
            }
            report.end(tally.permitted(), tally.refused());
        });
        return tally.refused() == 0 ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private CheckReport report(OutputStream out) {
        return output.isJson()
                ? new CheckJson(out)
                : output.isFile() ? new CheckText(out) : new CheckTable(out, output.display());
    }

    private List<CaConstraints> constraints() {
        Optional<CaConstraints> policy =
                constraintOptions.read().map(constraints -> CaConstraints.of("policy", constraints));
        List<String> certificateFiles = certificates.orElse(List.of());
        if (policy.isEmpty() && certificateFiles.isEmpty()) {
            throw new InvalidOptionException(
                    "no constraints given", "give -p/--permitted, -e/--excluded, --policy FILE or --cert FILE");
        }
        List<CaConstraints> cas = new ArrayList<>();
        if (!certificateFiles.isEmpty()) {
            cas.addAll(CaFiles.constraints(
                    certificateFiles,
                    ignoreAnchor.isGiven() ? CaFiles.Anchor.IGNORED : CaFiles.Anchor.COUNTS,
                    console,
                    common));
        }
        policy.ifPresent(cas::add);
        if (cas.isEmpty()) {
            common.warning("no CA in "
                    + certificateFiles.stream().map(InputFile::name).collect(Collectors.joining(", "))
                    + " has name constraints, so every well-formed name is permitted");
        }
        return cas;
    }

    private List<PresentedName> arguments() {
        return givenNames().stream()
                .filter(name -> !name.equals("-"))
                .map(name -> NameSyntax.parse(name, common::note))
                .toList();
    }

    private List<String> files() {
        List<String> files = new ArrayList<>();
        namesFile.find().ifPresent(files::add);
        if (givenNames().contains("-")) {
            files.add("-");
        }
        return files;
    }

    private List<String> givenNames() {
        return names.orElse(List.of());
    }

    private void checkFile(String file, CheckTally tally, CheckReport report) throws IOException {
        // A line that is not a name counts as a malformed name, which is never permitted. The lines after it are still
        // checked.
        try (InputStream in = InputFile.open(file, console)) {
            NameLines.read(file, in, (number, line) -> tally.check(NameSyntax.parseAny(line, common::note), report));
        }
    }
}
