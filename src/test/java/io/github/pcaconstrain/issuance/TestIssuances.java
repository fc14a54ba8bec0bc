package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaOrder;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.CaType;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.ca.UsageMode;
import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.Csr;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.issuance.request.RequestedExtensions;
import io.github.pcaconstrain.issuance.request.Template;
import io.github.pcaconstrain.pem.PemWriter;
import io.github.pcaconstrain.sandbox.TestCsr;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parents, requests and certificates that exist nowhere but in a test. */
public final class TestIssuances {
    /** The CA that the certificates are for. */
    public static final CaArn CA = CaArn.parse(
            "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/22223333-1234-1122-2233-112233445566");

    private TestIssuances() {}

    /** A CA in this state. */
    public static Authority authority(CaStatus status, KeyAlgorithm key, Optional<String> failure) {
        return new Authority(
                TestRequests.ISSUER,
                "111122223333",
                CaType.SUBORDINATE,
                status,
                failure,
                key,
                key.usualSigningAlgorithm(),
                Map.of(),
                Optional.empty(),
                Optional.<Instant>empty(),
                Optional.<Instant>empty(),
                UsageMode.GENERAL_PURPOSE,
                Optional.empty(),
                CaOrder.Revocation.NONE);
    }

    /** An active parent with this certificate and those above it. */
    public static Parent parent(TestCertificates... path) {
        return new Parent(
                authority(CaStatus.ACTIVE, KeyAlgorithm.EC_P256, Optional.empty()),
                List.of(path).stream().map(TestIssuances::ca).toList());
    }

    /** A request for a CA in AWS, with the usual template. */
    public static IssuanceRequest request(int pathLength) {
        return request(
                        TestCsr.subject("CN=Subordinate"),
                        Template.forConstrained(TestRequests.ISSUER, pathLength),
                        pathLength)
                .build();
    }

    /** A request that may still be changed. */
    public static Builder request(TestCsr csr, Template template, int pathLength) {
        return new Builder(
                Optional.of(CA), csr, template, pathLength, SigningAlgorithm.SHA256WITHECDSA, RequestedExtensions.NONE);
    }

    /** A request with some of its parts. */
    public record Builder(
            Optional<CaArn> subordinate,
            TestCsr csr,
            Template template,
            int pathLength,
            SigningAlgorithm signing,
            RequestedExtensions extensions) {
        /** With these extensions. */
        public Builder with(RequestedExtensions others) {
            return new Builder(subordinate, csr, template, pathLength, signing, others);
        }

        /** Signed in this way. */
        public Builder signedWith(SigningAlgorithm other) {
            return new Builder(subordinate, csr, template, pathLength, other, extensions);
        }

        /** For a CA outside AWS. */
        public Builder outside() {
            return new Builder(Optional.empty(), csr, template, pathLength, signing, extensions);
        }

        /** The request. */
        public IssuanceRequest build() {
            return new IssuanceRequest(
                    TestRequests.ISSUER,
                    subordinate,
                    Csr.parse("it", csr.pem().getBytes(StandardCharsets.US_ASCII)),
                    PcaWorld.constraints("a.test", ""),
                    new Validity(Validity.Unit.YEARS, 5),
                    pathLength,
                    template,
                    signing,
                    extensions);
        }
    }

    /** The certificate, parsed. */
    public static CaCertificate ca(TestCertificates certificate) {
        return CaCertificate.parse("it", pem(certificate));
    }

    /** The certificate in PEM. */
    public static String pem(TestCertificates certificate) {
        return PemWriter.of("CERTIFICATE", certificate.der());
    }
}
