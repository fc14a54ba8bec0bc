package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.CaType;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.csr.CsrCheck;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.issuance.request.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds everything that would go wrong before AWS is asked to sign: a certificate costs money, and AWS reports one
 * problem at a time, or none at all if a template drops constraints.
 */
public final class Preflight {
    private static final Set<CaStatus> INSTALLABLE =
            Set.of(CaStatus.PENDING_CERTIFICATE, CaStatus.ACTIVE, CaStatus.DISABLED, CaStatus.EXPIRED);

    private Preflight() {}

    /**
     * Checks a request. With an error among the findings it must not be sent.
     *
     * @param subordinate the CA that the certificate is for; empty for a CA outside AWS
     * @param now the time of issue
     * @param cli the AWS CLI commands in findings
     */
    public static List<Finding> check(
            IssuanceRequest request, Parent parent, Optional<Authority> subordinate, Instant now, AwsCli cli) {
        List<Finding> findings = new ArrayList<>();
        subordinate.ifPresent(ca -> checkSubordinate(ca, parent, cli, findings));
        findings.addAll(ParentCheck.of(request, parent, cli));
        findings.addAll(ValidityCheck.of(request, parent, now));
        findings.addAll(CsrCheck.of(request.csr(), subordinate));
        findings.addAll(CsrBelowParent.check(request, parent));
        findings.addAll(ExtensionCheck.before(request));
        checkTemplate(request, findings);
        findings.addAll(ConstraintCheck.of(request, parent));
        findings.addAll(InheritedConstraints.check(request, parent));
        return findings;
    }

    private static void checkSubordinate(Authority ca, Parent parent, AwsCli cli, List<Finding> findings) {
        if (ca.arn().equals(parent.authority().arn())) {
            findings.add(RequestCode.SAME_CA.finding(
                    "ca", "--ca and --parent are the same CA, and a CA that signs itself is a root"));
            return;
        }
        if (ca.type() == CaType.ROOT) {
            String swapped = parent.authority().type() == CaType.SUBORDINATE
                    ? "swap the two ARNs"
                    : "give the ARN of the subordinate as --ca";
            findings.add(RequestCode.CA_IS_ROOT.finding(
                    "ca", ca.arn() + " is a root CA, but constraints belong in a subordinate CA", swapped));
        }
        if (!INSTALLABLE.contains(ca.status())) {
            String reason = ca.failureReason().map(text -> " (" + text + ")").orElse("");
            findings.add(RequestCode.CA_STATE.finding(
                    "ca",
                    ca.arn() + " is " + ca.status() + reason + ", so no certificate can be installed in it",
                    ca.status() == CaStatus.DELETED
                            ? "restore it: " + cli.restore(ca.arn())
                            : ca.status() == CaStatus.CREATING ? "wait until it is created" : "create another CA"));
        }
    }

    private static void checkTemplate(IssuanceRequest request, List<Finding> findings) {
        Template template = request.template();
        if (!template.takesConstraints()) {
            findings.add(RequestCode.TEMPLATE_DROPS_CONSTRAINTS.finding(
                    "template", template.name() + " does not take the constraints: AWS would silently ignore them"));
        }
        template.pathLength().ifPresent(length -> {
            if (length != request.pathLength()) {
                findings.add(RequestCode.TEMPLATE_PATH_LENGTH.finding(
                        "template",
                        template.name() + " sets a path length of " + length + ", not of " + request.pathLength()));
            }
        });
    }
}
