package io.github.pcaconstrain.cli.retire;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaType;
import io.github.pcaconstrain.cli.input.IssuedLists;
import io.github.pcaconstrain.cli.option.AwsSession;
import io.github.pcaconstrain.cli.option.CaOptions;
import io.github.pcaconstrain.cli.retire.RetireReport.Status;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.impact.DependentCertificate;
import io.github.pcaconstrain.impact.Dependents;
import io.github.pcaconstrain.installation.CasBelow;
import io.github.pcaconstrain.issuance.SharedParent;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.retirement.IssuedChoice;
import io.github.pcaconstrain.retirement.RetirementCode;
import io.github.pcaconstrain.retirement.RetirementPlan;
import io.github.pcaconstrain.workflow.RunAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what depends on a CA, and what is to be done about it.
 *
 * @param cas the options that name the CAs
 * @param issued the option with audit reports
 */
record RetirementPlanner(CaOptions cas, IssuedLists issued) {
    RetirementPlanner {
        Objects.requireNonNull(cas, "cas");
        Objects.requireNonNull(issued, "issued");
    }

    /**
     * Plans the end of a CA.
     *
     * @param revoked the serial numbers of the certificates that earlier runs have revoked
     */
    RetireReport plan(
            AwsSession aws, CaArn ca, Optional<RunAccounts> accounts, IssuedChoice choice, Set<String> revoked) {
        Authority authority = aws.privateCa().describe(ca);
        Optional<CaArn> parent = cas.givenParent();
        if (parent.isPresent() && authority.type() == CaType.ROOT) {
            throw new InvalidOptionException(
                    ca + " is a root CA, which has no parent",
                    "leave --parent out, and remove the root from trust stores");
        }
        Optional<CaCertificate> current = CaCertificate.installed(aws.privateCa(), ca);
        RetirementPlan closed =
                new RetirementPlan(authority, current, new CasBelow(List.of()), List.of(), parent, choice);
        if (closed.isDone()) {
            return report(aws, closed, accounts, List.of(), Status.UNCHANGED);
        }
        Dependents dependents = new Dependents(aws.now());
        dependents.addManaged(aws.certificateManager(), aws.rateLimits(), ca);
        issued.addTo(dependents, ca, current.map(CaCertificate::contents));
        List<DependentCertificate> valid = dependents.all().stream()
                .filter(each -> !revoked.contains(each.serial()))
                .toList();
        CasBelow below =
                current.map(own -> CasBelow.of(aws.privateCa(), ca, own)).orElseGet(closed::below);
        RetirementPlan plan = new RetirementPlan(authority, current, below, valid, parent, choice);
        List<Finding> findings = new ArrayList<>(plan.findings(issued.isGiven(), dependents.unreadable()));
        accounts.ifPresent(each -> findings.addAll(parentFindings(aws, plan, each)));
        return report(aws, plan, accounts, findings, Status.PLANNED);
    }

    /** Before anything is done: AWS lets only the issuer revoke a certificate. */
    private static List<Finding> parentFindings(AwsSession aws, RetirementPlan plan, RunAccounts accounts) {
        if (plan.parent().isEmpty() || plan.ownToRevoke(aws.now()).isEmpty()) {
            return List.of();
        }
        CaCertificate own = plan.ownToRevoke(aws.now()).get();
        CaArn parent = plan.parent().get();
        return CaCertificate.installed(aws.privateCa(), parent)
                        .filter(own::isIssuedBy)
                        .isPresent()
                ? aws.sharedParent(accounts, parent)
                        .map(SharedParent::checkRevocation)
                        .orElse(List.of())
                : List.of(RetirementCode.NOT_THE_PARENT.finding(
                        "ca",
                        "its certificate was issued by "
                                + own.contents().issuer().text() + ", not by " + parent));
    }

    private static RetireReport report(
            AwsSession aws,
            RetirementPlan plan,
            Optional<RunAccounts> accounts,
            List<Finding> findings,
            Status status) {
        return new RetireReport(
                plan, accounts, findings, status, aws.cli().restore(plan.ca().arn()), aws.now());
    }
}
