package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.ca.Permission;
import io.github.pcaconstrain.cli.input.IssuedLists;
import io.github.pcaconstrain.cli.install.RevocationLookup;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.prompt.Confirmation;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.show.FindingLines;
import io.github.pcaconstrain.cli.test.TestOptions;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.installation.Retirement;
import io.github.pcaconstrain.issuance.CertificateHistory;
import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.output.OutputFile.Existing;
import io.github.pcaconstrain.workflow.ApplyRun;
import io.github.pcaconstrain.workflow.CurrentCertificate;
import io.github.pcaconstrain.workflow.NumberedFolder;
import io.github.pcaconstrain.workflow.Outstanding;
import io.github.pcaconstrain.workflow.Plan;
import io.github.pcaconstrain.workflow.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What comes before the first change: what blocks the plan, or makes it needless, is said, the plan is shown, and the
 * user is asked. Where a method answers no, the report says why.
 *
 * @param plan what would be done
 * @param choices how
 * @param tests what is tested afterwards
 * @param issued certificates that the CA issued, from files
 * @param report hears what comes of it
 * @param history the certificates that this machine knows
 * @param aws where
 * @param console for what must be said whatever happens
 * @param common for the rest
 */
record Approval(
        Plan plan,
        ApplyChoices choices,
        TestOptions tests,
        IssuedLists issued,
        ApplyReport report,
        CertificateHistory history,
        AwsSession aws,
        Console console,
        CommonOptions common) {
    /** Asks for approval of a run in an empty folder. */
    boolean toBegin(IssuanceFolder folder) {
        if (!review()) {
            return false;
        }
        folder.requireFree(choices.existing());
        return ask();
    }

    /** Asks for approval to resume an interrupted run. */
    boolean toResume(ApplyRun run) {
        if (!run.journal().has(Step.REQUESTING)) { // only the CA was created
            return review() && ask();
        }
        run.replaced(plan).ifPresent(this::requireRevocable);
        common.note("resuming the run in " + run.folder().path());
        Outstanding outstanding = run.outstanding(plan, choices.lost());
        tellCosts(
                outstanding,
                !run.journal().has(Step.INSTALLED),
                run.replaced(plan).isPresent());
        return !endDryRun() && ask();
    }

    /**
     * Asks for approval of a run that replaces another, whose record is deleted.
     * @param earlier what the other is, such as {@code a run that has ended}
     */
    boolean toReplace(IssuanceFolder folder, String earlier) {
        if (!review()) {
            return false;
        }
        if (choices.existing() == Existing.KEEP) {
            throw new InvalidOptionException(
                    "the folder " + folder.path() + " holds " + earlier + "; nothing was changed",
                    "give a new folder, such as --out-dir " + new NumberedFolder(folder.path()).next()
                            + ", or --force to overwrite the files of that run");
        }
        return ask();
    }

    /** Whether there is something to do, nothing blocks it, and more than the plan is requested. */
    private boolean review() {
        if (keepCurrent()) {
            return false;
        }
        if (FindingLines.print(plan.findings(), console, common)) {
            report.settle(ApplyReport.Status.REFUSED);
            return false;
        }
        plan.current().ifPresent(this::requireRevocable);
        report.breaks(
                choices.skipImpact()
                        ? PlannedImpact.none("not checked, because of --skip-impact")
                        : PlannedImpact.of(aws, plan, common, aws.now()));
        if (choices.isRenewal()) {
            report.outlives(PlannedOutliving.of(aws, plan, issued, !choices.skipImpact()));
        }
        tellCosts(Outstanding.REQUEST, true, plan.current().isPresent());
        return !endDryRun();
    }

    private void tellCosts(Outstanding outstanding, boolean isInstalling, boolean isReplacing) {
        PlannedTest test = PlannedTest.of(plan, choices, tests, aws.isSandbox(), aws.now());
        report.costs(
                test,
                outstanding,
                new PlannedSum(outstanding, isInstalling, choices.revokeOld() && isReplacing, test.names()));
    }

    /** Whether the CA can stay unchanged, because its certificate is what is requested and is not revoked. */
    private boolean keepCurrent() {
        Instant now = aws.now();
        Optional<CurrentCertificate> held = plan.held(choices.given());
        held.ifPresent(current -> report.differences(current.differences(now)));
        if (choices.isRenewal()
                || held.isEmpty()
                || !held.get().isAsAsked(now)
                || warnIfRevoked(held.get().certificate())) {
            return false;
        }
        report.unchanged(held.get().findings(now));
        FindingLines.print(held.get().findings(now), console, common);
        common.note(plan.ca().arn() + " already has these constraints; 'test' proves that they hold");
        choices.renewal().ifPresent(renewal -> common.note(renewal.line()));
        permit();
        return true;
    }

    /** With --with-renewal, a CA that keeps its certificate may still lack the permission for ACM. */
    private void permit() {
        if (!choices.withRenewal() || acmMayRenew()) {
            return;
        }
        String ca = plan.ca().arn().toString();
        if (choices.dryRun()) {
            common.note("without --dry-run, ACM would be allowed to renew certificates from " + ca);
            return;
        }
        if (!choices.yes() && !new Confirmation(console).ask("Allow ACM to renew certificates from " + ca + "?")) {
            report.settle(ApplyReport.Status.DECLINED);
            aws.cancel();
            return;
        }
        aws.caLifecycle().permitAcm(plan.ca().arn());
    }

    private boolean acmMayRenew() {
        try {
            return aws.privateCa().permissions(plan.ca().arn()).stream().anyMatch(Permission::isForRenewal);
        } catch (AwsRefusedException e) {
            return false; // AWS takes the same permission twice
        }
    }

    /** Checks this machine's records first, and then the CRLs and OCSP responders. */
    private boolean warnIfRevoked(CaCertificate current) {
        boolean isRevoked = history.revocation(current).isPresent()
                || RevocationLookup.of(path(current), aws.clock()).isRevoked();
        if (isRevoked) {
            common.warning(plan.ca().arn() + " uses a certificate that is revoked, serial " + current.serial());
        }
        return isRevoked;
    }

    private List<CaCertificate> path(CaCertificate current) {
        return Stream.concat(Stream.of(current), plan.parent().path().stream()).toList();
    }

    /** With --revoke-old, checked before anything is issued: AWS allows only the issuer to revoke a certificate. */
    private void requireRevocable(CaCertificate old) {
        if (choices.revokeOld()) {
            new Retirement(old, Optional.of(plan.request().issuer())).requireIssuer(aws.privateCa());
        }
    }

    private boolean endDryRun() {
        if (choices.dryRun()) {
            report.settle(ApplyReport.Status.PLANNED);
        }
        return choices.dryRun();
    }

    private boolean ask() {
        report.show(console);
        if (choices.yes() || new Confirmation(console).ask("Do it?")) {
            return true;
        }
        report.settle(ApplyReport.Status.DECLINED);
        aws.cancel();
        return false;
    }
}
