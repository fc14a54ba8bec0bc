package io.github.pcaconstrain.cli.progress;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.Permission;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.RevocationReason;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.SigningOrder;
import io.github.pcaconstrain.failure.UserFacingException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * AWS Private CA, recording what is changed there.
 * @param service the service
 * @param changes the record
 * @param interruption stops the command at its next call, except during a test, which must remove its certificates
 * @param isTest whether the certificates are those of a test
 */
public record ChangingPrivateCa(PrivateCa service, Changes changes, Interruption interruption, boolean isTest)
        implements PrivateCa {
    private PrivateCa going() {
        if (!isTest) {
            interruption.pass();
        }
        return service;
    }

    private <T> T changing(Supplier<T> call) {
        return isTest ? call.get() : interruption.changing(call);
    }

    @Override
    public Authority describe(CaArn ca) {
        return going().describe(ca);
    }

    @Override
    public Optional<String> csr(CaArn ca) {
        return going().csr(ca);
    }

    @Override
    public String issue(SigningOrder order) {
        try {
            return changing(() -> {
                String arn = service.issue(order);
                if (isTest) {
                    changes.requested(serialOf(arn));
                } else {
                    changes.add("a certificate was issued, " + arn);
                }
                return arn;
            });
        } catch (UserFacingException e) {
            note(e, (isTest ? "a test certificate" : "a certificate") + " may have been issued by " + order.issuer());
            throw e;
        }
    }

    @Override
    public Optional<SignedCertificate> issued(CaArn issuer, String certificateArn) {
        return going().issued(issuer, certificateArn);
    }

    @Override
    public Optional<SignedCertificate> installed(CaArn ca) {
        return going().installed(ca);
    }

    @Override
    public void install(CaArn ca, SignedCertificate certificate) {
        try {
            changing(() -> {
                service.install(ca, certificate);
                changes.add("a certificate was installed in " + ca);
                return ca;
            });
        } catch (UserFacingException e) {
            note(e, "a certificate may have been installed in " + ca);
            throw e;
        }
    }

    @Override
    public void revoke(CaArn issuer, String serial, RevocationReason reason) {
        try {
            changing(() -> {
                service.revoke(issuer, serial, reason);
                if (isTest) {
                    changes.removed(folded(serial));
                } else {
                    changes.add("the certificate with serial " + serial + " was revoked");
                }
                return serial;
            });
        } catch (UserFacingException e) {
            note(e, "the certificate with serial " + serial + " may have been revoked");
            throw e;
        }
    }

    @Override
    public List<Permission> permissions(CaArn ca) {
        return going().permissions(ca);
    }

    @Override
    public Optional<String> policy(CaArn ca) {
        return going().policy(ca);
    }

    @Override
    public void list(Optional<String> region, Ownership ownership, Consumer<Authority> each) {
        going().list(region, ownership, each);
    }

    private void note(UserFacingException e, String possible) {
        if (e.mayBeDone()) {
            changes.addPossible(possible);
        }
    }

    /** The last part of a certificate's ARN is its serial number in hexadecimal. */
    private static String serialOf(String arn) {
        return folded(arn.substring(arn.lastIndexOf('/') + 1));
    }

    private static String folded(String serial) {
        return serial.replace(":", "").toLowerCase(Locale.ROOT);
    }
}
