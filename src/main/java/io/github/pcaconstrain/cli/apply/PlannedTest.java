package io.github.pcaconstrain.cli.apply;

import io.github.pcaconstrain.cli.test.TestOptions;
import io.github.pcaconstrain.cli.test.UntestedNames;
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
 * The test at the end of a plan, and what AWS charges for the plan. Makes no calls to AWS.
 * @param lines the plan's lines about the test
 * @param names the most names that are tested
 * @param charged the certificates that AWS charges for; empty for none
 * @param free the certificates that are free of charge; empty for none
 */
record PlannedTest(List<String> lines, int names, Optional<String> charged, Optional<String> free) {
    private static final String LABEL = "test      ";
    private static final String INDENT = "          ";

    PlannedTest {
        lines = List.copyOf(lines);
    }

    /**
     * The test of the CA as it will be.
     * @param isSandbox whether a sandbox is used instead of AWS
     */
    static PlannedTest of(Plan plan, ApplyChoices choices, TestOptions options, boolean isSandbox, Instant now) {
        if (choices.skipTest()) {
            return none(LABEL + "none, because of --skip-test");
        }
        ProbeService service = options.service(plan.ca(), isSandbox);
        TestedChain chain = chain(plan);
        ProbePlan probes = options.plan(chain, service);
        Optional<Blocker> blocker =
                ProbePreflight.ofInstalled(plan.ca(), plan.end(now), chain, probes, service, now).stream()
                        .findFirst();
        if (blocker.isPresent()) {
            return none(
                    LABEL + "will reach no verdict: " + blocker.get().reason(),
                    INDENT + "fix: " + blocker.get().remedy());
        }
        int number = probes.requests(service);
        Optional<String> untested = UntestedNames.text(probes, service);
        if (number == 0) {
            return none(LABEL + "will reach no verdict: " + untested.orElse("there is no name to test"));
        }
        String names = LABEL + "up to " + Counted.of(number, "name") + " through ";
        List<String> rest = untested.map(text -> INDENT + text).stream().toList();
        return service == ProbeService.ACM
                ? new PlannedTest(
                        lines(names + "ACM", rest),
                        number,
                        Optional.empty(),
                        Optional.of("the test certificates of ACM are free"))
                : new PlannedTest(
                        lines(names + "AWS Private CA", rest),
                        number,
                        Optional.of("up to " + Counted.of(number, "test certificate")),
                        Optional.empty());
    }

    private static List<String> lines(String first, List<String> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    private static PlannedTest none(String... lines) {
        return new PlannedTest(List.of(lines), 0, Optional.empty(), Optional.empty());
    }

    private static TestedChain chain(Plan plan) {
        List<CaConstraints> above = new ArrayList<>();
        plan.parent().path().forEach(ca -> ca.contents().link().constraints().ifPresent(found -> above.add(0, found)));
        above.add(CaConstraints.of("the new certificate", plan.request().constraints()));
        return new TestedChain(above);
    }

    /** The plan's line about costs. */
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
