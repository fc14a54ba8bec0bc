package io.github.pcaconstrain.cli.diff;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.cli.input.ComparedInput;
import io.github.pcaconstrain.cli.input.GivenInput;
import io.github.pcaconstrain.cli.option.AwsOptions;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.shell.CliCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.cli.shell.Version;
import io.github.pcaconstrain.cli.show.ConsoleLines;
import io.github.pcaconstrain.cli.show.DiffJson;
import io.github.pcaconstrain.cli.show.DiffReport;
import io.github.pcaconstrain.cli.show.DiffText;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.issuance.request.InstalledCertificate;
import io.github.pcaconstrain.output.IndentedJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Compares the constraints of two inputs by what they mean. */
public final class DiffCommand implements CliCommand {
    private static final String ARN = "arn:";

    private final Console console;
    private final CommonOptions common;
    private final AwsOptions aws;
    private final OutputOptions output;
    private final Option<String> before = input(0, "BEFORE", "The old constraints:");
    private final Option<String> after = input(1, "AFTER", "The new constraints:");
    private final Option<Boolean> bytes =
            Option.flag("--bytes", "Also exit with 1 if the meaning is the same but the encoding differs.");
    private final Option<String> html;

    public DiffCommand(Console console) {
        this.console = console;
        this.common = new CommonOptions(console);
        this.aws = AwsOptions.ofTwoAccounts(console, common);
        this.output = new OutputOptions(console);
        this.html = output.report("--html", "Also write what changes to FILE as an HTML page, grouped by DNS zone.");
    }

    private static Option<String> input(int index, String label, String what) {
        return Option.argument(
                index,
                label,
                what + " a policy, a certificate, any form that 'decode' reads, base64, or the ARN of a CA; "
                        + "- is standard input.");
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("diff");
        HelpPage.group(spec, "Comparison");
        Option.addAll(spec, before, after, bytes);
        aws.addTo(spec);
        output.addTo(spec);
        Option.addAll(spec, html);
        common.addTo(spec);
        spec.usageMessage()
                .description(
                        "Compares two sets of name constraints by what they mean: what was narrowed, widened, added or"
                                + " removed.",
                        "Contacts AWS only for an ARN.");
        HelpPage.of(spec)
                .exit(ExitCode.OK, "both mean the same, and two CA certificates have the same path length")
                .exit(ExitCode.FINDINGS, "they differ")
                .exit(ExitCode.REFUSED, "AWS refused or could not be reached")
                .examples(
                        "See what a new policy changes.",
                        "pca-constrain diff examples/development.yaml examples/strict-internal.yaml",
                        "Compare a certificate with the policy that it was made from.",
                        "pca-constrain diff examples/development.yaml cert.pem",
                        "Require identical bytes, for example in a pipeline that watches an issued certificate.",
                        "pca-constrain diff --bytes examples/development.yaml examples/certificates/development.pem",
                        "Compare a policy file with constraints from the command line.",
                        "pca-constrain encode -p dev.example.com --as base64 | pca-constrain diff"
                                + " examples/development.yaml -");
        return spec;
    }

    @Override
    public Integer call() {
        String first = before.require();
        String second = after.require();
        if (first.equals("-") && second.equals("-")) {
            throw new InvalidOptionException("standard input can be read once only", "give a file for one of the two");
        }
        DiffReport report = DiffReport.of(read(first), read(second));
        List<String> facts = List.of(
                "Compared by " + Console.NAME + " " + Version.number() + ".",
                "Before: " + report.before().source(),
                "After: " + report.after().source(),
                report.sameBytes() ? "Their encoding is identical." : "Their encoding is different.");
        output.inTurn(() -> write(report), () -> output.write(html, out -> DiffHtml.write(report, facts, out)));
        boolean differs =
                !report.diff().isSame() || report.isOtherPathLength() || (bytes.isGiven() && !report.sameBytes());
        return differs ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private void write(DiffReport report) {
        output.write(out -> {
            if (output.isJson()) {
                IndentedJson.write(out, json -> DiffJson.write(report, json));
            } else {
                out.write(ConsoleLines.of(DiffText.of(report), output.display()).getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private ComparedInput read(String input) {
        return ComparedInput.of(
                input.startsWith(ARN) ? installed(input) : GivenInput.ofArgument(input, console, common));
    }

    private GivenInput installed(String arn) {
        CaArn ca = CaArn.parse(arn);
        try (AwsSession session = aws.open()) {
            SignedCertificate certificate = InstalledCertificate.require(session.privateCa(), ca, session.cli());
            return GivenInput.ofCertificate(arn, certificate.certificate(), common);
        }
    }
}
