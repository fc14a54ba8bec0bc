package io.github.pcaconstrain.access.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.Programs;
import io.github.pcaconstrain.access.AccessDecision.Outcome;
import io.github.pcaconstrain.cli.Cli;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares the evaluator with one that others wrote: the npm package {@code @cloud-copilot/iam-simulate}, which runs as a
 * program of its own. {@code IAM_SIMULATE} is the folder into which npm installed it. {@code -Diam.cases} is the number of
 * generated requests, and {@code -Diam.seed} makes others.
 */
class SimulatorAgreementTest {
    private static final Path DRIVER = Path.of("src/test/resources/access/simulate.mjs");
    private static final int CASES = Integer.getInteger("iam.cases", 300);
    /** Cases of the table that the other evaluator decides otherwise, and why. */
    private static final Map<String, String> EXPLAINED = Map.of(
            "NotResource with a wildcard",
            "it ignores an ARN with fewer than six parts, though a wildcard at the end may stand for several",
            "a deny of an incomplete ARN that ends with a wildcard is",
            "it ignores an ARN with fewer than six parts, though a wildcard at the end may stand for several",
            "in version 2008-10-17 they are text",
            "it replaces variables in every version",
            "without a version they are text",
            "it replaces variables in every version");

    private static final long SEED = Long.getLong("iam.seed", 20_261_130L);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void generatedRequestsAreDecidedAlike() throws IOException {
        GeneratedCases generated = new GeneratedCases(SEED);
        List<EvaluationCase> cases =
                IntStream.range(0, CASES).mapToObj(generated::next).toList();
        List<String> differences = new ArrayList<>();
        List<Boolean> answers = simulated(cases);
        for (int i = 0; i < cases.size(); i++) {
            EvaluationCase each = cases.get(i);
            Outcome ours = each.decide().outcome();
            if (ours == Outcome.POSSIBLE ? !isExplained(each, answers.get(i)) : isAllowed(ours) != answers.get(i)) {
                differences.add(ours + " but " + answers.get(i) + ": " + each.row());
            }
        }
        assertThat(differences).isEmpty();
        assertThat(answers).contains(true, false);
    }

    /** The table is made from AWS's pages by hand, and a hand can err. */
    @Test
    void theTableIsDecidedAlike() throws IOException {
        List<EvaluationCase> cases = EvaluationTableTest.cases()
                .filter(each -> !each.text("expect").equals("POSSIBLE"))
                .filter(each -> !EXPLAINED.containsKey(each.text("case")))
                .toList();
        List<Boolean> answers = simulated(cases);
        assertThat(IntStream.range(0, cases.size())
                        .filter(i -> cases.get(i).text("expect").equals("ALLOWED") != answers.get(i))
                        .mapToObj(i -> cases.get(i).toString()))
                .isEmpty();
    }

    private static boolean isAllowed(Outcome outcome) {
        return outcome == Outcome.ALLOWED;
    }

    /**
     * Whether we could only not tell because something was kept from us, or because AWS's documentation leaves it open.
     */
    private static boolean isExplained(EvaluationCase each, boolean simulated) {
        Outcome withAll = each.decide(each.row().get("actual")).outcome();
        return withAll == Outcome.POSSIBLE ? isLeftOpen(each) : isAllowed(withAll) == simulated;
    }

    private static boolean isLeftOpen(EvaluationCase each) {
        String policy = each.row().path("policy").toString();
        return policy.contains("\"NotPrincipal\"")
                || (policy.contains("\"*\"") && each.row().has("boundary"))
                || each.row().toString().contains("${aws:PrincipalTag");
    }

    /** Whether the other evaluator allows each request. */
    private List<Boolean> simulated(List<EvaluationCase> cases) throws IOException {
        Path file = folder.resolve("cases.json");
        Files.writeString(
                file, cases.stream().map(each -> each.row().toString()).toList().toString());
        Cli.Outcome outcome = Programs.run(
                folder,
                InputStream.nullInputStream(),
                List.of("node", DRIVER.toAbsolutePath().toString(), simulator(), file.toString()));
        assertThat(outcome.err()).isEmpty();
        List<String> lines = outcome.out().lines().toList();
        assertThat(lines).hasSameSizeAs(cases).allMatch(line -> line.matches("Allowed|(Im|Ex)plicitlyDenied"));
        return lines.stream().map(line -> line.equals("Allowed")).toList();
    }

    private static String simulator() {
        NeededTools.need("node");
        @Nullable String installed = System.getenv("IAM_SIMULATE");
        assumeTrue(
                installed != null || "required".equals(System.getenv("NEEDED_TOOLS")),
                "needs IAM_SIMULATE; scripts/iam-agreement installs it");
        assertThat(installed).as("IAM_SIMULATE, which .ci/run sets").isNotNull();
        return String.valueOf(installed);
    }
}
