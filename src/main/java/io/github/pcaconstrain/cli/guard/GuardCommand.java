package io.github.pcaconstrain.cli.guard;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.cli.option.CaOptions;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.shell.CliCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.guard.GuardForm;
import io.github.pcaconstrain.guard.GuardPolicy;
import io.github.pcaconstrain.guard.GuardedCas;
import io.github.pcaconstrain.output.IndentedJson;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** Prints policies that keep everyone but one role from signing around the constraints. */
public final class GuardCommand implements CliCommand {
    /** A path has at most 512 characters, and a name 64 (IAM User Guide, "IAM and AWS STS quotas"). */
    private static final Pattern ROLE =
            Pattern.compile("arn:aws[\\w-]*:iam::[0-9]{12}:role/([\\w+=,.@/-]{0,510}/)?[\\w+=,.@-]{1,64}");

    private static final Pattern SESSION =
            Pattern.compile("arn:(aws[\\w-]*):sts::([0-9]{12}):assumed-role/([\\w+=,.@-]{1,64})(?:/.*)?");
    private static final int SESSION_ROLE = 3;
    private static final String SERVICES = "aws-service-role/";
    private static final String EXAMPLE = "give one such as arn:aws:iam::111122223333:role/ConstrainCas";

    private final CommonOptions common;
    private final OutputOptions output;
    private final CaOptions cas = new CaOptions(
            "A constrained CA, which nobody else may change or have sign CAs.",
            "The CA that signs the constrained CA.");
    private final Option<String> role = Option.read(
            "--role",
            "ARN",
            "The role that runs this tool: only it may have the parent sign.",
            String.class,
            GuardCommand::role);
    private final Option<GuardForm> as = Option.read(
            "--as",
            "FORM",
            "What to print: a policy of the kind identity, scp, rcp, ram or vpc-endpoint; or the scp as a resource, with"
                    + " terraform or cloudformation. Default: scp.",
            GuardForm.class,
            GuardCommand::form);

    public GuardCommand(Console console) {
        this.common = new CommonOptions(console);
        this.output = new OutputOptions(console);
    }

    private static String role(String text) {
        Matcher session = SESSION.matcher(text);
        if (session.matches()) {
            String name = session.group(SESSION_ROLE);
            throw new InvalidOptionException(
                    "this is the ARN of a session, not of a role",
                    "give the ARN that 'aws iam get-role --role-name " + name + "' prints, such as arn:"
                            + session.group(1) + ":iam::" + session.group(2) + ":role/" + name);
        }
        Matcher role = ROLE.matcher(text);
        if (!role.matches()) {
            throw new InvalidOptionException(
                    "'" + PrintableText.printable(text) + "' is not the ARN of a role", EXAMPLE);
        }
        if (String.valueOf(role.group(1)).startsWith(SERVICES)) {
            throw new InvalidOptionException(
                    "only an AWS service can assume this role, so nobody could have the parent sign", EXAMPLE);
        }
        return text;
    }

    private static GuardForm form(String text) {
        return Arrays.stream(GuardForm.values())
                .filter(form -> form.label().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new InvalidOptionException(
                        "there is no form '" + PrintableText.printable(text) + "'",
                        "give one of "
                                + Arrays.stream(GuardForm.values())
                                        .map(GuardForm::label)
                                        .collect(Collectors.joining(", "))));
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("guard");
        HelpPage.group(spec, "What to guard");
        cas.parent().addTo(spec);
        cas.ca().addTo(spec);
        Option.addAll(spec, role, as);
        output.addTo(spec);
        common.addTo(spec);
        spec.usageMessage()
                .description(
                        "Prints a policy by which only one role can have the parent sign, and only with templates that"
                                + " let constraints through. Nobody else can have the constrained CA sign CAs, or change"
                                + " either CA: install a certificate for it, disable, enable or delete it, or change its"
                                + " revocation, policy or permissions.",
                        "Says on standard error what the policy leaves open. Makes no request to AWS.");
        HelpPage.of(spec)
                .exit(ExitCode.OK, "printed")
                .examples(
                        "Print a service control policy.",
                        "pca-constrain guard --parent $PARENT_ARN --ca $CA_ARN --role $ROLE_ARN -o scp.json",
                        "Print the same for Terraform.",
                        "pca-constrain guard --parent $PARENT_ARN --role $ROLE_ARN --as terraform",
                        "Limit what an account can do with a parent that is shared with it.",
                        "pca-constrain guard --parent $PARENT_ARN --role $ROLE_ARN --as ram");
        return spec;
    }

    @Override
    public Integer call() {
        CaArn parent = cas.givenParent().orElseThrow(() -> missing("--parent", "the ARN of the CA that signs"));
        String only = role.find().orElseThrow(() -> missing("--role", "the ARN of the role that runs this tool"));
        GuardForm form = as.orElse(GuardForm.SCP);
        checkAlike(parent, only);
        String document = GuardPolicy.of(new GuardedCas(parent, cas.givenCa(), only), form);
        List<String> open = form.leavesOpen(cas.givenCa().isPresent());
        output.write(out -> {
            if (output.isJson()) {
                IndentedJson.write(out, json -> {
                    json.writeStartObject();
                    json.writeStringProperty("as", form.label());
                    json.writeStringProperty("document", document);
                    json.writeName("leavesOpen");
                    json.writeStartArray();
                    open.forEach(json::writeString);
                    json.writeEndArray();
                    json.writeEndObject();
                });
            } else {
                out.write(document.getBytes(StandardCharsets.UTF_8));
            }
        });
        open.forEach(common::note);
        return ExitCode.OK;
    }

    /** What names nobody, or the same CA twice, would guard nothing. */
    private void checkAlike(CaArn parent, String only) {
        cas.givenCa().filter(parent::equals).ifPresent(ca -> {
            throw new InvalidOptionException(
                    "--ca and --parent are the same CA", "give the CA that signs it with --parent");
        });
        String partition = only.split(":", -1)[1];
        Stream.concat(Stream.of(parent), cas.givenCa().stream())
                .filter(ca -> !ca.partition().equals(partition))
                .findFirst()
                .ifPresent(ca -> {
                    throw new InvalidOptionException(
                            "the role is in the partition " + partition + ", and " + ca + " is not",
                            "give a role of the partition " + ca.partition());
                });
    }

    private static InvalidOptionException missing(String option, String what) {
        return new InvalidOptionException("no " + option + " given", "give " + what + " with " + option);
    }
}
