package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.Permission;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.RevocationReason;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.SigningOrder;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** AWS Private CA, whose answers to requests get lost after it has done what was asked. */
final class LossyPca implements PrivateCa {
    private final PrivateCa pca;
    private final AtomicInteger toLose;
    private final List<String> issued = new ArrayList<>();
    private final List<String> revoked = new ArrayList<>();

    LossyPca(PrivateCa pca, int toLose) {
        this.pca = pca;
        this.toLose = new AtomicInteger(toLose);
    }

    /** Serial numbers of what it has issued, each once for each request. */
    synchronized List<String> issued() {
        return List.copyOf(issued);
    }

    synchronized List<String> revoked() {
        return List.copyOf(revoked);
    }

    @Override
    public String issue(SigningOrder order) {
        String arn = pca.issue(order);
        synchronized (this) {
            issued.add(arn.substring(arn.lastIndexOf('/') + 1));
        }
        if (toLose.getAndDecrement() > 0) {
            throw new AwsUnreachableException("the answer is lost", "", true);
        }
        return arn;
    }

    @Override
    public void revoke(CaArn issuer, String serial, RevocationReason reason) {
        pca.revoke(issuer, serial, reason);
        synchronized (this) {
            revoked.add(serial);
        }
    }

    @Override
    public Authority describe(CaArn ca) {
        return pca.describe(ca);
    }

    @Override
    public Optional<String> csr(CaArn ca) {
        return pca.csr(ca);
    }

    @Override
    public Optional<SignedCertificate> issued(CaArn issuer, String certificateArn) {
        return pca.issued(issuer, certificateArn);
    }

    @Override
    public Optional<SignedCertificate> installed(CaArn ca) {
        return pca.installed(ca);
    }

    @Override
    public void install(CaArn ca, SignedCertificate certificate) {
        pca.install(ca, certificate);
    }

    @Override
    public List<Permission> permissions(CaArn ca) {
        return pca.permissions(ca);
    }

    @Override
    public Optional<String> policy(CaArn ca) {
        return pca.policy(ca);
    }

    @Override
    public void list(Optional<String> region, Ownership ownership, Consumer<Authority> each) {
        pca.list(region, ownership, each);
    }
}
