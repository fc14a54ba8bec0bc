package io.github.pcaconstrain.verification.witness;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code certtool --verify} of GnuTLS. */
final class GnuTls {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private GnuTls() {}

    static Testimony judge(Chain chain) {
        return Tool.with(Witness.GNUTLS, "certtool", LIMIT, tool -> {
            String version = tool.run("certtool", "--version")
                    .output()
                    .lines()
                    .findFirst()
                    .orElse("");
            Tool.Run run = tool.run(
                    "certtool",
                    "--verify",
                    "--verify-profile=low",
                    "--attime=" + chain.at(),
                    "--load-ca-certificate=" + tool.pem("anchor.pem", List.of(chain.anchor())),
                    "--infile=" + tool.pem("chain.pem", chain.withoutAnchor()));
            Optional<String> refusal = run.output()
                    .lines()
                    .filter(line -> line.contains("Chain verification output:"))
                    .map(line -> line.replaceFirst(".*output: ", "").strip())
                    .findFirst();
            return Tool.testimony(Witness.GNUTLS, version, run, refusal);
        });
    }
}
