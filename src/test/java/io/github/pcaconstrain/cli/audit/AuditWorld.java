package io.github.pcaconstrain.cli.audit;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What tests of {@code audit} share: a root, a CA that may sign for example.com, and runs at a fixed time.
 *
 * @param folder where the files are
 */
public record AuditWorld(Path folder) {
    static final X509Certificate ROOT = TestCertificates.ca("Root").build();
    public static final X509Certificate CA = TestCertificates.ca("Issuing")
            .issuer(ROOT)
            .constraints(FleetWorld.constraints("example.com"))
            .build();
    private static final List<String> QUIET =
            List.of("--skip", "form-left-open,directory-name-open,root-unconstrained,ca-named-like-host");

    /** Audits a bundle, which is {@code ./in.pem}. */
    public Outcome audit(String bundle, String... options) {
        new Cli(folder).write("in.pem", bundle);
        return run(Stream.concat(Stream.of("./in.pem"), Stream.of(options)).toArray(String[]::new));
    }

    Outcome run(String... arguments) {
        return run(new Cli(folder), arguments);
    }

    public static Outcome run(Cli cli, String... arguments) {
        List<String> all = new ArrayList<>(List.of("audit", "--at", "2026-06-01"));
        all.addAll(QUIET);
        all.addAll(List.of(arguments));
        return cli.run(all);
    }

    /** The codes of the findings in a bundle, in their order. */
    List<String> codes(String bundle, String... options) {
        String[] json = Stream.concat(Stream.of("--json"), Stream.of(options)).toArray(String[]::new);
        return codes(audit(bundle, json));
    }

    public static List<String> codes(Outcome json) {
        JsonNode report = JsonMapper.shared().readTree(json.out());
        return report.get("findings")
                .valueStream()
                .map(finding -> finding.get("code").asString())
                .toList();
    }

    static X509Certificate leaf(String host, long serial) {
        return TestCertificates.leaf()
                .issuer(CA)
                .serial(serial)
                .names(new GeneralName(GeneralName.dNSName, host))
                .build();
    }

    public static String pem(X509Certificate... certificates) {
        StringBuilder pem = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            try {
                pem.append(pem(certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        return pem.toString();
    }

    public static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END CERTIFICATE-----\n";
    }
}
