package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.cli.test.TestOptions;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.probing.Blocker;
import io.github.pcaconstrain.probing.ProbePlan;
import io.github.pcaconstrain.probing.ProbePreflight;
import io.github.pcaconstrain.probing.TestedChain;
import io.github.pcaconstrain.probing.channel.ProbeService;
import io.github.pcaconstrain.workflow.Outstanding;
import io.github.pcaconstrain.workflow.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The test that a plan ends with, and what AWS charges for all of it. Nothing is asked of AWS.
 *
 * @param lines what the plan says of the test
 * @param charged the certificates that AWS charges for; empty for none
 * @param free the certificates that are free of charge; empty for none
 */
record PlannedTest(List<String> lines, Optional<String> charged, Optional<String> free) {
    private static final String LABEL = "test      ";
    private static final String INDENT = "          ";

    PlannedTest {
        lines = List.copyOf(lines);
    }

    /**
     * The test of the CA as it will be.
     *
     * @param isSandbox whether a sandbox is asked in place of AWS
     */
    static PlannedTest of(Plan plan, ApplyChoices choices, TestOptions options, boolean isSandbox, Instant now) {
        if (choices.skipTest()) {
            return none(LABEL + "none, as --skip-test says");
        }
        ProbeService service = options.service(plan.ca(), isSandbox);
        TestedChain chain = chain(plan);
        ProbePlan probes = options.plan(chain, service);
        Optional<Blocker> blocker =
                ProbePreflight.ofInstalled(plan.ca(), plan.end(now), chain, probes, service, now).stream()
                        .findFirst();
        if (blocker.isPresent()) {
            return none(
                    LABEL + "cannot tell whether the constraints hold: "
                            + blocker.get().reason(),
                    INDENT + "what helps: " + blocker.get().remedy());
        }
        String names = Counted.of(probes.probes().size(), "name");
        return service == ProbeService.ACM
                ? new PlannedTest(
                        List.of(LABEL + "up to " + names + " through ACM"),
                        Optional.empty(),
                        Optional.of("the test certificates of ACM are free"))
                : new PlannedTest(
                        List.of(LABEL + "up to " + names + " through AWS Private CA"),
                        Optional.of("up to " + Counted.of(probes.probes().size(), "test certificate")),
                        Optional.empty());
    }

    private static PlannedTest none(String... lines) {
        return new PlannedTest(List.of(lines), Optional.empty(), Optional.empty());
    }

    private static TestedChain chain(Plan plan) {
        List<CaConstraints> above = new ArrayList<>();
        plan.parent().path().forEach(ca -> ca.contents().link().constraints().ifPresent(found -> above.add(0, found)));
        above.add(CaConstraints.of("the new certificate", plan.request().constraints()));
        return new TestedChain(above);
    }

    /** The plan's line about money. */
    String cost(Outstanding outstanding) {
        Optional<String> parent = switch (outstanding) {
            case REQUEST -> Optional.of("1 certificate of the parent");
            case ANSWER -> Optional.of("1 certificate of the parent, if AWS has not signed it already");
            case DELIVERY, NOTHING -> Optional.empty();
        };
        List<String> all = Stream.of(parent, charged).flatMap(Optional::stream).toList();
        return "cost      "
                + (all.isEmpty()
                        ? "none: the parent has signed already"
                        : "AWS charges for " + String.join(", and ", all))
                + free.map(text -> "; " + text).orElse("");
    }
}
