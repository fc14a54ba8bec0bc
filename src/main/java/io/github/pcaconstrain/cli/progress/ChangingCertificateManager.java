package io.github.pcaconstrain.cli.progress;

import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.ca.CertificateOrder;
import io.github.pcaconstrain.ca.ManagedCertificate;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.failure.UserFacingException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * ACM, recording what is changed there. Only tests change anything.
 * @param service the service
 * @param changes the record
 */
public record ChangingCertificateManager(CertificateManager service, Changes changes) implements CertificateManager {
    @Override
    public String request(CertificateOrder order) {
        try {
            String arn = service.request(order);
            changes.requested(arn);
            return arn;
        } catch (UserFacingException e) {
            if (e.mayBeDone()) {
                changes.addPossible("a test certificate may have been requested from " + order.issuer());
            }
            throw e;
        }
    }

    @Override
    public Optional<ManagedCertificate> describe(String certificateArn) {
        return service.describe(certificateArn);
    }

    @Override
    public Optional<SignedCertificate> certificate(String certificateArn) {
        return service.certificate(certificateArn);
    }

    @Override
    public void delete(String certificateArn) {
        service.delete(certificateArn);
        changes.removed(certificateArn);
    }

    @Override
    public void list(Optional<String> region, Runnable beforePage, Consumer<String> eachArn) {
        service.list(region, beforePage, eachArn);
    }
}
