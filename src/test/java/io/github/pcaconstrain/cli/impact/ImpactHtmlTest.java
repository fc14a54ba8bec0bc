package io.github.pcaconstrain.cli.impact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateParser;
import io.github.pcaconstrain.impact.Impact;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;

/** The page of {@code impact} without a browser. */
class ImpactHtmlTest {
    private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");
    private static final X509Certificate CA = TestCertificates.ca("Issuing").build();
    private static final NameConstraints POLICY =
            new NameConstraints(List.of(Subtree.of(new DnsBase("example.com"))), List.of(), true);

    private final Impact impact = new Impact(POLICY, Optional.empty(), AT);

    /** The people of both zones have to be told, and each needs to know what uses the certificate. */
    @Test
    void aCertificateIsInEachOfItsZonesWithWhatUsesIt() throws IOException {
        impact.add("a.pem", leaf("a.example.net", "a.example.org", "b.example.org"), List.of("arn:aws:elb:one"));

        String page = page();
        assertThat(page).contains("<h1>1 of 1 certificate would be refused, in 2 zones.</h1>");
        assertThat(page).containsSubsequence("<h3>example.net</h3>", "Used by <code>arn:aws:elb:one</code>");
        assertThat(page)
                .containsSubsequence(
                        "<h3>example.org</h3>", "dns:a.example.org", "dns:b.example.org", "arn:aws:elb:one");
        assertThat(page).contains("<b>1</b><span>AWS resources that use them</span>");
    }

    @Test
    void whatCouldNotBeReadComesFirst() throws IOException {
        impact.unreadable("b.pem:1: <broken>");

        String page = page();
        assertThat(page)
                .contains("<h1>Incomplete: 1 certificate or source could not be read; of the rest, none of 0"
                        + " certificates would be refused.</h1>")
                .contains("<li>b.pem:1: &lt;broken&gt;</li>")
                .contains("<header class=\"error\">")
                .contains("Nothing would break.");
    }

    @Test
    void aCaThatIsCutOffIsInAZoneOfItsOwn() throws IOException {
        CertificateContents ca = CertificateParser.parse(der(CA));
        impact.lose(ca, "a path length of 0 leaves no room for CN=Issuing");
        impact.add("ca.pem", ca, List.of());

        assertThat(page()).containsSubsequence("<h3>CAs that are cut off</h3>", "A path length of 0 leaves no room");
    }

    private String page() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImpactHtml.write(impact.report(), AT, List.of(), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static CertificateContents leaf(String... hosts) {
        GeneralName[] names = new GeneralName[hosts.length];
        for (int i = 0; i < hosts.length; i++) {
            names[i] = new GeneralName(GeneralName.dNSName, hosts[i]);
        }
        return CertificateParser.parse(TestCertificates.leaf()
                .issuer(CA)
                .subject(new X500Name("CN=leaf"))
                .names(names)
                .der());
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
