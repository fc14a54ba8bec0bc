package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.chain.ConstraintChain;
import io.github.pcaconstrain.policy.chain.Verdict;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.index.NestedBases;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.policy.name.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks what the constraints of the CAs above leave of the policy. RFC 5280, section 6.1.4, step (g): permitted
 * subtrees of all CAs are intersected, and excluded ones united.
 */
final class InheritedConstraints {
    private static final String PLACE = "policy";

    private InheritedConstraints() {}

    static List<Finding> check(IssuanceRequest request, Parent parent) {
        List<CaConstraints> above = parent.path().stream()
                .map(ca -> ca.contents().link().constraints())
                .flatMap(Optional::stream)
                .toList();
        List<Finding> findings = new ArrayList<>();
        for (CaConstraints ca : above) {
            Optional<String> flaw = ca.flaw();
            flaw.ifPresent(text -> findings.add(RequestCode.PARENT_CONSTRAINTS_MALFORMED.finding(
                    "parent", "the constraints of " + ca.ca() + " cannot be relied on: " + text)));
            if (flaw.isEmpty()) {
                compare(request.constraints(), ca, findings);
            }
        }
        checkSubject(request, above, findings);
        return findings;
    }

    /** The constraints above a CA also apply to its own subject. */
    private static void checkSubject(IssuanceRequest request, List<CaConstraints> above, List<Finding> findings) {
        if (request.csr().subject().isEmpty()) {
            return;
        }
        // Those with a flaw allow nothing, and are reported as such.
        List<CaConstraints> sound =
                above.stream().filter(ca -> ca.flaw().isEmpty()).toList();
        Verdict verdict = ConstraintChain.of(sound, LeadingDot.ONLY_BELOW)
                .check(new PresentedName.Directory(request.csr().subject()));
        if (!verdict.isPermitted()) {
            findings.add(RequestCode.SUBJECT_REFUSED.finding(
                    "csr",
                    "the constraints above refuse its subject "
                            + request.csr().subject().text() + ": " + verdict.reason()));
        }
    }

    private static void compare(NameConstraints policy, CaConstraints ca, List<Finding> findings) {
        Coverage permittedAbove = Coverage.of(Side.PERMITTED, ca.constraints());
        Coverage excludedAbove = Coverage.of(Side.EXCLUDED, ca.constraints());
        Map<NameForm, List<Subtree>> byForm = ca.constraints().permitted().stream()
                .collect(Collectors.groupingBy(subtree -> subtree.base().form()));
        Left left = Left.of(policy, ca.constraints());
        for (Subtree subtree : policy.permitted()) {
            String base = subtree.base().text();
            Optional<Subtree> exclusion = excludedAbove.covering(subtree.base());
            if (exclusion.isPresent()) {
                findings.add(RequestCode.EXCLUDED_BY_PARENT.finding(
                        PLACE,
                        "permitted " + base + " is within "
                                + exclusion.get().base().text() + ", which " + ca.ca()
                                + " excludes, so none of these names would be accepted"));
            }
            List<Subtree> sameForm = byForm.getOrDefault(subtree.base().form(), List.of());
            if (!sameForm.isEmpty() && permittedAbove.covering(subtree.base()).isEmpty()) {
                findings.add(outside(subtree, ca.ca(), sameForm, left.of(subtree.base())));
            }
        }
    }

    /**
     * Determines what a CA above permits inside each subtree of a policy. The time is proportional to the sum of both
     * lists.
     *
     * @param nested the permitted bases of the policy
     * @param inside the bases of the CA, by the bases of the policy that contain them
     */
    private record Left(NestedBases nested, Map<SubtreeBase, List<String>> inside) {
        static Left of(NameConstraints policy, NameConstraints above) {
            NestedBases nested = NestedBases.of(
                    Side.PERMITTED,
                    policy.permitted().stream().map(Subtree::base).toList());
            Map<SubtreeBase, List<String>> inside = new HashMap<>();
            for (Subtree subtree : above.permitted()) {
                for (SubtreeBase holder : nested.covering(subtree.base())) {
                    inside.computeIfAbsent(holder, base -> new ArrayList<>())
                            .add(subtree.base().text());
                }
            }
            return new Left(nested, inside);
        }

        List<String> of(SubtreeBase base) {
            return inside.getOrDefault(nested.representative(base), List.of());
        }
    }

    private static Finding outside(Subtree subtree, String ca, List<Subtree> permitted, List<String> left) {
        String base = subtree.base().text();
        if (left.isEmpty()) {
            return RequestCode.OUTSIDE_PARENT.finding(
                    PLACE,
                    "permitted " + base + " is outside what " + ca + " permits (" + shown(permitted)
                            + "), so none of these names would be accepted");
        }
        return RequestCode.WIDER_THAN_PARENT.finding(
                PLACE,
                "permitted " + base + " is wider than what " + ca + " permits: only " + String.join(", ", left)
                        + " takes effect",
                "permit " + String.join(", ", left) + " instead");
    }

    private static String shown(List<Subtree> permitted) {
        int most = 3;
        Stream<String> texts =
                permitted.stream().limit(most).map(subtree -> subtree.base().text());
        return String.join(", ", texts.toList()) + (permitted.size() > most ? ", ..." : "");
    }
}
