package io.github.pcaconstrain.cli.decode;

import io.github.pcaconstrain.cli.input.GivenInput;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.shell.CliCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.cli.show.EncodeLint;
import io.github.pcaconstrain.encoding.DecodedNameConstraints;
import io.github.pcaconstrain.encoding.DecodingProblem;
import io.github.pcaconstrain.encoding.document.ConstraintDocument;
import io.github.pcaconstrain.encoding.document.PolicyWriter;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.output.IndentedJson;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Turns any encoded form of constraints, or a certificate, back into a policy. */
public final class DecodeCommand implements CliCommand {
    private final CommonOptions common;
    private final OutputOptions output;
    private final Console console;
    private final Option<String> input = Option.optionalArgument(
            0,
            "FILE",
            "A certificate, an ApiPassthrough document, base64, DER, PEM or other output of 'encode'; or base64"
                    + " itself. Default: standard input.");
    private final Option<Boolean> lenient = Option.flag(
            "--lenient", "Show as much of a malformed extension as can be read, as a list instead of a policy.");

    public DecodeCommand(Console console) {
        this.console = console;
        this.common = new CommonOptions(console);
        this.output = new OutputOptions(console);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("decode");
        HelpPage.group(spec, "Decoding");
        Option.addAll(spec, input, lenient);
        output.addTo(spec);
        common.addTo(spec);
        spec.usageMessage()
                .description(
                        "Turns name constraints, from a certificate or in any form that 'encode' writes, back into a"
                                + " policy.",
                        "Refuses what violates RFC 5280 or DER and says where; --lenient shows it anyway.");
        HelpPage.of(spec)
                .exit(ExitCode.OK, "decoded, and 'encode' would accept it")
                .exit(ExitCode.FINDINGS, "'encode' would refuse it; with --lenient, something in it is malformed")
                .exit(ExitCode.USAGE, "usage error, or input that is unreadable or malformed")
                .examples(
                        "See what a subordinate CA's certificate permits.",
                        "pca-constrain decode cert.pem",
                        "Decode the base64 from an ApiPassthrough document.",
                        "pca-constrain decode MBWgEzARgg8ucGVybWl0dGVkLnRlc3Q=",
                        "Turn a certificate's constraints into a new document for AWS.",
                        "pca-constrain decode cert.pem | pca-constrain encode --policy -",
                        "Inspect a certificate that strict verifiers refuse.",
                        "pca-constrain decode --lenient legacy-ca.cer");
        return spec;
    }

    @Override
    public Integer call() {
        GivenInput given = GivenInput.ofArgument(input.orElse("-"), console, common);
        ConstraintDocument document = given.content().onlyConstraints();
        int exitCode = lenient.isGiven() ? showAll(document) : showPolicy(given.source(), document);
        if (document.kind() == ConstraintDocument.Kind.EXTENSION) {
            common.note("the bytes alone do not say whether the extension is critical; it is taken as critical");
        }
        return exitCode;
    }

    private Integer showPolicy(String source, ConstraintDocument document) {
        List<DecodingProblem> problems = document.decoded().problems();
        if (!problems.isEmpty()) {
            throw new UnreadableInputException(
                    source,
                    problems.get(0) + (problems.size() > 1 ? " (and " + (problems.size() - 1) + " more)" : ""),
                    "--lenient shows as much as can be read");
        }
        if (output.isJson()) {
            output.write(out -> IndentedJson.write(out, json -> DecodedJson.write(document, json)));
        } else {
            NameConstraints constraints = document.decoded().constraints();
            byte[] yaml = PolicyWriter.yaml(constraints).getBytes(StandardCharsets.UTF_8);
            output.write(out -> out.write(yaml));
            constraints.subtrees().forEach(this::noteHostBits);
            return refusals(constraints).isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
        }
        return ExitCode.OK;
    }

    private void noteHostBits(Subtree subtree) {
        if (subtree.base() instanceof IpBase block && block.hasHostBits()) {
            common.note(block.text() + " has bits set below the prefix, which have no effect; it is written as "
                    + block.canonical().text());
        }
    }

    /** The problems because of which {@code encode} would refuse the policy, after warning of each. */
    private List<Finding> refusals(NameConstraints constraints) {
        List<Finding> refusals = EncodeLint.refusals(PolicyWriter.written(constraints));
        refusals.forEach(finding -> common.warning("'encode' refuses this policy: " + finding.textWithCode()));
        return refusals;
    }

    private Integer showAll(ConstraintDocument document) {
        DecodedNameConstraints decoded = document.decoded();
        output.write(out -> {
            if (output.isJson()) {
                IndentedJson.write(out, json -> DecodedJson.write(document, json));
            } else {
                out.write(DecodedText.of(decoded).getBytes(StandardCharsets.UTF_8));
            }
        });
        return decoded.problems().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
