package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.Permission;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.RevocationReason;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.SigningOrder;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * AWS Private CA in two accounts: each call about a CA is made with the credentials for that CA.
 *
 * @param usual with the usual credentials
 * @param access the credentials of the parent's account
 */
record TwoAccountPrivateCa(PrivateCa usual, ParentAccess access) implements PrivateCa {
    private PrivateCa of(CaArn ca) {
        return access.serves(ca) ? access.privateCa() : usual;
    }

    @Override
    public Authority describe(CaArn ca) {
        return of(ca).describe(ca);
    }

    @Override
    public Optional<String> csr(CaArn ca) {
        return of(ca).csr(ca);
    }

    @Override
    public String issue(SigningOrder order) {
        return of(order.issuer()).issue(order);
    }

    @Override
    public Optional<SignedCertificate> issued(CaArn issuer, String certificateArn) {
        return of(issuer).issued(issuer, certificateArn);
    }

    @Override
    public Optional<SignedCertificate> installed(CaArn ca) {
        return of(ca).installed(ca);
    }

    @Override
    public void install(CaArn ca, SignedCertificate certificate) {
        of(ca).install(ca, certificate);
    }

    @Override
    public void revoke(CaArn issuer, String serial, RevocationReason reason) {
        of(issuer).revoke(issuer, serial, reason);
    }

    @Override
    public List<Permission> permissions(CaArn ca) {
        return of(ca).permissions(ca);
    }

    @Override
    public Optional<String> policy(CaArn ca) {
        return of(ca).policy(ca);
    }

    /** Those that the usual credentials see; {@link AwsSession#privateCaOfParent} lists those of the others. */
    @Override
    public void list(Optional<String> region, Ownership ownership, Consumer<Authority> each) {
        usual.list(region, ownership, each);
    }
}
