package io.github.pcaconstrain.ca;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A certificate as ACM describes it (API reference of ACM, type CertificateDetail). Soon after a request, ACM may leave
 * out much of it.
 *
 * @param arn its ARN
 * @param status such as {@code PENDING_VALIDATION}, {@code ISSUED} or {@code FAILED}
 * @param failureReason such as {@code PCA_NAME_CONSTRAINTS_VALIDATION}; absent unless it FAILED
 * @param issuer the ARN of the private CA; absent for a public or imported certificate
 * @param serial its serial number in hexadecimal octets separated by colons; absent unless it was issued
 * @param names the domain name and the alternative ones
 * @param inUseBy the ARNs of the resources that use it, as far as ACM knows
 */
public record ManagedCertificate(
        String arn,
        String status,
        Optional<String> failureReason,
        Optional<CaArn> issuer,
        Optional<String> serial,
        List<String> names,
        List<String> inUseBy) {
    /** The failure reason for a name that the CA's constraints refuse. */
    public static final String REFUSED_BY_CONSTRAINTS = "PCA_NAME_CONSTRAINTS_VALIDATION";

    public ManagedCertificate {
        Objects.requireNonNull(arn, "arn");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(failureReason, "failureReason");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(serial, "serial");
        names = List.copyOf(names);
        inUseBy = List.copyOf(inUseBy);
    }

    /** Whether ACM is still processing it. */
    public boolean isPending() {
        return status.equals("PENDING_VALIDATION");
    }

    /** Whether it was issued. */
    public boolean isIssued() {
        return status.equals("ISSUED");
    }
}
