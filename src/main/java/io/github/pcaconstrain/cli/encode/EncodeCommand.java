package io.github.pcaconstrain.cli.encode;

import io.github.pcaconstrain.cli.option.Choice;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.ConstraintOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.shell.CliCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.cli.shell.InputFile;
import io.github.pcaconstrain.cli.shell.Invocation;
import io.github.pcaconstrain.cli.show.EncodeLint;
import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.encoding.document.EncodedForm;
import io.github.pcaconstrain.encoding.document.PolicyWriter;
import io.github.pcaconstrain.encoding.passthrough.ApiPassthrough;
import io.github.pcaconstrain.encoding.passthrough.ApiPassthroughDocument;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.UnencodableConstraintException;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Linter;
import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.output.IndentedJson;
import io.github.pcaconstrain.policy.NameConstraints;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.core.JsonGenerator;

/** Encodes constraints, as ApiPassthrough JSON unless another form is asked for. */
public final class EncodeCommand implements CliCommand {
    private static final Set<EncodedForm> AWS_FORMS =
            EnumSet.of(EncodedForm.PASSTHROUGH, EncodedForm.TERRAFORM, EncodedForm.CLOUDFORMATION);

    private final CommonOptions common;
    private final ConstraintOptions constraintOptions;
    private final OutputOptions output;
    private final Console console;
    private final Option<EncodedForm> as = Choice.option(
            "--as",
            "output format",
            EncodedForm.values(),
            "The output format: passthrough, der, base64, pem, openssl, terraform or cloudformation. Default:"
                    + " passthrough.");
    private final Option<Profile> profile = Choice.option(
            List.of("--lint-profile", "--profile"),
            "lint profile",
            Profile.values(),
            "The lint profile: rfc5280, pca, portable, br or mozilla. Constraints with errors are refused, warnings"
                    + " are printed; 'lint' says more. Default: pca.");
    private final Option<String> merge = Option.text(
            "--merge", "FILE", "Add the extension to the ApiPassthrough document in FILE and keep the rest of it.");

    public EncodeCommand(Console console) {
        this.console = console;
        this.common = new CommonOptions(console);
        this.constraintOptions = new ConstraintOptions(console, common);
        this.output = new OutputOptions(console);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("encode");
        constraintOptions.addTo(spec);
        HelpPage.group(spec, "Encoding");
        Option.addAll(spec, as, merge, profile);
        output.addTo(spec);
        common.addTo(spec);
        spec.usageMessage()
                .description(
                        "Encodes name constraints for AWS Private CA, or in another format.",
                        "Refuses constraints that AWS Private CA would reject or not enforce; --lint-profile selects"
                                + " other rules.");
        HelpPage.of(spec)
                .exit(ExitCode.OK, "encoded")
                .exit(ExitCode.USAGE, "usage error, unreadable input, or constraints that are refused")
                .examples(
                        "Write the ApiPassthrough document for a CA that is limited to two domains.",
                        "pca-constrain encode -p api.dev.example.com,test.example.com -o api_passthrough_config.json",
                        "Limit IP and email addresses as well.",
                        "pca-constrain encode -p example.com -p ip:10.20.0.0/16,email:example.com",
                        "Encode a policy file.",
                        "pca-constrain encode --policy examples/development.yaml",
                        "Add constraints to a document that has other extensions.",
                        "pca-constrain encode -p example.com --merge extensions.json -o merged.json",
                        "Write the same constraints as OpenSSL configuration.",
                        "pca-constrain encode -p example.com --as openssl",
                        "Inspect the bytes.",
                        "pca-constrain encode -p example.com --as der | openssl asn1parse -inform DER");
        return spec;
    }

    @Override
    public Integer call() {
        NameConstraints constraints = constraintOptions.require();
        EncodedForm form = as.orElse(EncodedForm.PASSTHROUGH);
        if (merge.isGiven() && (form != EncodedForm.PASSTHROUGH || output.isJson())) {
            throw new InvalidOptionException(
                    "--merge makes an ApiPassthrough document, so it goes neither with --as nor with --json",
                    "leave the other option out");
        }
        if (form == EncodedForm.DER && !output.isJson()) {
            output.requireNoTerminal(as.name() + " " + form.label());
        }
        List<Finding> warnings = lint(constraints);
        ExtensionValue value = ExtensionValue.of(NameConstraintsDer.encode(constraints), constraints.critical());
        if (AWS_FORMS.contains(form)) {
            requireRoom(value);
        }
        if (output.isJson()) {
            output.write(out -> IndentedJson.write(out, json -> writeJson(json, constraints, value)));
        } else {
            byte[] result = merge.find()
                    .map(document -> ApiPassthroughDocument.merge(
                            InputFile.name(document), InputFile.read(document, InputFile.MAX_OCTETS, console), value))
                    .orElseGet(() -> form.write(constraints, value));
            output.write(out -> out.write(result));
        }
        warnings.forEach(finding -> common.warning(finding.textWithCode()));
        common.detail("encoded " + constraints.permitted().size() + " permitted and "
                + Counted.of(constraints.excluded().size(), "excluded subtree") + " in "
                + Counted.of(value.der().length, "octet"));
        List<String> typed = constraintOptions.typed();
        if (console.terminal().err() && !typed.isEmpty()) {
            common.next("issue --ca $CA_ARN --parent $PARENT_ARN " + Invocation.words(typed));
        }
        return ExitCode.OK;
    }

    /** Refuses constraints with errors under the profile, and returns the warnings. */
    private List<Finding> lint(NameConstraints constraints) {
        Profile held = profile.orElse(Profile.PCA);
        List<Finding> findings = EncodeLint.findings(constraints, held);
        List<Finding> refusals = EncodeLint.refusals(findings);
        if (!refusals.isEmpty()) {
            Finding first = refusals.get(0);
            String more = refusals.size() > 1
                    ? " (" + Counted.of(refusals.size() - 1, "more error") + "; run 'pca-constrain lint' for all)"
                    : "";
            throw new UnencodableConstraintException(first.textWithCode() + more, first.fix());
        }
        return Linter.atLeast(Severity.WARNING, findings);
    }

    /** AWS's limit applies under every profile. */
    private static void requireRoom(ExtensionValue value) {
        int length = value.base64().length();
        if (length > ApiPassthrough.MAX_VALUE) {
            throw new UnencodableConstraintException(
                    "the constraints take " + length + " characters of base64, and AWS Private CA takes "
                            + ApiPassthrough.MAX_VALUE,
                    "permit wider names, or split the CA");
        }
    }

    private static void writeJson(JsonGenerator json, NameConstraints constraints, ExtensionValue value) {
        json.writeStartObject();
        json.writeName("policy");
        PolicyWriter.write(constraints, json);
        json.writeStringProperty("oid", NameConstraintsDer.OID);
        json.writeBooleanProperty("critical", value.critical());
        json.writeStringProperty("value", value.base64());
        json.writeNumberProperty("octets", value.der().length);
        json.writeEndObject();
    }
}
