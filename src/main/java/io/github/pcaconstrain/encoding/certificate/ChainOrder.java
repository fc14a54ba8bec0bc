package io.github.pcaconstrain.encoding.certificate;

import io.github.pcaconstrain.failure.UnreadableInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sorts the certificates of one chain by issuer and subject. Signatures are not verified. */
public final class ChainOrder {
    private ChainOrder() {}

    /**
     * The certificates from the highest CA to the lowest. Self-issued certificates, which connect the keys of a CA, are
     * placed next to the others with their name.
     *
     * @param source their origin, for messages
     * @throws UnreadableInputException if they are not exactly one chain: constraints of CAs that are not above one
     *     another must not be combined
     */
    public static List<CertificateContents> highestFirst(String source, List<CertificateContents> certificates) {
        List<CertificateContents> left = new ArrayList<>(certificates);
        List<CertificateContents> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            List<CertificateContents> candidates =
                    ordered.isEmpty() ? tops(left) : below(ordered.get(ordered.size() - 1), left);
            CertificateContents next = choose(candidates)
                    .orElseThrow(() -> new UnreadableInputException(
                            source,
                            "its " + certificates.size() + " CA certificates do not form one chain",
                            "give the CAs of one chain, each once"));
            ordered.add(next);
            left.remove(next);
        }
        return ordered;
    }

    /** The certificates of the CAs that none of the other CAs certified. */
    private static List<CertificateContents> tops(List<CertificateContents> all) {
        return all.stream()
                .filter(top -> all.stream()
                        .filter(same -> same.subject().matches(top.subject()))
                        .noneMatch(same -> isBelowAnother(same, all)))
                .toList();
    }

    private static boolean isBelowAnother(CertificateContents ca, List<CertificateContents> all) {
        return !ca.isSelfIssued()
                && all.stream().anyMatch(other -> other.subject().matches(ca.issuer()));
    }

    private static List<CertificateContents> below(CertificateContents ca, List<CertificateContents> all) {
        return all.stream()
                .filter(other -> other.issuer().matches(ca.subject()))
                .toList();
    }

    /**
     * The next certificate. If several belong to one CA, its root certificates come first, then its other self-issued
     * ones.
     */
    private static Optional<CertificateContents> choose(List<CertificateContents> candidates) {
        List<CertificateContents> selfIssued =
                candidates.stream().filter(CertificateContents::isSelfIssued).toList();
        List<CertificateContents> first = selfIssued.isEmpty() ? candidates : selfIssued;
        if (first.size() == 1) {
            return Optional.of(first.get(0));
        }
        boolean oneCa = !selfIssued.isEmpty()
                && first.stream()
                        .allMatch(other -> other.subject().matches(first.get(0).subject()));
        return oneCa
                ? first.stream()
                        .filter(CertificateContents::isSelfSigned)
                        .findFirst()
                        .or(() -> Optional.of(first.get(0)))
                : Optional.empty();
    }
}
