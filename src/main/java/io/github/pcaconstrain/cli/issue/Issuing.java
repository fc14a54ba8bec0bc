package io.github.pcaconstrain.cli.issue;

import io.github.pcaconstrain.ca.RevocationReason;
import io.github.pcaconstrain.cli.issue.IssueReport.Status;
import io.github.pcaconstrain.cli.option.AwsOptions;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.progress.InterruptibleJournal;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.show.FindingLines;
import io.github.pcaconstrain.cli.show.ProbeLeftovers;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.CertificateHistory;
import io.github.pcaconstrain.issuance.Gate;
import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.issuance.NoveltyCheck;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.Issuance;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.output.OutputFile.Existing;
import io.github.pcaconstrain.workflow.JournalFile;
import io.github.pcaconstrain.workflow.NumberedFolder;
import io.github.pcaconstrain.workflow.RunAccounts;
import io.github.pcaconstrain.workflow.RunState;
import io.github.pcaconstrain.workflow.Signing;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Has a certificate signed that nothing blocks, or resumes the run that has asked for it.
 *
 * @param aws the session
 * @param request what is to be signed
 * @param target the folder of the run
 * @param existing what to do with files of an earlier run
 * @param lost what to do where an earlier request has not led to a certificate
 * @param awsOptions for the command that comes next
 * @param console for messages that are always printed
 * @param common for other messages
 */
record Issuing(
        AwsSession aws,
        IssuanceRequest request,
        IssuanceFolder target,
        Existing existing,
        Signing.LostRequest lost,
        AwsOptions awsOptions,
        Console console,
        CommonOptions common) {
    /**
     * Runs it, and reports on the certificate.
     *
     * @param before what has been found before
     * @param ongoing hears of the journal before anything is requested
     */
    IssueReport run(Parent parent, RunAccounts accounts, List<Finding> before, Consumer<InterruptibleJournal> ongoing) {
        if (!JournalFile.isIn(target.path())) {
            target.prepare(existing);
        }
        CertificateHistory history = aws.history(target.path(), console, common);
        try (JournalFile journal = JournalFile.open(target.path(), aws.clock())) {
            InterruptibleJournal interruptible = aws.interruptible(journal);
            ongoing.accept(interruptible);
            Signing signing = new Signing(aws.privateCa(), aws.poller(), target, interruptible, history);
            begin(signing, accounts, journal);
            Signing.Result result = signing.run(request, parent, current(), lost);
            if (Gate.isPassed(result.findings())) {
                nextIsInstall();
            }
            return report(result, before);
        }
    }

    /** Resumes an interrupted run, or makes room for a new one. */
    private void begin(Signing signing, RunAccounts accounts, JournalFile journal) {
        RunState state = signing.state(request);
        if (state == RunState.RESUMABLE) {
            accounts.requireSame(journal, target.path());
            accounts.begin(journal);
            common.note("resuming the run in " + target.path());
            return;
        }
        if (state == RunState.OTHER_REQUEST) {
            requireForce();
        }
        // It may have been killed before anyone read this, and another folder would mean another certificate.
        if (state == RunState.FINISHED && existing == Existing.KEEP && target.isAccepted()) {
            nextIsInstall();
        }
        target.prepare(existing);
        ProbeLeftovers.settle(journal, aws, console);
        journal.clear();
        accounts.begin(journal);
    }

    private void nextIsInstall() {
        request.subordinate()
                .ifPresent(arn -> awsOptions.next(
                        "install",
                        "--ca",
                        arn.toString(),
                        "--from",
                        target.path().toString()));
    }

    private void requireForce() {
        if (existing == Existing.KEEP) {
            throw new InvalidOptionException(
                    "the folder " + target.path()
                            + " holds an unfinished run with other arguments; nothing was changed",
                    "give a new folder, such as --out-dir " + new NumberedFolder(target.path()).next()
                            + ", or --force to overwrite the files of that run");
        }
    }

    /** The CA's current certificate, if the user may see it: AWS must not return it as the new one. */
    private Optional<CaCertificate> current() {
        try {
            return request.subordinate()
                    .flatMap(aws.privateCa()::installed)
                    .flatMap(signed -> CaCertificate.find(signed.certificate()));
        } catch (AwsRefusedException e) {
            common.detail(e.getMessage());
            return Optional.empty();
        }
    }

    private IssueReport report(Signing.Result result, List<Finding> before) {
        boolean rejected = FindingLines.print(result.findings(), console, common);
        if (rejected
                && NoveltyCheck.isNew(result.findings())) { // an earlier one may be in use, and must not be revoked
            warnOfRejected(result.issuance());
        }
        List<Finding> all =
                Stream.of(before, result.findings()).flatMap(List::stream).toList();
        return new IssueReport(
                rejected ? Status.REJECTED : Status.ISSUED, all, Optional.of(result.issuance()), result.files());
    }

    /** The certificate is signed and valid, although it was rejected. */
    private void warnOfRejected(Issuance issuance) {
        CaCertificate.find(issuance.signed().certificate()).ifPresent(each -> {
            String command = aws.cli().isReachable()
                    ? ": " + aws.cli().revoke(request.issuer(), each.serial(), RevocationReason.SUPERSEDED)
                    : "";
            common.warning("the certificate is saved as "
                    + target.path().resolve(IssuanceFolder.REJECTED_CERTIFICATE)
                    + ", and is valid until it is revoked" + command);
        });
    }
}
