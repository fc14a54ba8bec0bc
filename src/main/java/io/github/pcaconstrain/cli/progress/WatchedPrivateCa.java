package io.github.pcaconstrain.cli.progress;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.Permission;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.RevocationReason;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.SigningOrder;
import io.github.pcaconstrain.ca.pacing.Progress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * AWS Private CA, showing its calls as progress.
 * @param service the service
 * @param progress is notified of each call
 */
public record WatchedPrivateCa(PrivateCa service, Progress progress) implements PrivateCa {
    private <T> T call(String operation, Supplier<T> call) {
        return progress.waitFor("AWS Private CA (" + operation + ")", call);
    }

    private void run(String operation, Runnable call) {
        call(operation, () -> {
            call.run();
            return operation;
        });
    }

    @Override
    public Authority describe(CaArn ca) {
        return call("DescribeCertificateAuthority", () -> service.describe(ca));
    }

    @Override
    public Optional<String> csr(CaArn ca) {
        return call("GetCertificateAuthorityCsr", () -> service.csr(ca));
    }

    @Override
    public String issue(SigningOrder order) {
        return call("IssueCertificate", () -> service.issue(order));
    }

    @Override
    public Optional<SignedCertificate> issued(CaArn issuer, String certificateArn) {
        return call("GetCertificate", () -> service.issued(issuer, certificateArn));
    }

    @Override
    public Optional<SignedCertificate> installed(CaArn ca) {
        return call("GetCertificateAuthorityCertificate", () -> service.installed(ca));
    }

    @Override
    public void install(CaArn ca, SignedCertificate certificate) {
        run("ImportCertificateAuthorityCertificate", () -> service.install(ca, certificate));
    }

    @Override
    public void revoke(CaArn issuer, String serial, RevocationReason reason) {
        run("RevokeCertificate", () -> service.revoke(issuer, serial, reason));
    }

    @Override
    public List<Permission> permissions(CaArn ca) {
        return call("ListPermissions", () -> service.permissions(ca));
    }

    @Override
    public Optional<String> policy(CaArn ca) {
        return call("GetPolicy", () -> service.policy(ca));
    }

    @Override
    public void list(Optional<String> region, Ownership ownership, Consumer<Authority> each) {
        run("ListCertificateAuthorities", () -> service.list(region, ownership, each));
    }
}
