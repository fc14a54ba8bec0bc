package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.ca.CertificateOrder;
import io.github.pcaconstrain.ca.ManagedCertificate;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** ACM, whose answers to requests get lost after it has done what was asked. */
final class LossyAcm implements CertificateManager {
    private final CertificateManager acm;
    private final AtomicInteger toLose;
    private final AtomicInteger requests = new AtomicInteger();

    LossyAcm(CertificateManager acm, int toLose) {
        this.acm = acm;
        this.toLose = new AtomicInteger(toLose);
    }

    int requests() {
        return requests.get();
    }

    @Override
    public String request(CertificateOrder order) {
        requests.incrementAndGet();
        String arn = acm.request(order);
        if (toLose.getAndDecrement() > 0) {
            throw new AwsUnreachableException("the answer is lost", "", true);
        }
        return arn;
    }

    @Override
    public Optional<ManagedCertificate> describe(String certificateArn) {
        return acm.describe(certificateArn);
    }

    @Override
    public Optional<SignedCertificate> certificate(String certificateArn) {
        return acm.certificate(certificateArn);
    }

    @Override
    public void delete(String certificateArn) {
        acm.delete(certificateArn);
    }

    @Override
    public void list(Optional<String> region, Runnable beforePage, Consumer<String> eachArn) {
        acm.list(region, beforePage, eachArn);
    }
}
