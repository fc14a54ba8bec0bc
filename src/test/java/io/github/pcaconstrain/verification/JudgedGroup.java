package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.verification.witness.DirectWitness;
import io.github.pcaconstrain.verification.witness.JudgedChain;
import io.github.pcaconstrain.verification.witness.KnownDifference;
import io.github.pcaconstrain.verification.witness.Witness;
import io.github.pcaconstrain.verification.witness.WitnessVerdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chains with the same CAs, judged by us and by others.
 *
 * @param judged how many there are; those that no path leads from are not counted
 * @param refused how many of them we refuse
 * @param verdicts how many verdicts of others there are
 * @param repeated how many of those of OpenSSL were asked for once more, of one chain alone
 * @param differences the verdicts of others that differ from ours
 */
record JudgedGroup(int judged, int refused, int verdicts, int repeated, List<Difference> differences) {
    private static final List<Witness> IN_PROCESS = List.of(Witness.JDK, Witness.BC);

    /** A verdict that differs from ours, and what explains it on the whole chain. */
    record Difference(RandomChain chain, WitnessVerdict verdict, Optional<KnownDifference> known) {}

    private record Judged(RandomChain chain, VerificationResult result) {}

    /**
     * Judges them.
     *
     * @param isRepeated whether OpenSSL is asked of each chain once more by itself
     * @throws AssertionError if it then says something else
     */
    static JudgedGroup of(List<RandomChain> chains, boolean isRepeated) {
        List<Judged> group = new ArrayList<>();
        for (RandomChain chain : chains) {
            VerificationResult result = Verification.verify(chain.request(ChainKeys.QUICK));
            // Where the JDK cannot read a certificate, we leave the path open: a verdict to compare with is missing.
            if (result.reachesAnchor()
                    && result.path().size() > 1
                    && result.pathJudgement().outcome() != Outcome.INCONCLUSIVE) {
                group.add(new Judged(chain, result));
            }
        }
        List<Difference> differences = new ArrayList<>();
        for (Judged each : group) {
            IN_PROCESS.forEach(witness ->
                    compare(each, DirectWitness.judge(witness, each.result.path(), ChainNotation.AT), differences));
        }
        for (List<Judged> alike : byPath(group)) {
            List<WitnessVerdict> said = openSsl(alike, isRepeated);
            for (int i = 0; i < said.size(); i++) {
                compare(alike.get(i), said.get(i), differences);
            }
        }
        int refused = (int) group.stream()
                .filter(each -> each.result.constraints().outcome() != Outcome.PASSED)
                .count();
        return new JudgedGroup(
                group.size(),
                refused,
                group.size() * (IN_PROCESS.size() + 1),
                isRepeated ? group.size() : 0,
                differences);
    }

    private static void compare(Judged chain, WitnessVerdict verdict, List<Difference> differences) {
        JudgedChain ours = new JudgedChain(chain.result);
        if (!ours.agreesWith(verdict)) {
            differences.add(new Difference(chain.chain, verdict, KnownDifference.explaining(ours, verdict)));
        }
    }

    private static List<WitnessVerdict> openSsl(List<Judged> alike, boolean isRepeated) {
        OpenSslShell shell = OpenSslShell.ofThread();
        List<WitnessVerdict> said =
                shell.judge(alike.stream().map(each -> each.result.path()).toList());
        for (int i = 0; isRepeated && i < said.size(); i++) {
            WitnessVerdict alone =
                    shell.judge(List.of(alike.get(i).result.path())).get(0);
            if (!alone.equals(said.get(i))) {
                throw new AssertionError(
                        alike.get(i).chain.notation() + ": " + said.get(i) + ", and by itself " + alone);
            }
        }
        return said;
    }

    /** Those of a CA with two certificates can have different paths. */
    private static List<List<Judged>> byPath(List<Judged> group) {
        Map<List<String>, List<Judged>> alike = new LinkedHashMap<>();
        for (Judged each : group) {
            List<CertificateContents> path = each.result.path();
            List<String> above = path.subList(1, path.size()).stream()
                    .map(CertificateContents::encoded)
                    .toList();
            alike.computeIfAbsent(above, unused -> new ArrayList<>()).add(each);
        }
        return List.copyOf(alike.values());
    }
}
