package io.github.pcaconstrain.installation;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.CaType;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The CAs below a CA: those in its region that the caller can see, according to the signatures on their certificates.
 *
 * @param all the CAs, each after the one that signed it
 */
public record CasBelow(List<Below> all) {
    /**
     * A CA below another.
     *
     * @param arn its ARN
     * @param certificate its certificate
     * @param depth the distance from the upper CA: 1 for a CA that it signed itself
     */
    public record Below(CaArn arn, CaCertificate certificate, int depth) {
        public Below {
            Objects.requireNonNull(arn, "arn");
            Objects.requireNonNull(certificate, "certificate");
        }

        /** Whether a path length is too short for it (RFC 5280, section 4.2.1.9). */
        public boolean isLostWith(int pathLength) {
            return depth > pathLength;
        }
    }

    public CasBelow {
        all = List.copyOf(all);
    }

    /**
     * Finds the CAs below a CA. A CA with a path length of 0 has none, so AWS is not queried.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if AWS refuses, or a certificate cannot be read
     */
    public static CasBelow of(PrivateCa privateCa, CaArn ca, CaCertificate certificate) {
        if (certificate.contents().pathLength().orElse(1) == 0) {
            return new CasBelow(List.of());
        }
        Map<CaArn, CaCertificate> others = others(privateCa, ca);
        List<Below> found = new ArrayList<>();
        addSignedBy(certificate, 1, others, found);
        for (int i = 0; i < found.size(); i++) {
            addSignedBy(found.get(i).certificate(), found.get(i).depth() + 1, others, found);
        }
        return new CasBelow(found);
    }

    private static Map<CaArn, CaCertificate> others(PrivateCa privateCa, CaArn ca) {
        List<CaArn> candidates = new ArrayList<>();
        for (PrivateCa.Ownership ownership : PrivateCa.Ownership.values()) {
            privateCa.list(Optional.of(ca.region()), ownership, each -> {
                if (mayBeBelow(each) && !each.arn().equals(ca)) {
                    candidates.add(each.arn());
                }
            });
        }
        Map<CaArn, CaCertificate> certificates = new LinkedHashMap<>();
        candidates.forEach(
                arn -> CaCertificate.installed(privateCa, arn).ifPresent(found -> certificates.put(arn, found)));
        return certificates;
    }

    private static boolean mayBeBelow(Authority ca) {
        return ca.type() != CaType.ROOT
                && (ca.status() == CaStatus.ACTIVE
                        || ca.status() == CaStatus.DISABLED
                        || ca.status() == CaStatus.EXPIRED);
    }

    /** Moves the CAs that a certificate signed from the others to the result. */
    private static void addSignedBy(
            CaCertificate signer, int depth, Map<CaArn, CaCertificate> others, List<Below> found) {
        others.entrySet().removeIf(other -> {
            boolean isSigned = other.getValue().isIssuedBy(signer);
            if (isSigned) {
                found.add(new Below(other.getKey(), other.getValue(), depth));
            }
            return isSigned;
        });
    }
}
