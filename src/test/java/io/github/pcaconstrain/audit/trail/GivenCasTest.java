package io.github.pcaconstrain.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.audit.path.CaGraph;
import io.github.pcaconstrain.audit.path.IssuerConstraintsCache;
import io.github.pcaconstrain.audit.path.IssuerSignatures;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which of the given certificates are the one with an ARN. */
class GivenCasTest {
    private static final String ROOT = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/root";
    private static final String CHILD = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/child";

    private static GivenCas given(Map<String, ParsedCertificate> byArn, ParsedCertificate... cas) {
        IssuerConstraintsCache cache = new IssuerConstraintsCache(
                new CaGraph(List.of(cas), new IssuerSignatures()), Set.of(), Instant.parse("2026-06-01T00:00:00Z"));
        return new GivenCas(
                cache,
                List.of(cas),
                Set.of(),
                arn -> Optional.ofNullable(byArn.get(arn)).map(ParsedCertificate::fingerprint));
    }

    private static ParsedCertificate parsed(TestCertificates certificate, String place, long index) {
        return ParsedCertificate.of(certificate.der(), place, index);
    }

    /** A root is in the chains of the CAs below it, which may be read first. */
    @Test
    void theCertificateOfACaMayHaveBeenFoundElsewhereBefore() {
        ParsedCertificate root = parsed(TestCertificates.ca("Root"), CHILD, 2);

        assertThat(given(Map.of(ROOT, root), root).certificate(ROOT)).contains(root.contents());
        assertThat(given(Map.of(), root).certificate(ROOT)).isEmpty();
    }

    @Test
    void whoSignedDecidesAmongTheSameSerialNumbers() {
        KeyPair other = TestCertificates.generate();
        ParsedCertificate root = parsed(TestCertificates.ca("Root"), ROOT, 1);
        TestCertificates issued = TestCertificates.ca("A")
                .serial(0x1b)
                .issuer(TestCertificates.ca("Root").build());
        TestCertificates forged = TestCertificates.ca("B")
                .keys(other, other)
                .serial(0x1b)
                .issuer(TestCertificates.ca("Root").build());
        ParsedCertificate one = parsed(issued, "a.pem", 1);
        ParsedCertificate twin = parsed(forged, "b.pem", 1);
        String arn = ROOT + "/certificate/0000001b";

        assertThat(given(Map.of(ROOT, root), root, one, twin).issued(arn)).containsExactly(one);
        assertThat(given(Map.of(), root, one, twin).issued(arn))
                .as("the CA is not known")
                .containsExactly(one, twin);
        assertThat(given(Map.of(arn, twin), one, twin).issued(arn))
                .as("AWS gave it by this ARN")
                .containsExactly(twin);
    }
}
