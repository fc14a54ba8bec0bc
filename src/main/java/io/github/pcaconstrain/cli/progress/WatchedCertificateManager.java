package io.github.pcaconstrain.cli.progress;

import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.ca.CertificateOrder;
import io.github.pcaconstrain.ca.ManagedCertificate;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.pacing.Progress;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * ACM, showing its calls as progress.
 * @param service the service
 * @param progress is notified of each call
 */
public record WatchedCertificateManager(CertificateManager service, Progress progress) implements CertificateManager {
    private <T> T call(String operation, Supplier<T> call) {
        return progress.waitFor("ACM (" + operation + ")", call);
    }

    private void run(String operation, Runnable call) {
        call(operation, () -> {
            call.run();
            return operation;
        });
    }

    @Override
    public String request(CertificateOrder order) {
        return call("RequestCertificate", () -> service.request(order));
    }

    @Override
    public Optional<ManagedCertificate> describe(String certificateArn) {
        return call("DescribeCertificate", () -> service.describe(certificateArn));
    }

    @Override
    public Optional<SignedCertificate> certificate(String certificateArn) {
        return call("GetCertificate", () -> service.certificate(certificateArn));
    }

    @Override
    public void delete(String certificateArn) {
        run("DeleteCertificate", () -> service.delete(certificateArn));
    }

    @Override
    public void list(Optional<String> region, Runnable beforePage, Consumer<String> eachArn) {
        run("ListCertificates", () -> service.list(region, beforePage, eachArn));
    }
}
