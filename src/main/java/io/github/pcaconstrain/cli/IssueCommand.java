package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.Meanwhile;
import io.github.pcaconstrain.cli.IssueReport.Status;
import io.github.pcaconstrain.encoding.IndentedJson;
import io.github.pcaconstrain.encoding.OutputFile.Existing;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.CaCertificate;
import io.github.pcaconstrain.issuance.Csr;
import io.github.pcaconstrain.issuance.Gate;
import io.github.pcaconstrain.issuance.Issuance;
import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.issuance.IssuanceRequest;
import io.github.pcaconstrain.issuance.Parent;
import io.github.pcaconstrain.issuance.Preflight;
import io.github.pcaconstrain.policy.NameConstraints;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Has a CA sign a constrained subordinate, and proves that the certificate is what was asked for. */
final class IssueCommand implements CliCommand {
    /** The folder that a result goes into, and that {@code install} reads from, unless another is given. */
    static final String FOLDER = "issued";

    private static final int MAX_CSR = 1 << 16;

    private final Console console;
    private final CommonOptions common;
    private final ConstraintOptions constraintOptions;
    private final RequestOptions requestOptions = new RequestOptions();
    private final AwsOptions awsOptions;
    private final OutputOptions output;
    private final CaOptions cas =
            new CaOptions("The subordinate CA to constrain; may be left out with --csr.", "The CA that is to sign it.");
    private final OptionSpec csrFile = OptionSpec.builder("--csr")
            .type(String.class)
            .paramLabel("FILE")
            .description("A CSR of a CA that is kept elsewhere, in place of that of --ca.")
            .build();
    private final OptionSpec folder = OptionSpec.builder("--out-dir")
            .type(String.class)
            .paramLabel("DIR")
            .description("The folder for CSR, certificate, chain and record; " + FOLDER + " unless given.")
            .build();
    private final OptionSpec dryRun = OptionSpec.builder("--dry-run")
            .type(boolean.class)
            .description("Say what would be asked for and what stands against it, and ask for nothing.")
            .build();

    IssueCommand(Console console) {
        this.console = console;
        this.common = new CommonOptions(console);
        this.constraintOptions = new ConstraintOptions(console, common);
        this.awsOptions = new AwsOptions(console, common);
        this.output = new OutputOptions(console, "Overwrite FILE, and the files in DIR of an earlier certificate.");
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("issue");
        spec.addOption(cas.ca()).addOption(cas.parent());
        constraintOptions.addTo(spec);
        requestOptions.addTo(spec);
        spec.addOption(csrFile).addOption(folder).addOption(dryRun);
        output.addTo(spec);
        awsOptions.addTo(spec);
        common.addTo(spec);
        spec.usageMessage()
                .description(
                        "Has the parent sign a constrained certificate for a subordinate CA, and proves that it is what was"
                                + " asked for.",
                        "Changes no CA: 'install' does. AWS charges for the certificate.");
        HelpText.addExamples(
                spec,
                "Constrain a CA to two development domains, less production.",
                "pca-constrain issue --ca $CA_ARN --parent $PARENT_ARN -p .dev.example.com,.test.example.com"
                        + " -e .prod.dev.example.com --out-dir issued",
                "See beforehand whether anything stands against it.",
                "pca-constrain issue --ca $CA_ARN --parent $PARENT_ARN --policy examples/development.yaml --dry-run",
                "Choose the last day of validity.",
                "pca-constrain issue --ca $CA_ARN --parent $PARENT_ARN -p example.com --validity 2031-01-31"
                        + " --out-dir issued --force",
                "Try it without an AWS account, and read the result in a script.",
                "pca-constrain issue --sandbox -p example.com --out-dir issued --force --json");
        return spec;
    }

    @Override
    public Integer call() {
        NameConstraints constraints = constraintOptions.require();
        try (AwsSession aws = awsOptions.open()) {
            Optional<CaArn> ca = subordinate(aws);
            CaArn issuer = cas.requireParent(aws);
            Meanwhile<Csr> fetched = Meanwhile.of(() -> csr(aws, ca));
            Parent parent = Parent.fetch(aws.privateCa(), issuer);
            Csr csr = fetched.get();
            // Only now, as a CA that was just created is CREATING until its CSR is there.
            Optional<Authority> authority = ca.map(aws.privateCa()::describe);
            Instant now = aws.waiting().clock().instant();
            IssuanceRequest request = requestOptions.request(parent, ca, csr, constraints, now);
            announce(request, parent);
            List<Finding> findings = Preflight.check(request, parent, authority, now);
            IssueReport report;
            if (FindingLines.print(findings, console, common)) {
                report = IssueReport.without(Status.REFUSED, findings);
            } else if (CommonOptions.flag(dryRun)) {
                report = IssueReport.without(Status.PLANNED, findings);
            } else {
                report = issue(aws, request, parent, findings);
            }
            write(report);
            boolean isGood = report.status() == Status.ISSUED || report.status() == Status.PLANNED;
            return isGood ? ExitCode.OK : ExitCode.FINDINGS;
        }
    }

    /** With a CSR from elsewhere, the sandbox's own subordinate is not meant. */
    private Optional<CaArn> subordinate(AwsSession aws) {
        return csrFile.<@Nullable String>getValue() == null ? Optional.of(cas.requireCa(aws)) : cas.givenCa();
    }

    private Csr csr(AwsSession aws, Optional<CaArn> ca) {
        @Nullable String file = csrFile.getValue();
        return file == null
                ? Csr.fetch(aws.privateCa(), aws.waiting(), ca.orElseThrow())
                : Csr.parse(InputFile.name(file), InputFile.read(file, MAX_CSR, console));
    }

    private void announce(IssuanceRequest request, Parent parent) {
        String whose = parent.certificate()
                .map(each -> each.contents().label())
                .orElse(request.issuer().toString());
        common.note(whose + " is asked to sign " + request.csr().subject().text() + ": "
                + request.validity() + ", path length " + request.pathLength() + ", "
                + request.template().name() + ", " + request.signing());
    }

    private IssueReport issue(AwsSession aws, IssuanceRequest request, Parent parent, List<Finding> before) {
        @Nullable String given = folder.getValue();
        IssuanceFolder target = IssuanceFolder.of(given == null ? FOLDER : given);
        Existing existing = output.existing();
        target.prepare(existing);
        Issuance issuance = Issuance.run(aws.privateCa(), aws.waiting(), request);
        List<Finding> gate = Gate.check(issuance, parent, aws.waiting().clock().instant());
        List<Path> files = target.write(issuance, gate, existing);
        boolean rejected = FindingLines.print(gate, console, common);
        if (rejected) {
            warnOfRejected(issuance, target);
        }
        List<Finding> all = Stream.of(before, gate).flatMap(List::stream).toList();
        return new IssueReport(rejected ? Status.REJECTED : Status.ISSUED, all, Optional.of(issuance), files);
    }

    /** It is signed and valid, whatever we think of it. */
    private void warnOfRejected(Issuance issuance, IssuanceFolder target) {
        String revoke = "aws acm-pca revoke-certificate --certificate-authority-arn "
                + issuance.request().issuer() + " --revocation-reason SUPERSEDED --certificate-serial ";
        CaCertificate.find(issuance.signed().certificate())
                .ifPresent(each -> common.warning("the certificate is kept as "
                        + target.path().resolve(IssuanceFolder.REJECTED_CERTIFICATE)
                        + ", and is valid until it is revoked: " + revoke + each.serial()));
    }

    private void write(IssueReport report) {
        if (output.isJson()) {
            output.write(out -> IndentedJson.write(out, report::write));
        } else if (report.issuance().isPresent()) {
            output.write(out -> out.write(report.text().getBytes(StandardCharsets.UTF_8)));
        }
    }
}
