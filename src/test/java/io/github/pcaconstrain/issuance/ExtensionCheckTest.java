package io.github.pcaconstrain.issuance;

import static io.github.pcaconstrain.OddCertificate.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.ExtensionsFileTest;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.RequestedExtensions;
import io.github.pcaconstrain.issuance.request.Template;
import io.github.pcaconstrain.sandbox.TestCsr;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The extensions of a certificate, before it is paid for and after; the octets are written by hand. */
class ExtensionCheckTest {
    private static final String API = "SubordinateCACertificate_PathLen0_APIPassthrough";
    private static final String API_CSR = "SubordinateCACertificate_PathLen0_APICSRPassthrough";
    private static final String CSR = "SubordinateCACertificate_PathLen0_CSRPassthrough";
    private static final String BLANK = "BlankSubordinateCACertificate_PathLen0_APIPassthrough";
    private static final String KEY_USAGE = "'KeyUsage': {'KeyCertSign': true, 'CRLSign': true}";

    /** The extension of the CSR, and what is found with each template. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        API     | 2.5.29.17=30088206612e74657374          | csr: it requests subject alternative names 2.5.29.17 (dns:a.test), which would get into the certificate, because AWS copies names from the CSR with every template, although it was not requested here [csr-names] | create a CSR without these names, or request them with --extensions
        API_CSR | 2.5.29.17=30088206612e74657374          | csr: it requests subject alternative names 2.5.29.17 (dns:a.test), which would get into the certificate, because AWS copies names from the CSR with every template, although it was not requested here [csr-names] | create a CSR without these names, or request them with --extensions
        API     | 1.2.3=0500                              | '' | ''
        API_CSR | 1.2.3=0500                              | csr: it requests extension 1.2.3 (BQA=), which would get into the certificate, although it was not requested here [csr-extension] | give SubordinateCACertificate_PathLen0_APIPassthrough with --template, or request the extension with --extensions
        CSR     | 1.2.3=0500                              | csr: it requests extension 1.2.3 (BQA=), which would get into the certificate, although it was not requested here [csr-extension] | leave --template out
        API_CSR | 2.5.29.19=30030101ff                    | '' | ''
        API_CSR | 2.5.29.14=04020102                      | '' | ''
        API_CSR | 2.5.29.35=3000                          | '' | ''
        API_CSR | 2.5.29.15=03020780                      | '' | ''
        API     | 2.5.29.30=300ca00a30088206612e74657374  | csr: it requests name constraints 2.5.29.30 (permitted dns:a.test), which have no effect: the policy's constraints replace them [csr-constraints] | nothing to do if the policy's constraints are the intended ones
        API_CSR | 2.5.29.30=300ca00a30088206612e74657374  | csr: it requests name constraints 2.5.29.30 (permitted dns:a.test), which have no effect: the policy's constraints replace them [csr-constraints] | nothing to do if the policy's constraints are the intended ones
        CSR     | 2.5.29.30=300ca00a30088206612e74657374  | csr: it requests name constraints 2.5.29.30 (permitted dns:a.test), which this template would use instead of the policy [csr-constraints] | leave --template out
        """)
    void whatACsrBrings(String template, String extension, String shown, String fix) throws IOException {
        String[] parts = extension.split("=", 2);
        TestCsr csr = TestCsr.subject("CN=x")
                .with(new ASN1ObjectIdentifier(parts[0]), false, ASN1Primitive.fromByteArray(hex(parts[1])));
        List<Finding> findings =
                ExtensionCheck.before(request(csr, template, "").build());

        assertThat(shown(findings)).isEqualTo(shown);
        assertThat(findings.stream().map(Finding::fix).collect(Collectors.joining()))
                .isEqualTo(fix);
    }

    @Test
    void aKeyUsageOfTheCsrCountsWhereTheTemplateSetsNone() throws IOException {
        TestCsr csr = TestCsr.subject("CN=x")
                .with(new ASN1ObjectIdentifier("2.5.29.15"), false, ASN1Primitive.fromByteArray(hex("03020780")));
        IssuanceRequest request = request(csr, "Blank" + API_CSR, "").build();

        assertThat(ExtensionCheck.before(request))
                .extracting(Finding::code)
                .containsExactly("csr-extension", "key-usage-missing");
    }

    @Test
    void whatIsRequestedHereMayBeInTheCsrToo() throws IOException {
        TestCsr csr = TestCsr.subject("CN=x")
                .with(new ASN1ObjectIdentifier("1.2.3"), false, ASN1Primitive.fromByteArray(hex("0500")));
        IssuanceRequest request = request(csr, "API_CSR", custom(false)).build();

        assertThat(ExtensionCheck.before(request)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        API   | 'KeyUsage': {'KeyCertSign': true, 'CRLSign': true} | template: SubordinateCACertificate_PathLen0_APIPassthrough sets the key usage to digitalSignature, keyCertSign, cRLSign, and AWS would ignore keyCertSign, cRLSign [key-usage-of-template]
        API   | 'KeyUsage': {'DigitalSignature': true, 'KeyCertSign': true, 'CRLSign': true} | ""
        API   | "" | ""
        BLANK | "" | template: BlankSubordinateCACertificate_PathLen0_APIPassthrough sets no key usage, which a CA must have (RFC 5280, section 4.2.1.3) [key-usage-missing]
        BLANK | 'KeyUsage': {'CRLSign': true} | extensions: the key usage cRLSign does not let the CA sign certificates [key-usage]
        BLANK | 'KeyUsage': {'KeyCertSign': true} | ""
        """)
    void aKeyUsageIsSetByTheTemplateOrHere(String template, String members, String shown) {
        assertThat(shown(ExtensionCheck.before(
                        request(TestCsr.subject("CN=x"), template, members).build())))
                .isEqualTo(shown);
    }

    @Test
    void aCriticalExtensionCannotBeImported() {
        TestIssuances.Builder critical = request(TestCsr.subject("CN=x"), "API", custom(true));

        assertThat(shown(ExtensionCheck.before(critical.build())))
                .isEqualTo("extensions: the extension 1.2.3 is critical, and AWS refuses to import a certificate with"
                        + " that [critical-extension]");
        assertThat(ExtensionCheck.before(critical.outside().build())).isEmpty();
        assertThat(ExtensionCheck.before(
                        request(TestCsr.subject("CN=x"), "API", custom(false)).build()))
                .isEmpty();
        assertThat(ExtensionCheck.before(request(
                                TestCsr.subject("CN=x"),
                                "API",
                                "'CustomExtensions': [{'ObjectIdentifier': '2.5.29.9', 'Value': 'MAA=', 'Critical': true}]")
                        .build()))
                .isEmpty();
    }

    /** A certificate with the usual key usage and one more extension; c is critical. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                     | ''
        2.5.29.14=04020102     | ''
        2.5.29.35=3000         | ''
        2.5.29.30=3000c        | ''
        2.5.29.31=3000         | ''
        1.3.6.1.5.5.7.1.1=3000 | ''
        2.5.29.14=04020102c    | certificate: its critical subject key identifier 2.5.29.14 (BAIBAg==) must not be critical (RFC 5280, section 4.2) [extension-critical]
        2.5.29.35=3000c        | certificate: its critical authority key identifier 2.5.29.35 (MAA=) must not be critical (RFC 5280, section 4.2) [extension-critical]
        2.5.29.31=3000c        | certificate: its critical CRL distribution points 2.5.29.31 (MAA=) must not be critical (RFC 5280, section 4.2) [extension-critical]
        1.3.6.1.5.5.7.1.1=3000c | certificate: its critical authority information access 1.3.6.1.5.5.7.1.1 (MAA=) must not be critical (RFC 5280, section 4.2) [extension-critical]
        1.2.3=0500             | certificate: it has extension 1.2.3 (BQA=), which was not requested [extension-not-asked-for]
        1.2.3=0500c            | certificate: it has critical extension 1.2.3 (BQA=), which was not requested [extension-not-asked-for]
        """)
    void strangers(String extension, String shown) {
        assertThat(shown(after("API", "", "03020186c", extension))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        false | 1.2.3=0500  | ''
        true  | 1.2.3=0500c | ''
        false | ''          | certificate: it lacks extension 1.2.3 (BQA=), which was requested [extension-missing]
        false | 1.2.3=0400  | certificate: it has extension 1.2.3 (BAA=), but extension 1.2.3 (BQA=) was requested [extension-differs]
        true  | 1.2.3=0500  | certificate: it has extension 1.2.3 (BQA=), but critical extension 1.2.3 (BQA=) was requested [extension-differs]
        """)
    void whatWasRequestedIsThere(boolean critical, String extension, String shown) {
        assertThat(shown(after("API", custom(critical), "03020186c", extension)))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        API   | ''  | 03020186c | ''
        API   | ''  | 03020106c | certificate: it has critical key usage 2.5.29.15 (keyCertSign, cRLSign), but key usage 2.5.29.15 (digitalSignature, keyCertSign, cRLSign) was expected [key-usage-differs]
        API   | ''  | 03020186  | certificate: its key usage is not critical, which it should be (RFC 5280, section 4.2.1.3) [key-usage-not-critical]
        API   | ''  | ''        | certificate: it has no key usage, which a CA must have (RFC 5280, section 4.2.1.3) [key-usage-missing]
        BLANK | KEY | 03020106c | ''
        BLANK | ''  | 03020106c | ''
        BLANK | KEY | 03020186c | certificate: it has critical key usage 2.5.29.15 (digitalSignature, keyCertSign, cRLSign), but key usage 2.5.29.15 (keyCertSign, cRLSign) was expected [key-usage-differs]
        """)
    void theKeyUsageIsTheExpectedOne(String template, String members, String usage, String shown) {
        assertThat(shown(after(template, members.isEmpty() ? "" : KEY_USAGE, usage, "")))
                .isEqualTo(shown);
    }

    /** What AWS adds for the parent is not told from the same octets that a CSR brings. */
    @Test
    void anExtensionOfTheParentMayNotComeFromTheCsr() throws IOException {
        TestCsr csr = TestCsr.subject("CN=x")
                .with(new ASN1ObjectIdentifier("2.5.29.31"), false, ASN1Primitive.fromByteArray(hex("3000")));
        TestCertificates same = certificate("03020186c", "2.5.29.31=3000");
        TestCertificates other = certificate("03020186c", "2.5.29.31=30020500");

        assertThat(ExtensionCheck.after(request(csr, "API_CSR", "").build(), TestIssuances.ca(same)))
                .extracting(Finding::code)
                .containsExactly("extension-not-asked-for");
        assertThat(ExtensionCheck.after(request(csr, "API_CSR", "").build(), TestIssuances.ca(other)))
                .isEmpty();
        assertThat(ExtensionCheck.after(request(csr, "API", "").build(), TestIssuances.ca(same)))
                .isEmpty();
    }

    @Test
    void basicConstraintsHaveToBeCritical() {
        TestCertificates certificate = TestCertificates.leaf();
        with(certificate, "2.5.29.19=30030101ff");
        with(certificate, "2.5.29.15=03020186c");

        assertThat(shown(ExtensionCheck.after(
                        request(TestCsr.subject("CN=x"), "API", "").build(), TestIssuances.ca(certificate))))
                .isEqualTo("certificate: its basic constraints are not critical, but those of a CA must be (RFC 5280,"
                        + " section 4.2.1.9) [basic-constraints-not-critical]");
    }

    private static List<Finding> after(String template, String members, String usage, String extension) {
        return ExtensionCheck.after(
                request(TestCsr.subject("CN=x"), template, members).build(),
                TestIssuances.ca(certificate(usage, extension)));
    }

    private static TestCertificates certificate(String usage, String extension) {
        TestCertificates certificate = TestCertificates.ca("x");
        if (!usage.isEmpty()) {
            with(certificate, "2.5.29.15=" + usage);
        }
        if (!extension.isEmpty()) {
            with(certificate, extension);
        }
        return certificate;
    }

    private static void with(TestCertificates certificate, String extension) {
        String[] parts = extension.split("=", 2);
        boolean critical = parts[1].endsWith("c");
        String value = critical ? parts[1].substring(0, parts[1].length() - 1) : parts[1];
        certificate.extension(new ASN1ObjectIdentifier(parts[0]), critical, hex(value));
    }

    private static TestIssuances.Builder request(TestCsr csr, String template, String members) {
        String name = switch (template) {
            case "API" -> API;
            case "API_CSR" -> API_CSR;
            case "CSR" -> CSR;
            case "BLANK" -> BLANK;
            default -> template;
        };
        RequestedExtensions extensions = members.isEmpty()
                ? RequestedExtensions.NONE
                : ExtensionsFileTest.read("{'Extensions': {" + members + "}}");
        return TestIssuances.request(csr, Template.parse(name, TestRequests.ISSUER), 0)
                .with(extensions);
    }

    private static String custom(boolean critical) {
        return "'CustomExtensions': [{'ObjectIdentifier': '1.2.3', 'Value': 'BQA=', 'Critical': " + critical + "}]";
    }

    private static String shown(List<Finding> findings) {
        return findings.stream().map(Finding::textWithCode).collect(Collectors.joining("; "));
    }
}
