package io.github.pcaconstrain.cli.csr;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.pacing.BackgroundCall;
import io.github.pcaconstrain.cli.option.AwsOptions;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CaOptions;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.selection.CaQuestions;
import io.github.pcaconstrain.cli.selection.CaRole;
import io.github.pcaconstrain.cli.shell.CliCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.cli.shell.Invocation;
import io.github.pcaconstrain.cli.show.FindingJson;
import io.github.pcaconstrain.cli.show.FindingLines;
import io.github.pcaconstrain.cli.show.NameJson;
import io.github.pcaconstrain.failure.CancelledException;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.csr.CsrCheck;
import io.github.pcaconstrain.issuance.request.Csr;
import io.github.pcaconstrain.output.IndentedJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.core.JsonGenerator;

/** Fetches the CSR of a CA and verifies it. */
public final class CsrCommand implements CliCommand {
    private final Console console;
    private final CommonOptions common;
    private final AwsOptions awsOptions;
    private final OutputOptions output;
    private final CaOptions cas = new CaOptions(
            "The CA. Default: with --sandbox, the sandbox's subordinate CA; at a terminal, chosen from a list.", "");
    private final CaQuestions questions;

    public CsrCommand(Console console) {
        this.console = console;
        this.common = new CommonOptions(console);
        this.awsOptions = AwsOptions.ofTwoAccounts(console, common);
        this.questions = new CaQuestions(console, common, awsOptions);
        this.output = new OutputOptions(console);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("csr");
        HelpPage.group(spec, "CA");
        cas.ca().addTo(spec);
        output.addTo(spec);
        awsOptions.addTo(spec);
        common.addTo(spec);
        spec.usageMessage()
                .description(
                        "Fetches the CSR of a CA, waiting until AWS has created it, and verifies its signature.",
                        "Reports where the CSR differs from the CA's configuration.");
        HelpPage.of(spec)
                .exit(ExitCode.OK, "fetched, and its signature is valid")
                .exit(ExitCode.FINDINGS, "something is wrong with the CSR")
                .exit(ExitCode.REFUSED, "AWS refused or could not be reached")
                .exit(ExitCode.INCONCLUSIVE, "timed out: AWS did not finish in time")
                .exit(ExitCode.INTERRUPTED, "interrupted, or no CA was chosen")
                .examples(
                        "Save the CSR of a CA to a file.",
                        "pca-constrain csr --ca $CA_ARN -o ca.csr",
                        "Try it without an AWS account.",
                        "pca-constrain csr --sandbox",
                        "Show its contents.",
                        "pca-constrain csr --ca $CA_ARN | openssl req -noout -text",
                        "Read its fields in a script.",
                        "pca-constrain csr --ca $CA_ARN --json");
        return spec;
    }

    @Override
    public Integer call() {
        try (AwsSession aws = awsOptions.open()) {
            awsOptions.tellWhenInterrupted();
            CaArn arn = cas.requireCa(aws, () -> questions.ask(aws, cas.ca(), CaRole.REQUESTING, Optional.empty()));
            BackgroundCall<Csr> fetched = BackgroundCall.of(() -> Csr.fetch(aws.privateCa(), aws.poller(), arn));
            Authority authority = aws.privateCa().describe(arn);
            Csr csr = fetched.get();
            List<Finding> findings = CsrCheck.of(csr, Optional.of(authority));
            common.note("CSR of " + csr.subject().text() + ", key "
                    + csr.key().algorithm().wireName() + (csr.isProven() ? ", signature valid" : ""));
            boolean refused = FindingLines.print(findings, console, common);
            if (output.isJson()) {
                output.write(out -> IndentedJson.write(out, json -> write(arn, csr, findings, json)));
            } else if (!refused) {
                output.write(out -> out.write(csr.pem().getBytes(StandardCharsets.US_ASCII)));
            }
            if (!refused && !aws.isForgotten()) {
                Invocation issue = awsOptions.command("issue", "--ca", arn.toString());
                String parent = awsOptions.isSandbox() ? "" : " --parent $PARENT_ARN";
                common.next(Invocation.words(issue.words()) + parent + " --policy policy.yaml");
            }
            return refused ? ExitCode.FINDINGS : ExitCode.OK;
        } catch (CancelledException e) {
            awsOptions.outcome().ifPresent(console::tell);
            throw e;
        }
    }

    private static void write(CaArn arn, Csr csr, List<Finding> findings, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("ca", arn.toString());
        NameJson.write("subject", csr.subject(), json);
        json.writeStringProperty("key", csr.key().algorithm().wireName());
        json.writeBooleanProperty("signatureValid", csr.isProven());
        json.writeStringProperty("csr", csr.pem());
        FindingJson.write("findings", findings, json);
        json.writeEndObject();
    }
}
