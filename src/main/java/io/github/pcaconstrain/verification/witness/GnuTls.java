package io.github.pcaconstrain.verification.witness;

import io.github.pcaconstrain.verification.witness.WitnessVerdict.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code certtool --verify} of GnuTLS. */
final class GnuTls {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** The maximum difference between a time and now to count as now. */
    private static final Duration PRESENT = Duration.ofMinutes(5);

    private GnuTls() {}

    static WitnessVerdict judge(Chain chain) {
        return Tool.with(Witness.GNUTLS, "certtool", LIMIT, tool -> {
            String version = tool.run("certtool", "--version")
                    .output()
                    .lines()
                    .findFirst()
                    .orElse("");
            if (Duration.between(chain.at(), chain.now()).abs().compareTo(PRESENT) > 0) {
                return new WitnessVerdict(
                        Witness.GNUTLS, version, Answer.FAILS, "it can only judge the present, not " + chain.at());
            }
            Tool.Run run = tool.run(
                    "certtool",
                    "--verify",
                    "--verify-profile=low",
                    "--load-ca-certificate=" + tool.pem("anchor.pem", List.of(chain.anchor())),
                    "--infile=" + tool.pem("chain.pem", chain.withoutAnchor()));
            Optional<String> refusal = run.output()
                    .lines()
                    .filter(line -> line.contains("Chain verification output:"))
                    .map(line -> line.replaceFirst(".*output: ", "").strip())
                    .findFirst();
            return unsupported(tool, version, chain, refusal)
                    .orElseGet(() -> Tool.testimony(Witness.GNUTLS, version, run, refusal));
        });
    }

    /** It prints no strength for a key that it does not support. */
    private static Optional<WitnessVerdict> unsupported(
            Tool tool, String version, Chain chain, Optional<String> refusal) throws IOException {
        if (refusal.isPresent()) {
            for (Map.Entry<String, byte[]> rare : RareKeys.of(chain).entrySet()) {
                String file = tool.pem("rare.pem", List.of(rare.getValue()));
                String shown = tool.run("certtool", "--certificate-info", "--infile=" + file)
                        .output();
                if (!shown.contains("Algorithm Security Level:")) {
                    return Optional.of(WitnessVerdict.unsupported(Witness.GNUTLS, version, rare.getKey()));
                }
            }
        }
        return Optional.empty();
    }
}
