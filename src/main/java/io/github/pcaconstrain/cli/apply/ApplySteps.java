package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.cli.install.RevocationLookup;
import io.github.pcaconstrain.cli.install.RevokeInstructions;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.prompt.Confirmation;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.show.FindingLines;
import io.github.pcaconstrain.cli.show.ProbeLeftovers;
import io.github.pcaconstrain.cli.test.ProbeSession;
import io.github.pcaconstrain.cli.test.TestOptions;
import io.github.pcaconstrain.cli.test.TestRecords;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.installation.Installation;
import io.github.pcaconstrain.installation.InstallationCheck;
import io.github.pcaconstrain.installation.Retirement;
import io.github.pcaconstrain.issuance.Gate;
import io.github.pcaconstrain.issuance.NoveltyCheck;
import io.github.pcaconstrain.probing.Leftovers;
import io.github.pcaconstrain.probing.ProbeJournal;
import io.github.pcaconstrain.probing.ProbePlan;
import io.github.pcaconstrain.probing.ProbeReport;
import io.github.pcaconstrain.probing.channel.Channel;
import io.github.pcaconstrain.probing.channel.ProbeBackends;
import io.github.pcaconstrain.workflow.ApplyRun;
import io.github.pcaconstrain.workflow.Outstanding;
import io.github.pcaconstrain.workflow.Plan;
import io.github.pcaconstrain.workflow.ProbeEntries;
import io.github.pcaconstrain.workflow.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of {@code apply}, and what is printed about them.
 * @param run runs the steps
 * @param plan the plan
 * @param choices the user's choices
 * @param report records how far the run gets
 * @param aws the session
 * @param console for messages that are always printed
 * @param common for other messages
 */
record ApplySteps(
        ApplyRun run,
        Plan plan,
        ApplyChoices choices,
        ApplyReport report,
        AwsSession aws,
        Console console,
        CommonOptions common) {
    /** Runs the steps until one fails. */
    void run(TestOptions tests) {
        if (issue() && install()) {
            permit();
            test(tests);
        }
    }

    /** Requests the certificate, unless that is done. Returns whether it is exactly as requested. */
    private boolean issue() {
        Outstanding outstanding = run.outstanding(plan, choices.lost());
        common.note("issue: " + told(outstanding));
        if (outstanding == Outstanding.NOTHING) {
            return true;
        }
        List<Finding> findings = run.issue(plan, choices.lost());
        report.add(findings);
        FindingLines.print(findings, console, common);
        if (!Gate.isPassed(findings)) {
            report.settle(ApplyReport.Status.REJECTED);
            return false;
        }
        common.note("issue: the certificate is exactly as requested, and is in "
                + run.folder().path());
        return true;
    }

    private String told(Outstanding outstanding) {
        String parent = plan.parent().authority().arn().toString();
        return switch (outstanding) {
            case REQUEST -> "asking " + parent + " to sign";
            case ANSWER -> "looking for the certificate that " + parent + " was asked for before";
            case DELIVERY -> "fetching the certificate that " + parent + " was asked for before";
            case NOTHING -> "the certificate is already in " + run.folder().path();
        };
    }

    /** Installs the certificate. Returns whether the CA uses it. */
    private boolean install() {
        Installation installation = run.installation(plan.ca().arn());
        List<Finding> findings = new ArrayList<>(InstallationCheck.of(installation, aws.now(), aws.cli()));
        findings.addAll(NoveltyCheck.ofInstallation(installation.certificate(), run.history()));
        RevocationLookup revocation = RevocationLookup.of(installation.path(), aws.clock());
        findings.addAll(revocation.findings());
        report.checked(revocation);
        common.note("install: " + revocation.line());
        report.add(findings);
        if (FindingLines.print(findings, console, common)) {
            report.settle(ApplyReport.Status.REFUSED);
            return false;
        }
        run.install(installation);
        report.installed(installation.certificate());
        common.note("install: " + plan.ca().arn() + " now uses the new certificate");
        run.retirement(plan.request().issuer())
                .filter(old -> !old.old().isSameAs(installation.certificate()))
                .ifPresent(this::retire);
        return true;
    }

    /** Before the test, which warns where ACM may not renew. */
    private void permit() {
        if (choices.withRenewal() && !run.journal().has(Step.PERMITTED)) {
            aws.caLifecycle().permitAcm(plan.ca().arn());
            run.journal().write(Step.PERMITTED);
            common.note("renewal: ACM may now renew the certificates that it manages of "
                    + plan.ca().arn());
        }
    }

    private void retire(Retirement old) {
        if (choices.revokeOld() || asksForRevocation(old)) {
            run.retire(old);
            common.note("install: the old certificate has been revoked");
        } else {
            Optional<String> command =
                    RevokeInstructions.of(aws, plan.ca().arn()).command(old);
            command.ifPresent(report::retirement);
            common.note(RevokeInstructions.note(old, command));
        }
    }

    /** After a renewal the user at a terminal is asked: nothing but a pinned certificate needs the old one. */
    private boolean asksForRevocation(Retirement old) {
        if (!choices.isRenewal()) {
            return false;
        }
        common.note("nothing that this CA has issued needs the old certificate: the key is the same, so it all verifies"
                + " with the new one too. Clients that trust or pin the old certificate itself need the new one"
                + " first");
        return !choices.yes()
                && console.terminal().canAsk()
                && old.findIssuer(aws.privateCa(), plan.ca().arn().region())
                        .filter(plan.request().issuer()::equals)
                        .isPresent()
                && new Confirmation(console).ask("Revoke the old certificate now?");
    }

    /** Tests the CA, unless that is to be skipped. */
    private void test(TestOptions tests) {
        if (choices.skipTest()) {
            ProbeLeftovers.tell(new Journaling().settle(aws.probeServices()), console);
            run.journal().write(Step.TESTED, Map.of("exitCode", "skipped"));
            report.settle(ApplyReport.Status.APPLIED);
            return;
        }
        ProbeReport tested =
                new ProbeSession(console, common, tests, aws).run(plan.ca().arn(), new Journaling());
        run.journal().write(Step.TESTED, Map.of("exitCode", String.valueOf(tested.exitCode())));
        report.tested(tested);
    }

    /** Removes what an interrupted run has left behind, and records the test certificates of this run. */
    private final class Journaling implements ProbeSession.Companion {
        private final ProbeEntries entries = new ProbeEntries(run.journal());

        @Override
        public void planned(ProbePlan probes, Channel channel) {
            run.journal().write(Step.TESTING);
        }

        @Override
        public Leftovers settle(ProbeBackends services) {
            TestRecords records = new TestRecords(aws, console);
            try (records) {
                return entries.settle(services, aws.clock())
                        .and(records.settle(services, plan.ca().arn()));
            }
        }

        @Override
        public ProbeJournal journal() {
            return entries;
        }
    }
}
