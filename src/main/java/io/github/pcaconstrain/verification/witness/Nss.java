package io.github.pcaconstrain.verification.witness;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateReader;
import io.github.pcaconstrain.verification.witness.WitnessVerdict.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code certutil -V} of NSS, with a database that is created for one chain. */
final class Nss {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String TRUSTED = "CT,C,C";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Extended key usages (RFC 5280, section 4.2.1.12): serverAuth, clientAuth, emailProtection, codeSigning, OCSPSigning. */
    private static final Map<String, String> USAGES = usages();

    private static final String ANY_USAGE = "2.5.29.37.0";

    private Nss() {}

    private static Map<String, String> usages() {
        Map<String, String> usages = new LinkedHashMap<>();
        usages.put("1.3.6.1.5.5.7.3.1", "V");
        usages.put("1.3.6.1.5.5.7.3.2", "C");
        usages.put("1.3.6.1.5.5.7.3.4", "S");
        usages.put("1.3.6.1.5.5.7.3.3", "J");
        usages.put("1.3.6.1.5.5.7.3.9", "O");
        return usages;
    }

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
            Tool.Run run = tool.run(
                    "certutil",
                    "-V",
                    "-n",
                    "leaf",
                    "-u",
                    usage(chain.leaf()),
                    "-b",
                    TIME.format(chain.at()),
                    "-d",
                    "sql:.");
            return Tool.testimony(
                    Witness.NSS, "", run, Optional.of(run.lastLine().replaceFirst("^certutil: ", "")));
        });
    }

    /**
     * The use of the certificate, as a letter for certutil. NSS refuses the certificate for any other use, regardless
     * of its names.
     */
    private static String usage(byte[] leaf) {
        CertificateContents certificate =
                CertificateReader.read("the certificate", leaf).get(0);
        if (certificate.isCa()) {
            return "L";
        }
        List<String> usages = certificate.extendedKeyUsages();
        return USAGES.entrySet().stream()
                .filter(usage -> usages.contains(usage.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .filter(usage -> !usages.contains(ANY_USAGE))
                .orElse("V");
    }

    private static boolean add(Tool tool, String name, byte[] der, String trust) throws IOException {
        String file = tool.pem(name + ".pem", List.of(der));
        return tool.run("certutil", "-A", "-n", name, "-t", trust, "-d", "sql:.", "-i", file)
                        .exitCode()
                == 0;
    }
}
