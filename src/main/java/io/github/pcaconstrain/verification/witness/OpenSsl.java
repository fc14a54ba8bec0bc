package io.github.pcaconstrain.verification.witness;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code openssl verify}. */
final class OpenSsl {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private OpenSsl() {}

    static WitnessVerdict judge(Chain chain) {
        return Tool.with(Witness.OPENSSL, "openssl", LIMIT, tool -> {
            String version = tool.run("openssl", "version").lastLine().replaceFirst("^(\\S+ \\S+).*", "$1");
            List<String> command = new ArrayList<>(List.of(
                    "openssl",
                    "verify",
                    "-partial_chain", // a trust anchor need not be self-signed here either
                    "-attime",
                    Long.toString(chain.at().getEpochSecond()),
                    "-no-CApath",
                    "-no-CAstore",
                    "-CAfile",
                    tool.pem("anchor.pem", List.of(chain.anchor()))));
            if (!chain.intermediates().isEmpty()) {
                command.addAll(List.of("-untrusted", tool.pem("untrusted.pem", chain.intermediates())));
            }
            command.add(tool.pem("leaf.pem", List.of(chain.leaf())));
            Tool.Run run = tool.run(command.toArray(String[]::new));
            Optional<String> refusal = run.output()
                    .lines()
                    .filter(line -> line.startsWith("error "))
                    .findFirst();
            return unsupported(tool, version, chain, refusal)
                    .orElseGet(() -> Tool.testimony(Witness.OPENSSL, version, run, refusal));
        });
    }

    /** OpenSSL before 3.5 does not support ML-DSA: it cannot read the key of such a certificate. */
    private static Optional<WitnessVerdict> unsupported(
            Tool tool, String version, Chain chain, Optional<String> refusal) throws IOException {
        if (refusal.isPresent()) {
            for (Map.Entry<String, byte[]> rare : RareKeys.of(chain).entrySet()) {
                String file = tool.pem("rare.pem", List.of(rare.getValue()));
                if (tool.run("openssl", "x509", "-noout", "-pubkey", "-in", file)
                                .exitCode()
                        != 0) {
                    return Optional.of(WitnessVerdict.unsupported(Witness.OPENSSL, version, rare.getKey()));
                }
            }
        }
        return Optional.empty();
    }
}
