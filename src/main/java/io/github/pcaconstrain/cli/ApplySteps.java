package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.installation.Installation;
import io.github.pcaconstrain.installation.InstallationCheck;
import io.github.pcaconstrain.installation.Retirement;
import io.github.pcaconstrain.issuance.Gate;
import io.github.pcaconstrain.issuance.NoveltyCheck;
import io.github.pcaconstrain.probing.Channel;
import io.github.pcaconstrain.probing.LeftBehind;
import io.github.pcaconstrain.probing.ProbeJournal;
import io.github.pcaconstrain.probing.ProbePlan;
import io.github.pcaconstrain.probing.ProbeReport;
import io.github.pcaconstrain.probing.ProbeServices;
import io.github.pcaconstrain.workflow.Plan;
import io.github.pcaconstrain.workflow.ProbeEntries;
import io.github.pcaconstrain.workflow.Rollout;
import io.github.pcaconstrain.workflow.Signing;
import io.github.pcaconstrain.workflow.Step;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of {@code apply}, with what is said of them.
 *
 * @param rollout does them
 * @param plan what is to be done
 * @param report hears how far it came
 * @param aws where
 * @param console for what must be said whatever happens
 * @param common for the rest
 */
record ApplySteps(
        Rollout rollout, Plan plan, ApplyReport report, AwsSession aws, Console console, CommonOptions common) {
    /** Whether there is a certificate that is what was asked for. */
    boolean issue(Signing.LostRequest lost) {
        common.note("issue: asking " + plan.parent().authority().arn() + " to sign");
        List<Finding> findings = rollout.issue(plan, lost);
        report.add(findings);
        FindingLines.print(findings, console, common);
        if (!Gate.isPassed(findings)) {
            report.settle(ApplyReport.Status.REJECTED);
            return false;
        }
        common.note("issue: the certificate is what was asked for, in "
                + rollout.folder().path());
        return true;
    }

    /** Whether the CA works with it. */
    boolean install(boolean revokeOld) {
        Installation installation = rollout.installation(plan.ca().arn());
        List<Finding> findings = new ArrayList<>(
                InstallationCheck.of(installation, rollout.waiting().clock().instant(), aws.cli()));
        findings.addAll(NoveltyCheck.ofInstallation(installation.certificate(), rollout.history()));
        RevocationLookup revocation =
                RevocationLookup.of(installation.path(), rollout.waiting().clock());
        findings.addAll(revocation.findings());
        report.checked(revocation);
        common.note("install: " + revocation.line());
        report.add(findings);
        if (FindingLines.print(findings, console, common)) {
            report.settle(ApplyReport.Status.REFUSED);
            return false;
        }
        rollout.install(installation);
        report.installed(installation.certificate());
        common.note("install: " + plan.ca().arn() + " works with the new certificate");
        rollout.retirement(plan.request().issuer())
                .filter(old -> !old.old().isSameAs(installation.certificate()))
                .ifPresent(old -> retire(old, revokeOld));
        return true;
    }

    private void retire(Retirement old, boolean revokeOld) {
        if (revokeOld) {
            rollout.retire(old);
            common.note("install: the old certificate is revoked");
        } else {
            Optional<String> command = Revocation.of(aws).command(old);
            command.ifPresent(report::retirement);
            common.note(Revocation.note(old, command));
        }
    }

    /** Tests the CA, unless that is not wanted. */
    void test(Optional<CaTest> test, ProbeServices services) {
        if (test.isEmpty()) {
            ProbeLeftovers.tell(new Journaling().settle(services), console);
            rollout.journal().write(Step.TESTED, Map.of("exitCode", "skipped"));
            report.settle(ApplyReport.Status.APPLIED);
            return;
        }
        ProbeReport tested = test.get().run(plan.ca().arn(), new Journaling());
        rollout.journal().write(Step.TESTED, Map.of("exitCode", String.valueOf(tested.exitCode())));
        report.tested(tested);
    }

    /** What a run that was cut off has left is removed, and what this one makes is written down. */
    private final class Journaling implements CaTest.Companion {
        private final ProbeEntries entries = new ProbeEntries(rollout.journal());

        @Override
        public void planned(ProbePlan probes, Channel channel) {
            rollout.journal().write(Step.TESTING);
        }

        @Override
        public LeftBehind settle(ProbeServices services) {
            Clock clock = rollout.waiting().clock();
            TestRecords records = new TestRecords(aws, console);
            try (records) {
                return entries.settle(services, clock)
                        .and(records.settle(services, plan.ca().arn()));
            }
        }

        @Override
        public ProbeJournal journal() {
            return entries;
        }
    }
}
