package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.Permission;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.RevocationReason;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.SigningOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A service that answers as a test has it, and remembers what it was asked. */
final class ScriptedPca implements PrivateCa {
    /** What it was asked to sign, the oldest first. */
    final List<SigningOrder> orders = new ArrayList<>();

    /** The certificates that it was asked for, whether it had them or not. */
    final List<String> fetched = new ArrayList<>();

    /** What was revoked, by issuer and serial number. */
    final List<String> revoked = new ArrayList<>();

    final Map<String, SignedCertificate> certificates = new HashMap<>();
    final Map<CaArn, SignedCertificate> installed = new HashMap<>();

    /** The ARN for an order, or an exception. */
    Function<SigningOrder, String> answer = order -> order.issuer() + "/certificate/01";

    /** Runs before a certificate is delivered, and may throw an exception. */
    Consumer<String> onDelivery = arn -> {};

    /** Runs before a certificate is revoked, and may throw an exception. */
    Consumer<String> onRevocation = serial -> {};

    @Override
    public Authority describe(CaArn ca) {
        return TestPlans.authority(ca);
    }

    @Override
    public Optional<String> csr(CaArn ca) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String issue(SigningOrder order) {
        orders.add(order);
        return answer.apply(order);
    }

    @Override
    public Optional<SignedCertificate> issued(CaArn issuer, String certificateArn) {
        fetched.add(certificateArn);
        onDelivery.accept(certificateArn);
        return Optional.ofNullable(certificates.get(certificateArn));
    }

    @Override
    public Optional<SignedCertificate> installed(CaArn ca) {
        return Optional.ofNullable(installed.get(ca));
    }

    @Override
    public void install(CaArn ca, SignedCertificate certificate) {
        installed.put(ca, certificate);
    }

    @Override
    public void revoke(CaArn issuer, String serial, RevocationReason reason) {
        onRevocation.accept(serial);
        revoked.add(issuer + " " + serial);
    }

    @Override
    public List<Permission> permissions(CaArn ca) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> policy(CaArn ca) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void list(Optional<String> region, Ownership ownership, Consumer<Authority> each) {
        throw new UnsupportedOperationException();
    }
}
