package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.encoding.DecodedNameConstraints;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateParser;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.name.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks whether a CA has exactly the expected constraints: the same bytes and the same criticality. */
final class ExpectationCheck {
    private ExpectationCheck() {}

    static Judgement judge(List<CertificateContents> leafFirst, ExpectedPolicy expected) {
        if (expected.place() >= leafFirst.size()) {
            return Judgement.failed("the path has no certificate " + expected.place() + " above the leaf");
        }
        CertificateContents ca = leafFirst.get(expected.place());
        if (ca.constraints().isEmpty()) {
            return Judgement.failed(ca.label() + " has no name constraints");
        }
        DecodedNameConstraints found = ca.constraints().get();
        List<String> differences = differences(found, expected.constraints());
        boolean sameBytes = CertificateParser.nameConstraints(ca.der())
                .filter(value -> Arrays.equals(value.der(), NameConstraintsDer.encode(expected.constraints())))
                .isPresent();
        if (!sameBytes && differences.isEmpty()) {
            differences.add("it means the same but is encoded differently (order, case or repetition)");
        }
        return differences.isEmpty()
                ? Judgement.passed(ca.label() + " has exactly the expected constraints")
                : new Judgement(Outcome.FAILED, ca.label() + " has other constraints", differences);
    }

    private static List<String> differences(DecodedNameConstraints found, NameConstraints expected) {
        List<String> differences = new ArrayList<>();
        found.problems().forEach(problem -> differences.add("its extension is malformed: " + problem));
        NameConstraints constraints = found.constraints();
        add(differences, "lacks ", Side.PERMITTED, expected.permitted(), constraints.permitted());
        add(differences, "lacks ", Side.EXCLUDED, expected.excluded(), constraints.excluded());
        add(differences, "adds ", Side.PERMITTED, constraints.permitted(), expected.permitted());
        add(differences, "adds ", Side.EXCLUDED, constraints.excluded(), expected.excluded());
        if (constraints.critical() != expected.critical()) {
            differences.add("it is " + (constraints.critical() ? "" : "not ") + "critical");
        }
        return differences;
    }

    /** Lists every subtree of one list that has no equal in the other. */
    private static void add(List<String> differences, String verb, Side side, List<Subtree> list, List<Subtree> other) {
        Set<Subtree> exact = new HashSet<>(other);
        Coverage coverage = Coverage.of(side, other);
        for (Subtree subtree : list) {
            boolean hasEqual = exact.contains(subtree)
                    || (subtree.hasStandardDistance()
                            && coverage.covering(subtree.base())
                                    .filter(wider -> Coverage.covers(side, subtree.base(), wider.base()))
                                    .isPresent());
            if (!hasEqual) {
                differences.add(verb
                        + (side == Side.PERMITTED ? "permitted " : "excluded ")
                        + subtree.base().text());
            }
        }
    }
}
