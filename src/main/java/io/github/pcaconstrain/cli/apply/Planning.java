package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.audit.surroundings.OpenDoor;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.pacing.BackgroundCall;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CommonOptions;
import io.github.pcaconstrain.cli.option.RequestOptions;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.SharedParent;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.workflow.Plan;
import io.github.pcaconstrain.workflow.RunAccounts;
import io.github.pcaconstrain.workflow.Subordinate;
import io.github.pcaconstrain.workflow.TakenOver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes plans from what AWS knows of the CAs.
 *
 * @param aws the session
 * @param request the terms of the certificate
 * @param revokesOld whether the certificate that is replaced is to be revoked
 * @param common for warnings
 */
record Planning(AwsSession aws, RequestOptions request, boolean revokesOld, CommonOptions common) {
    /** The plan for a CA that exists. */
    Plan of(CaToConstrain wanted, CaArn issuer, RunAccounts accounts) {
        BackgroundCall<Subordinate> fetched =
                BackgroundCall.of(() -> Subordinate.fetch(aws.privateCa(), aws.poller(), wanted.ca()));
        Parent parent = Parent.fetch(aws.privateCa(), issuer);
        Subordinate subordinate = fetched.get();
        Instant now = aws.now();
        IssuanceRequest requested = request.request(
                parent,
                Optional.of(wanted.ca()),
                subordinate.csr(),
                wanted.constraints(),
                subordinate.current(),
                wanted.renewal().map(each -> each.takenOver(parent, now)).orElse(TakenOver.NOTHING),
                now);
        Optional<SharedParent> shared = aws.sharedParent(accounts, issuer);
        if (!wanted.isCreatedHere()) { // the plan for its creation has told it
            tellOfOpenDoor(shared, issuer);
        }
        boolean revokes = revokesOld && subordinate.current().isPresent();
        Plan plan =
                Plan.of(subordinate, parent, requested, now, aws.cli()).with(shareFindings(shared, requested, revokes));
        return wanted.renewal()
                .map(each -> plan.with(each.renewal().findings(plan, now)))
                .orElse(plan);
    }

    /** The plan for a CA that does not exist yet. */
    Plan ofNew(PlannedCreation planned, NameConstraints constraints, CaArn issuer, RunAccounts accounts) {
        Parent parent = Parent.fetch(aws.privateCa(), issuer);
        Instant now = aws.now();
        Plan plan = planned.ca()
                .plan(
                        parent,
                        csr -> request.request(parent, Optional.empty(), csr, constraints, Optional.empty(), now),
                        now,
                        aws.cli());
        Optional<SharedParent> shared = aws.sharedParent(accounts, issuer);
        tellOfOpenDoor(shared, issuer);
        return plan.with(shareFindings(shared, plan.request(), false));
    }

    private void tellOfOpenDoor(Optional<SharedParent> shared, CaArn issuer) {
        OpenDoor.look(issuer, () -> aws.parentPolicy(shared, issuer), common::warning, common::detail);
    }

    private static List<Finding> shareFindings(
            Optional<SharedParent> shared, IssuanceRequest requested, boolean revokes) {
        List<Finding> findings = new ArrayList<>();
        shared.ifPresent(parent -> findings.addAll(parent.check(requested)));
        shared.filter(parent -> revokes).ifPresent(parent -> findings.addAll(parent.checkRevocation()));
        return findings;
    }
}
