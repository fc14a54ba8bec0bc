package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaOrder;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.CaType;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.UsageMode;
import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.issuance.TestRequests;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import io.github.pcaconstrain.issuance.request.Parent;
import io.github.pcaconstrain.issuance.request.RequestedExtensions;
import io.github.pcaconstrain.pem.PemWriter;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans of runs, and the CAs in them, without a service. */
final class TestPlans {
    /** The CA that is constrained. */
    static final CaArn CA = CaArn.parse(
            "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/99999999-1234-1122-2233-112233445566");

    /** The CA that signs. */
    static final CaArn PARENT = TestRequests.ISSUER;

    /** The issuer of every certificate of {@link #subordinate}. */
    static final X509Certificate ROOT = TestCertificates.ca("Root").build();

    private TestPlans() {}

    /** A certificate as this tool reads it. */
    static CaCertificate read(TestCertificates made) {
        return CaCertificate.parse("it", pem(made.der()));
    }

    static String pem(byte[] der) {
        return PemWriter.of("CERTIFICATE", der);
    }

    /** A certificate of the constrained CA, by the root. */
    static TestCertificates subordinate() {
        return TestCertificates.ca("Subordinate").issuer(ROOT);
    }

    static Authority authority(CaArn arn) {
        return new Authority(
                arn,
                "111122223333",
                CaType.SUBORDINATE,
                CaStatus.ACTIVE,
                Optional.empty(),
                KeyAlgorithm.EC_P256,
                KeyAlgorithm.EC_P256.usualSigningAlgorithm(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                UsageMode.GENERAL_PURPOSE,
                Optional.empty(),
                CaOrder.Revocation.NONE);
    }

    /** The parent with the certificates above what it signs. */
    static Parent parent(TestCertificates... path) {
        return new Parent(
                authority(PARENT), Arrays.stream(path).map(TestPlans::read).toList());
    }

    /** A parent whose certificate ends at a time. */
    static Parent parentUntil(Instant end) {
        return parent(TestCertificates.ca("Root").validity(TestCertificates.NOT_BEFORE, end));
    }

    static Plan plan(Parent parent, Optional<CaCertificate> current, IssuanceRequest request) {
        return new Plan(authority(CA), parent, current, request, List.of());
    }

    static Plan plan(Parent parent, Validity validity) {
        return plan(parent, Optional.empty(), TestRequests.of("dev.example.com", validity));
    }

    /** A request with other extensions than the constraints. */
    static IssuanceRequest with(IssuanceRequest request, RequestedExtensions extensions) {
        return new IssuanceRequest(
                request.issuer(),
                request.subordinate(),
                request.csr(),
                request.constraints(),
                request.validity(),
                request.pathLength(),
                request.template(),
                request.signing(),
                extensions);
    }

    /** A request for the certificate of a CA in AWS. */
    static IssuanceRequest of(IssuanceRequest request, CaArn ca) {
        return new IssuanceRequest(
                request.issuer(),
                Optional.of(ca),
                request.csr(),
                request.constraints(),
                request.validity(),
                request.pathLength(),
                request.template(),
                request.signing(),
                request.extensions());
    }
}
