package io.github.pcaconstrain.cli.issue;

import io.github.pcaconstrain.audit.surroundings.OpenDoor;
import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.pacing.BackgroundCall;
import io.github.pcaconstrain.cli.issue.IssueReport.Status;
import io.github.pcaconstrain.cli.option.AwsOptions;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CaOptions;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.ConstraintOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.option.RequestOptions;
import io.github.pcaconstrain.cli.progress.InterruptibleJournal;
import io.github.pcaconstrain.cli.selection.CaQuestions;
import io.github.pcaconstrain.cli.selection.CaRole;
import io.github.pcaconstrain.cli.shell.ChangingCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.cli.shell.InputFile;
import io.github.pcaconstrain.cli.shell.Invocation;
import io.github.pcaconstrain.cli.show.FindingLines;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.issuance.PathLengthChange;
import io.github.pcaconstrain.issuance.Preflight;
import io.github.pcaconstrain.issuance.SharedParent;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.Csr;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.output.IndentedJson;
import io.github.pcaconstrain.output.OutputFile.Existing;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.workflow.NumberedFolder;
import io.github.pcaconstrain.workflow.RunAccounts;
import io.github.pcaconstrain.workflow.Signing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Has a CA sign a constrained subordinate, and proves that the certificate is what was requested. */
public final class IssueCommand implements ChangingCommand {
    private static final int MAX_CSR = 1 << 16;

    private final Console console;
    private final CommonOptions common;
    private final ConstraintOptions constraintOptions;
    private final RequestOptions requestOptions;
    private final AwsOptions awsOptions;
    private final OutputOptions output;
    private final CaQuestions questions;
    private final CaOptions cas = new CaOptions(
            "The subordinate CA to constrain; not needed with --csr. Default: at a terminal, chosen from a list.",
            "The CA that will sign its certificate. Default: at a terminal, chosen from a list.");
    private final Option<String> csrFile =
            Option.text("--csr", "FILE", "The CSR of a CA outside AWS Private CA, instead of that of --ca.");
    private final Option<String> folder = Option.text(
            "--out-dir",
            "DIR",
            "The folder for the CSR, certificate, chain, record and journal. An interrupted run resumes from it."
                    + " Default: "
                    + IssuanceFolder.DEFAULT + ", or " + IssuanceFolder.DEFAULT
                    + "-2, -3 and so on if that folder holds a finished run.");
    private final Option<Boolean> issueAgain = Option.flag(
            "--issue-again",
            "Request another certificate for an interrupted run, or for one whose certificate AWS cannot deliver, even"
                    + " though AWS may already have signed one. So does --force.");
    private final Option<Boolean> dryRun =
            Option.flag("--dry-run", "Show what would be requested and what blocks it, and request nothing.");

    private volatile Optional<InterruptibleJournal> kept = Optional.empty();

    public IssueCommand(Console console) {
        this.console = console;
        this.common = new CommonOptions(console);
        this.constraintOptions = new ConstraintOptions(console, common);
        this.requestOptions = new RequestOptions(console, common);
        this.awsOptions = AwsOptions.ofTwoAccounts(console, common);
        this.questions = new CaQuestions(console, common, awsOptions);
        this.output =
                new OutputOptions(console, "Overwrite FILE, and the files in DIR of an earlier certificate.", folder);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("issue");
        HelpPage.group(spec, "CAs");
        Option.addAll(spec, cas.ca(), cas.parent(), csrFile);
        constraintOptions.addTo(spec);
        requestOptions.addTo(spec);
        HelpPage.group(spec, "Run");
        Option.addAll(spec, dryRun, folder, issueAgain);
        output.addTo(spec);
        awsOptions.addTo(spec);
        common.addTo(spec);
        spec.usageMessage()
                .description(
                        "Has the parent sign a constrained certificate for a subordinate CA, and proves that it"
                                + " contains exactly what was requested.",
                        "The CA itself does not change until 'install'. AWS charges for the certificate.");
        HelpPage.of(spec)
                .exit(ExitCode.OK, "issued exactly as requested; with --dry-run, nothing blocks it")
                .exit(ExitCode.FINDINGS, "something blocks it, or the certificate is not as requested")
                .exit(ExitCode.REFUSED, "AWS refused or could not be reached")
                .exit(ExitCode.INCONCLUSIVE, "inconclusive, or timed out")
                .exit(ExitCode.INTERRUPTED, "interrupted, or no CA was chosen")
                .examples(
                        "Constrain a CA to two domains.",
                        "pca-constrain issue --ca $CA_ARN --parent $PARENT_ARN -p api.dev.example.com,test.example.com"
                                + " --out-dir issued",
                        "See whether anything would block it.",
                        "pca-constrain issue --ca $CA_ARN --parent $PARENT_ARN --policy examples/development.yaml"
                                + " --dry-run",
                        "Choose the last day of validity.",
                        "pca-constrain issue --ca $CA_ARN --parent $PARENT_ARN -p example.com --validity 2031-01-31"
                                + " --out-dir issued --force",
                        "Try it without an AWS account, and read the result in a script.",
                        "pca-constrain issue --sandbox -p example.com --out-dir issued --force --json");
        return spec;
    }

    @Override
    public Optional<String> outcome() {
        return awsOptions.outcome();
    }

    @Override
    public Integer call() {
        NameConstraints constraints = constraintOptions.require();
        requestOptions.pathLength();
        try (AwsSession aws = awsOptions.open()) {
            awsOptions.tellWhenInterrupted(awsOptions.changes()::text, this::again);
            Optional<CaArn> ca = subordinate(aws);
            CaArn issuer = cas.requireParent(aws, () -> questions.ask(aws, cas.parent(), CaRole.PARENT, ca));
            BackgroundCall<Csr> fetched = BackgroundCall.of(() -> csr(aws, ca));
            Parent parent = Parent.fetch(aws.privateCa(), issuer);
            Csr csr = fetched.get();
            // Only now, since a new CA is CREATING until its CSR is ready.
            Optional<Authority> authority = ca.map(aws.privateCa()::describe);
            Optional<CaCertificate> current = ca.flatMap(arn -> CaCertificate.installed(aws.privateCa(), arn));
            Instant now = aws.now();
            IssuanceRequest request = requestOptions.request(parent, ca, csr, constraints, current, now);
            announce(request, parent, current);
            RunAccounts accounts = aws.accounts(ca, issuer);
            if (accounts.areSeveral()) {
                common.note("accounts: " + accounts.text());
            }
            List<Finding> findings = new ArrayList<>(Preflight.check(request, parent, authority, now, aws.cli()));
            PathLengthChange.of(request, parent, current).ifPresent(change -> findings.addAll(change.findings()));
            Optional<SharedParent> shared = aws.sharedParent(accounts, issuer);
            shared.ifPresent(each -> findings.addAll(each.check(request)));
            OpenDoor.look(issuer, () -> aws.parentPolicy(shared, issuer), common::warning, common::detail);
            IssueReport report;
            if (FindingLines.print(findings, console, common)) {
                report = IssueReport.without(Status.REFUSED, findings);
            } else if (dryRun.isGiven()) {
                report = IssueReport.without(Status.PLANNED, findings);
                common.note("1 certificate to issue; no CA changes until 'install'");
            } else {
                report = issue(aws, request, parent, accounts, findings);
            }
            write(report, accounts);
            boolean isGood = report.status() == Status.ISSUED || report.status() == Status.PLANNED;
            return isGood ? ExitCode.OK : ExitCode.FINDINGS;
        }
    }

    /** The same command without --issue-again: the request must not be sent again. */
    private Invocation again(Invocation same) {
        boolean isRequested = kept.filter(InterruptibleJournal::isRequested).isPresent();
        return isRequested ? same.without(issueAgain.name()).without("--force") : same;
    }

    /** With a CSR from elsewhere, the sandbox's own subordinate plays no part. */
    private Optional<CaArn> subordinate(AwsSession aws) {
        return csrFile.isGiven()
                ? cas.givenCa()
                : Optional.of(
                        cas.requireCa(aws, () -> questions.ask(aws, cas.ca(), CaRole.CONSTRAINED, cas.givenParent())));
    }

    private Csr csr(AwsSession aws, Optional<CaArn> ca) {
        return csrFile.find()
                .map(file -> Csr.parse(InputFile.name(file), InputFile.read(file, MAX_CSR, console)))
                .orElseGet(() -> Csr.fetch(aws.privateCa(), aws.poller(), ca.orElseThrow()));
    }

    private void announce(IssuanceRequest request, Parent parent, Optional<CaCertificate> current) {
        String whose = parent.certificate()
                .map(each -> each.contents().label())
                .orElse(request.issuer().toString());
        String was = PathLengthChange.of(request, parent, current)
                .map(change -> " (now " + change.currentText() + ")")
                .orElse("");
        common.note(whose + " is to sign " + request.csr().subject().text() + ": "
                + request.validity() + ", path length " + request.pathLength() + was + ", "
                + request.template().name() + ", " + request.signing());
        request.extensions().expected().forEach(each -> common.note("the certificate will have " + each.text()));
    }

    private IssueReport issue(
            AwsSession aws, IssuanceRequest request, Parent parent, RunAccounts accounts, List<Finding> before) {
        return new Issuing(aws, request, folder(request), output.existing(), lostRequest(), awsOptions, console, common)
                .run(parent, accounts, before, interruptible -> kept = Optional.of(interruptible));
    }

    private IssuanceFolder folder(IssuanceRequest request) {
        return folder.find()
                .map(IssuanceFolder::of)
                .orElseGet(() -> new IssuanceFolder(new NumberedFolder(Path.of(IssuanceFolder.DEFAULT))
                        .forRun(request, Signing.END, output.existing())));
    }

    private Signing.LostRequest lostRequest() {
        return issueAgain.isGiven() || output.existing() == Existing.REPLACE
                ? Signing.LostRequest.SEND_AGAIN
                : Signing.LostRequest.ASK_THE_USER;
    }

    private void write(IssueReport report, RunAccounts accounts) {
        if (output.isJson()) {
            output.write(out -> IndentedJson.write(out, json -> report.write(accounts, json)));
        } else if (report.issuance().isPresent()) {
            output.write(out -> out.write(report.text().getBytes(StandardCharsets.UTF_8)));
        }
    }
}
