package io.github.pcaconstrain.probing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.Golden;
import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.probing.channel.Expectation;
import io.github.pcaconstrain.probing.channel.Probe;
import io.github.pcaconstrain.probing.channel.ProbeService;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names that are derived, in golden files. */
class ProbePlannerTest {
    private static final int ALL = 1000;

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", emptyValue = "", textBlock = """
        tutorial      | ACM | .dev.example.com,.test.example.com | .prod.dev.example.com
        undotted      | ACM | example.com                        | -
        one-label     | ACM | corp                               | -
        excluded-only | ACM | -                                  | example.com
        all-forms     | PCA | example.com,ip:10.20.0.0/16,ip:2001:db8::/32,email:example.com,email:.example.org,email:me@example.net,uri:example.com,uri:.example.org,dn:O=Acme,C=US | ip:10.20.30.0/24,email:secret.example.org
        quoted        | PCA | email:"sibling"@example.com        | email:"a b"@example.com
        everything    | PCA | ip:0.0.0.0/0                       | ip:::/0
        directory-acm | ACM | example.com,dn:O=Acme,C=US         | -
        too-long      | ACM | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.com | -
        """)
    void probesOfAPolicy(
            String name,
            ProbeService service,
            @org.jspecify.annotations.Nullable String permitted,
            @org.jspecify.annotations.Nullable String excluded)
            throws IOException {
        ProbePlan plan = new ProbePlanner(
                        ca(permitted == null ? "" : permitted, excluded == null ? "" : excluded)
                                .chain(),
                        service)
                .derive(ALL);

        String actual = plan.probes().stream().map(ProbePlannerTest::line).collect(Collectors.joining("\n", "", "\n"));
        Golden.compare(Golden.file("probing/" + name + ".txt"), actual);
    }

    private static String line(Probe probe) {
        return probe.expected().label() + " | " + probe.kind().label() + " | "
                + probe.name().text() + " | "
                + probe.target().map(Probe.Target::text).orElse("-") + " | " + probe.reason();
    }

    @Test
    void theConstraintsOfAParentCount() {
        InstalledCa ca = ca(".example.com", "", "", ".secret.example.com");

        Probe probe = new ProbePlanner(ca.chain(), ProbeService.PCA)
                .given(
                        java.util.List.of(
                                new io.github.pcaconstrain.policy.name.PresentedName.Dns("a.secret.example.com")),
                        Expectation.ALLOWED)
                .get(0);

        assertThat(probe.note()).contains("refused", ".secret.example.com");
    }

    @Test
    void manySubtreesAreSampledAndTheNumberLeftOutIsTold() {
        String many = java.util.stream.IntStream.range(0, 40)
                .mapToObj(i -> "d" + i + ".example.com")
                .collect(Collectors.joining(","));

        ProbePlan all = new ProbePlanner(ca(many, "").chain(), ProbeService.ACM).derive(ALL);
        ProbePlan some = new ProbePlanner(ca(many, "").chain(), ProbeService.ACM).derive(10);

        assertThat(some.probes()).hasSize(10).isSubsetOf(all.probes());
        assertThat(some.leftOut()).isEqualTo(all.probes().size() - 10);
        Set<String> targets = some.probes().stream()
                .map(probe -> probe.target().map(Probe.Target::text).orElse(""))
                .collect(Collectors.toSet());
        assertThat(targets).contains("permitted dns:d0.example.com", "permitted dns:d36.example.com");
    }

    private static InstalledCa ca(String permitted, String excluded) {
        return ca(permitted, excluded, "", "");
    }

    private static InstalledCa ca(String permitted, String excluded, String above, String excludedAbove) {
        TestCertificates top = TestCertificates.ca("Root");
        if (!above.isEmpty() || !excludedAbove.isEmpty()) {
            top.constraints(NameConstraintsDer.encode(ProbingWorld.constraints(above, excludedAbove)));
        }
        X509Certificate root = top.build();
        X509Certificate sub = TestCertificates.ca("Sub")
                .issuer(root)
                .constraints(NameConstraintsDer.encode(ProbingWorld.constraints(permitted, excluded)))
                .build();
        return InstalledCa.of(new SignedCertificate(pem(sub), pem(root)));
    }

    private static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
