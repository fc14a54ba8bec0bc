package io.github.pcaconstrain.cli.install;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.cli.install.InstallReport.Status;
import io.github.pcaconstrain.cli.option.AwsOptions;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CaOptions;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.Option;
import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.prompt.Confirmation;
import io.github.pcaconstrain.cli.selection.CaQuestions;
import io.github.pcaconstrain.cli.selection.CaRole;
import io.github.pcaconstrain.cli.shell.ChangingCommand;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.HelpPage;
import io.github.pcaconstrain.cli.shell.Styled;
import io.github.pcaconstrain.cli.show.FindingLines;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.installation.CertificateReplacement;
import io.github.pcaconstrain.installation.Installation;
import io.github.pcaconstrain.installation.InstallationCheck;
import io.github.pcaconstrain.installation.Retirement;
import io.github.pcaconstrain.issuance.KnownCertificate;
import io.github.pcaconstrain.issuance.NoveltyCheck;
import io.github.pcaconstrain.issuance.SharedParent;
import io.github.pcaconstrain.output.IndentedJson;
import io.github.pcaconstrain.policy.diff.Comparison;
import io.github.pcaconstrain.policy.name.PrintableText;
import io.github.pcaconstrain.workflow.RunAccounts;
import io.github.pcaconstrain.workflow.history.MachineHistory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Installs the certificate that was issued for a subordinate CA. */
public final class InstallCommand implements ChangingCommand {
    private final Console console;
    private final CommonOptions common;
    private final Confirmation confirmation;
    private final InstallInput input;
    private final AwsOptions awsOptions;
    private final OutputOptions output;
    private final CaQuestions questions;
    private final CaOptions cas = new CaOptions(
            "The subordinate CA. Default: the one recorded in the folder, or at a terminal, chosen from a list.",
            "The CA that issued the replaced certificate, for --revoke-old. Default: the one recorded in the folder, or"
                    + " at a terminal, chosen from a list.");
    private final Option<Boolean> yes = Option.flag("--yes", "Do not ask for confirmation.");
    private final Option<Boolean> dryRun = Option.flag("--dry-run", "Show what would change and change nothing.");
    private final Option<Boolean> revokeOld =
            Option.flag("--revoke-old", "Have the parent revoke the replaced certificate once the new one is in use.");

    public InstallCommand(Console console) {
        this.console = console;
        this.common = new CommonOptions(console);
        this.confirmation = new Confirmation(console);
        this.input = new InstallInput(console, common);
        this.awsOptions = AwsOptions.ofTwoAccounts(console, common);
        this.questions = new CaQuestions(console, common, awsOptions);
        this.output = new OutputOptions(console);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("install");
        HelpPage.group(spec, "CA and certificate");
        Option.addAll(spec, cas.ca());
        input.addTo(spec);
        HelpPage.group(spec, "Run");
        Option.addAll(spec, dryRun, yes, revokeOld, cas.parent());
        output.addTo(spec);
        awsOptions.addTo(spec);
        common.addTo(spec);
        spec.usageMessage()
                .description(
                        "Imports a certificate and its chain into a subordinate CA, and waits until the CA uses it.",
                        "Shows what will be replaced, and asks. The replaced certificate has the same key and stays"
                                + " valid until it is revoked.");
        HelpPage.of(spec)
                .exit(ExitCode.OK, "installed, or already in use; with --dry-run, nothing blocks it")
                .exit(ExitCode.FINDINGS, "something blocks it")
                .exit(ExitCode.REFUSED, "AWS refused or could not be reached")
                .exit(ExitCode.INCONCLUSIVE, "timed out: AWS did not finish in time")
                .exit(ExitCode.INTERRUPTED, "interrupted, or the answer was no")
                .examples(
                        "See what would change.",
                        "pca-constrain install --ca $CA_ARN --from issued --dry-run",
                        "Install what 'issue' wrote, in a pipeline.",
                        "pca-constrain install --ca $CA_ARN --from issued --yes",
                        "Install files, for example from a parent outside AWS Private CA.",
                        "pca-constrain install --ca $CA_ARN --cert issued/cert.pem --chain issued/cert_chain.pem --yes",
                        "Revoke the old certificate too.",
                        "pca-constrain install --ca $CA_ARN --from issued --yes --revoke-old");
        return spec;
    }

    @Override
    public Optional<String> outcome() {
        return awsOptions.outcome();
    }

    @Override
    public Integer call() {
        InstallInput.Given given = input.read();
        try (AwsSession aws = awsOptions.open()) {
            awsOptions.tellWhenInterrupted();
            CaArn ca = cas.givenCa()
                    .or(given::ca)
                    .or(aws::sandboxSubordinate)
                    .or(() -> questions.ask(aws, cas.ca(), CaRole.INSTALLED, cas.givenParent()))
                    .orElseGet(() -> cas.requireCa(aws));
            Optional<CaArn> parent = cas.givenParent().or(given::parent);
            aws.subordinateIs(ca);
            parent.ifPresent(aws::parentIs);
            Installation installation = Installation.prepare(aws.privateCa(), aws.poller(), ca, given.signed());
            Optional<Retirement> retirement = retirement(aws, installation, parent);
            Optional<RunAccounts> accounts =
                    retirement.flatMap(Retirement::issuer).map(issuer -> aws.accounts(Optional.of(ca), issuer));
            accounts.filter(RunAccounts::areSeveral).ifPresent(each -> common.note("accounts: " + each.text()));
            MachineHistory history = aws.history(given.folder().orElse(Path.of("")), console, common);
            InstallReport report = install(aws, installation, accounts, retirement, history);
            write(report);
            if (report.status() == Status.INSTALLED) {
                awsOptions.nextIsTest(report.ca().arn());
            }
            return switch (report.status()) {
                case PLANNED, INSTALLED, UNCHANGED -> ExitCode.OK;
                case REFUSED -> ExitCode.FINDINGS;
                case DECLINED -> ExitCode.INTERRUPTED;
            };
        }
    }

    private Optional<Retirement> retirement(AwsSession aws, Installation installation, Optional<CaArn> parent) {
        Optional<Retirement> retirement = Retirement.of(installation, parent);
        boolean isAsked = revokeOld.isGiven() && parent.isEmpty();
        return retirement.map(old -> isAsked ? new Retirement(old.old(), issuer(aws, installation)) : old);
    }

    private Optional<CaArn> issuer(AwsSession aws, Installation installation) {
        Optional<CaArn> issuer = questions.ask(
                aws, cas.parent(), CaRole.ISSUER, Optional.of(installation.ca().arn()));
        issuer.ifPresent(aws::parentIs);
        return issuer;
    }

    /** Before anything is changed: what a shared parent allows. */
    private List<Finding> shareFindings(
            AwsSession aws, Optional<RunAccounts> accounts, Optional<Retirement> retirement) {
        return retirement
                .filter(old -> revokeOld.isGiven())
                .flatMap(Retirement::issuer)
                .flatMap(issuer -> accounts.flatMap(each -> aws.sharedParent(each, issuer)))
                .map(SharedParent::checkRevocation)
                .orElse(List.of());
    }

    private InstallReport install(
            AwsSession aws,
            Installation installation,
            Optional<RunAccounts> accounts,
            Optional<Retirement> retirement,
            MachineHistory history) {
        CertificateReplacement replacement =
                new CertificateReplacement(installation.current(), installation.certificate());
        List<Finding> findings = new ArrayList<>(InstallationCheck.of(installation, aws.now(), aws.cli()));
        findings.addAll(NoveltyCheck.ofInstallation(installation.certificate(), history));
        findings.addAll(shareFindings(aws, accounts, retirement));
        RevocationLookup revocation =
                RevocationLookup.of(installation.path(), aws.clock()).orElse(history.gap());
        findings.addAll(revocation.findings());
        boolean refused = FindingLines.print(findings, console, common);
        InstallReport before = new InstallReport(
                Status.REFUSED,
                installation.ca(),
                accounts,
                replacement,
                findings,
                retirement,
                revocation,
                false,
                Optional.empty());
        if (refused) {
            return before;
        }
        if (installation.isDone()) {
            common.note(installation.ca().arn() + " already uses this certificate");
            return with(before, Status.UNCHANGED, installation.ca(), false);
        }
        boolean revoke = revokeOld.isGiven() && retirement.isPresent();
        if (revoke) {
            retirement.get().requireIssuer(aws.privateCa());
        }
        show(installation, replacement);
        console.note(revocation.line());
        console.note("1 CA to change" + (revoke ? ", 1 certificate to revoke" : ""));
        if (dryRun.isGiven()) {
            return with(before, Status.PLANNED, installation.ca(), false);
        }
        if (!yes.isGiven() && !confirmation.ask("Install it?")) {
            aws.cancel();
            return with(before, Status.DECLINED, installation.ca(), false);
        }
        installation.current().ifPresent(old -> history.add(KnownCertificate.installed(old, "it was replaced before")));
        Authority now = installation.run(aws.privateCa(), aws.poller());
        if (revoke) {
            retirement.get().revoke(aws.privateCa());
            history.add(KnownCertificate.revoked(retirement.get().old(), "it was revoked from here"));
            return with(before, Status.INSTALLED, now, true);
        }
        Optional<String> command = retirement.flatMap(RevokeInstructions.of(aws, now.arn())::command);
        retirement.ifPresent(old -> common.note(RevokeInstructions.note(old, command)));
        return new InstallReport(
                Status.INSTALLED, now, accounts, replacement, findings, retirement, revocation, false, command);
    }

    private static InstallReport with(InstallReport before, Status status, Authority ca, boolean revoked) {
        return new InstallReport(
                status,
                ca,
                before.accounts(),
                before.replacement(),
                before.findings(),
                before.retirement(),
                before.revocation(),
                revoked,
                Optional.empty());
    }

    /** The subject of the question must be shown, even with -q. */
    private void show(Installation installation, CertificateReplacement replacement) {
        console.note("after this, " + installation.ca().arn() + " may sign "
                + names(replacement.constraints().comparison()));
        replacement
                .lines()
                .forEach(line -> console.print(Styled.change(line.change().sign() + " " + printable(line.text()))));
    }

    private static String names(Comparison comparison) {
        return switch (comparison) {
            case SAME -> "exactly the same names";
            case NARROWER -> "fewer names";
            case WIDER -> "more names";
            case INCOMPARABLE ->
                "some names that it may not sign now, and may no longer sign some that it may " + "sign now";
        };
    }

    private static String printable(String text) {
        return PrintableText.printable(text);
    }

    private void write(InstallReport report) {
        if (output.isJson()) {
            output.write(out -> IndentedJson.write(out, report::write));
        } else if (!report.text().isEmpty()) {
            output.write(out -> out.write(report.text().getBytes(StandardCharsets.UTF_8)));
        }
    }
}
