package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.encoding.ApiPassthrough;
import io.github.pcaconstrain.encoding.EncodedForm;
import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.IndentedJson;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.encoding.PolicyWriter;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.UnencodableConstraintException;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Linter;
import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.lint.rules.Catalogue;
import io.github.pcaconstrain.policy.NameConstraints;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.core.JsonGenerator;

/** Encodes constraints, as ApiPassthrough JSON unless another form is asked for. */
final class EncodeCommand implements CliCommand {
    private static final String FORMS =
            Arrays.stream(EncodedForm.values()).map(EncodedForm::label).collect(Collectors.joining(", "));

    /** The one error that can only be there because the user asked for it, by option or policy. */
    private static final String ASKED_FOR = "not-critical";

    private final CommonOptions common;
    private final ConstraintOptions constraintOptions;
    private final OutputOptions output;
    private final Console console;
    private final OptionSpec as = OptionSpec.builder("--as")
            .type(EncodedForm.class)
            .converters((ITypeConverter<EncodedForm>) EncodeCommand::form)
            .paramLabel("FORM")
            .completionCandidates(
                    Arrays.stream(EncodedForm.values()).map(EncodedForm::label).toList())
            .description("The form of the result: " + FORMS + "; passthrough unless given.")
            .build();
    private final OptionSpec merge = OptionSpec.builder("--merge")
            .type(String.class)
            .paramLabel("FILE")
            .description("Add the extension to the ApiPassthrough document in FILE, and leave the rest of it alone.")
            .build();

    EncodeCommand(Console console) {
        this.console = console;
        this.common = new CommonOptions(console);
        this.constraintOptions = new ConstraintOptions(console, common);
        this.output = new OutputOptions(console);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("encode");
        constraintOptions.addTo(spec);
        spec.addOption(as).addOption(merge);
        output.addTo(spec);
        common.addTo(spec);
        spec.usageMessage()
                .description(
                        "Encodes name constraints as AWS Private CA takes them, or in another form.",
                        "Refuses what AWS Private CA would not take or not enforce.");
        HelpText.addExamples(
                spec,
                "Write the ApiPassthrough document of a CA for two development domains, less production.",
                "pca-constrain encode -p .dev.example.com,.test.example.com -e .prod.dev.example.com"
                        + " -o api_passthrough_config.json",
                "Fence in networks and mailboxes as well.",
                "pca-constrain encode -p example.com -p ip:10.20.0.0/16,email:example.com",
                "Encode a policy file.",
                "pca-constrain encode --policy examples/development.yaml",
                "Add constraints to a document that has other extensions.",
                "pca-constrain encode -p example.com --merge extensions.json -o merged.json",
                "See what openssl would need for the same CA.",
                "pca-constrain encode -p example.com --as openssl",
                "Look at the bytes.",
                "pca-constrain encode -p example.com --as der | openssl asn1parse -inform DER");
        return spec;
    }

    private static EncodedForm form(String text) {
        return Arrays.stream(EncodedForm.values())
                .filter(form -> form.label().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of " + FORMS));
    }

    @Override
    public Integer call() {
        NameConstraints constraints = constraintOptions.require();
        @Nullable EncodedForm asked = as.getValue();
        EncodedForm form = asked == null ? EncodedForm.PASSTHROUGH : asked;
        @Nullable String document = merge.getValue();
        if (document != null && (form != EncodedForm.PASSTHROUGH || output.isJson())) {
            throw new InvalidOptionException(
                    "--merge makes an ApiPassthrough document, so it goes neither with --as nor with --json",
                    "leave the other option out");
        }
        lint(constraints);
        ExtensionValue value = ExtensionValue.of(NameConstraintsDer.encode(constraints), constraints.critical());
        if (output.isJson()) {
            output.write(out -> IndentedJson.write(out, json -> writeJson(json, constraints, value)));
            return ExitCode.OK;
        }
        byte[] result = document == null
                ? form.write(constraints)
                : ApiPassthrough.merge(
                        InputFile.name(document), InputFile.read(document, InputFile.MAX_OCTETS, console), value);
        output.write(out -> out.write(result));
        common.detail("encoded " + constraints.permitted().size() + " permitted and "
                + constraints.excluded().size() + " excluded subtrees in " + value.der().length + " octets");
        return ExitCode.OK;
    }

    /** Refuses what AWS Private CA would not take or not enforce, and warns of the rest. */
    private void lint(NameConstraints constraints) {
        List<Finding> findings = new Linter(Catalogue.rules()).lint(Profile.PCA, Subject.of(constraints));
        List<Finding> refusals = Linter.atLeast(Severity.ERROR, findings).stream()
                .filter(finding -> !finding.code().equals(ASKED_FOR))
                .toList();
        if (!refusals.isEmpty()) {
            Finding first = refusals.get(0);
            String more = refusals.size() > 1 ? " (and " + (refusals.size() - 1) + " more errors, see 'lint')" : "";
            throw new UnencodableConstraintException(describe(first) + more, first.fix());
        }
        Linter.atLeast(Severity.WARNING, findings).forEach(finding -> common.warning(describe(finding)));
    }

    private static String describe(Finding finding) {
        String place = finding.place().isEmpty() ? "" : finding.place() + ": ";
        return place + finding.message() + " [" + finding.code() + "]";
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
