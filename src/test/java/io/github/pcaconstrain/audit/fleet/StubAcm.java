package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.ca.CertificateOrder;
import io.github.pcaconstrain.ca.ManagedCertificate;
import io.github.pcaconstrain.ca.SignedCertificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An ACM that holds certificates of one CA.
 *
 * @param count how many
 * @param page how many of them a page of the list has
 * @param onCall hears of each operation when it is called
 */
record StubAcm(int count, int page, Consumer<String> onCall) implements CertificateManager {
    static final String ARN = "arn:aws:acm:us-east-1:111122223333:certificate/";

    @Override
    public void list(Optional<String> region, Runnable beforePage, Consumer<String> eachArn) {
        for (int i = 0; i < count; i++) {
            if (i % page == 0) {
                beforePage.run();
                onCall.accept("ListCertificates");
            }
            eachArn.accept(ARN + i);
        }
    }

    @Override
    public Optional<ManagedCertificate> describe(String certificateArn) {
        onCall.accept("DescribeCertificate");
        return Optional.of(new ManagedCertificate(
                certificateArn,
                "ISSUED",
                Optional.empty(),
                Optional.of(StubCa.arn("ca")),
                Optional.empty(),
                List.of(),
                List.of()));
    }

    @Override
    public Optional<SignedCertificate> certificate(String certificateArn) {
        onCall.accept("GetCertificate");
        return Optional.of(new SignedCertificate(StubCa.PEM, ""));
    }

    @Override
    public String request(CertificateOrder order) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(String certificateArn) {
        throw new UnsupportedOperationException();
    }
}
