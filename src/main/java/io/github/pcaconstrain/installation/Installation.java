package io.github.pcaconstrain.installation;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.CaType;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.pacing.BackgroundCall;
import io.github.pcaconstrain.ca.pacing.Poller;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.Csr;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The installation of a certificate in a CA.
 *
 * @param ca the CA in its current state
 * @param csr the CSR of its key; empty for a root, whose certificate this tool does not install
 * @param current its current certificate; empty if it has none
 * @param signed the certificate and chain to import
 * @param path the parsed certificate and chain, in the given order
 */
public record Installation(
        Authority ca,
        Optional<Csr> csr,
        Optional<CaCertificate> current,
        SignedCertificate signed,
        List<CaCertificate> path) {
    public Installation {
        Objects.requireNonNull(ca, "ca");
        Objects.requireNonNull(csr, "csr");
        Objects.requireNonNull(current, "current");
        Objects.requireNonNull(signed, "signed");
        path = List.copyOf(path);
    }

    /**
     * Fetches the state of the CA.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if a certificate cannot be read, or AWS refuses
     */
    public static Installation prepare(PrivateCa privateCa, Poller poller, CaArn arn, SignedCertificate signed) {
        List<CaCertificate> path = path(signed);
        BackgroundCall<Optional<CaCertificate>> current =
                BackgroundCall.of(() -> CaCertificate.installed(privateCa, arn));
        Authority ca = privateCa.describe(arn);
        boolean hasCsr = ca.type() != CaType.ROOT && ca.status() != CaStatus.DELETED && ca.status() != CaStatus.FAILED;
        return new Installation(
                ca,
                hasCsr ? Optional.of(Csr.fetch(privateCa, poller, arn)) : Optional.empty(),
                current.get(),
                signed,
                path);
    }

    private static List<CaCertificate> path(SignedCertificate signed) {
        List<CaCertificate> certificates = CaCertificate.parseAll("the certificate", signed.certificate());
        if (certificates.size() != 1) {
            throw new UnreadableInputException(
                    "the certificate",
                    "its file holds " + certificates.size() + " certificates instead of one",
                    "give the CA's own certificate with --cert and those above it with --chain");
        }
        return Stream.concat(certificates.stream(), CaCertificate.parseAll("the chain", signed.chain()).stream())
                .toList();
    }

    /** The certificate to install. */
    public CaCertificate certificate() {
        return path.get(0);
    }

    /** Whether the CA already uses exactly this certificate. */
    public boolean isDone() {
        return isServed(ca, current);
    }

    /**
     * Imports the certificate and waits until the CA uses it. If it already does, nothing is sent.
     *
     * @return the CA in its new state
     * @throws io.github.pcaconstrain.failure.UserFacingException if AWS refuses, or it takes too long
     */
    public Authority run(PrivateCa privateCa, Poller poller) {
        if (!isDone()) {
            privateCa.install(ca.arn(), signed);
        }
        return poller.until(ca.arn() + " to use the new certificate", () -> {
            BackgroundCall<Optional<CaCertificate>> served =
                    BackgroundCall.of(() -> CaCertificate.installed(privateCa, ca.arn()));
            return Optional.of(privateCa.describe(ca.arn())).filter(now -> isServed(now, served.get()));
        });
    }

    /** A CA that was disabled stays disabled, and serves the certificate without being ACTIVE. */
    private boolean isServed(Authority now, Optional<CaCertificate> served) {
        boolean isUp = now.status() == CaStatus.ACTIVE
                || (ca.status() == CaStatus.DISABLED && now.status() == CaStatus.DISABLED);
        return isUp && served.filter(each -> each.isSameAs(certificate())).isPresent();
    }
}
