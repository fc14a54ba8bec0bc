package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.failure.UnreadableInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the certificates of one chain in order, by issuer and subject; no signature is checked. */
public final class ChainOrder {
    private ChainOrder() {}

    /**
     * The certificates from the highest CA to the lowest.
     *
     * @param source where they come from, for a message
     * @throws UnreadableInputException if they are not exactly one chain: constraints of CAs that do not stand above one
     *     another must not be taken together
     */
    public static List<CertificateContents> highestFirst(String source, List<CertificateContents> certificates) {
        List<CertificateContents> left = new ArrayList<>(certificates);
        List<CertificateContents> ordered = new ArrayList<>();
        ordered.add(only(
                source,
                certificates,
                left.stream().filter(top -> isTop(top, left)).toList()));
        left.remove(ordered.get(0));
        while (!left.isEmpty()) {
            CertificateContents lowest = ordered.get(ordered.size() - 1);
            CertificateContents next = only(
                    source,
                    certificates,
                    left.stream()
                            .filter(below -> below.issuer().matches(lowest.subject()))
                            .toList());
            ordered.add(next);
            left.remove(next);
        }
        return ordered;
    }

    private static boolean isTop(CertificateContents certificate, List<CertificateContents> all) {
        return all.stream()
                .noneMatch(other ->
                        !other.equals(certificate) && certificate.issuer().matches(other.subject()));
    }

    private static CertificateContents only(
            String source, List<CertificateContents> all, List<CertificateContents> candidates) {
        return Optional.of(candidates)
                .filter(found -> found.size() == 1)
                .map(found -> found.get(0))
                .orElseThrow(() -> new UnreadableInputException(
                        source,
                        "its " + all.size() + " CA certificates do not form one chain",
                        "give the CAs of one chain, each once"));
    }
}
