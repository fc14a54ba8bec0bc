package io.github.pcaconstrain.verification.witness;

import io.github.pcaconstrain.verification.witness.WitnessVerdict.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code certutil -V} of NSS, over a database made for one chain. */
final class Nss {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String TRUSTED = "CT,C,C";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Nss() {}

    static WitnessVerdict judge(Chain chain) {
        return Tool.with(Witness.NSS, "certutil", LIMIT, tool -> {
            tool.run("certutil", "-N", "-d", "sql:.", "--empty-password");
            boolean loaded = add(tool, "anchor", chain.anchor(), TRUSTED);
            for (int i = 0; i < chain.intermediates().size(); i++) {
                loaded &= add(tool, "ca" + i, chain.intermediates().get(i), ",,");
            }
            if (!loaded || !add(tool, "leaf", chain.leaf(), ",,")) {
                if (!RareKeys.of(chain).isEmpty()) {
                    return WitnessVerdict.unsupported(Witness.NSS, "", RareKeys.names(chain));
                }
                return new WitnessVerdict(Witness.NSS, "", Answer.FAILS, "it could not load a certificate");
            }
            Tool.Run run =
                    tool.run("certutil", "-V", "-n", "leaf", "-u", "V", "-b", TIME.format(chain.at()), "-d", "sql:.");
            return Tool.testimony(
                    Witness.NSS, "", run, Optional.of(run.lastLine().replaceFirst("^certutil: ", "")));
        });
    }

    private static boolean add(Tool tool, String name, byte[] der, String trust) throws IOException {
        String file = tool.pem(name + ".pem", List.of(der));
        return tool.run("certutil", "-A", "-n", name, "-t", trust, "-d", "sql:.", "-i", file)
                        .exitCode()
                == 0;
    }
}
