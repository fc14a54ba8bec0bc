package io.github.pcaconstrain.issuance.request;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.ca.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A CA that will sign, and the certificates above what it signs.
 *
 * @param authority the CA
 * @param path its certificate and those above it up to the root; empty if it has none
 */
public record Parent(Authority authority, List<CaCertificate> path) {
    private static final Validity USUAL = new Validity(Validity.Unit.YEARS, 5);

    /** How long before the first certificate above it a new one expires at the latest, if its end is not given. */
    public static final Duration MARGIN = Duration.ofDays(1);

    public Parent {
        Objects.requireNonNull(authority, "authority");
        path = List.copyOf(path);
    }

    /**
     * Fetches the CA and its certificates.
     *
     * @throws io.github.pcaconstrain.failure.UserFacingException if AWS refuses
     */
    public static Parent fetch(PrivateCa privateCa, CaArn ca) {
        Authority authority = privateCa.describe(ca);
        Optional<SignedCertificate> installed = privateCa.installed(ca);
        return new Parent(authority, AwsAnswer.read(() -> path(installed, "the certificate of " + ca)));
    }

    /** A certificate and its chain, the lowest first. */
    public static List<CaCertificate> path(Optional<SignedCertificate> signed, String source) {
        return signed.map(each -> Stream.concat(
                                CaCertificate.parseAll(source, each.certificate()).stream()
                                        .limit(1),
                                CaCertificate.parseAll("the chain of " + source, each.chain()).stream())
                        .toList())
                .orElse(List.of());
    }

    /** Its certificate. */
    public Optional<CaCertificate> certificate() {
        return path.stream().findFirst();
    }

    /** Its default signing algorithm. */
    public SigningAlgorithm usualSigning() {
        return authority.key().usualSigningAlgorithm();
    }

    /**
     * The default validity: five years, or until a day before the first certificate above expires if that is earlier.
     */
    public Validity usualValidity(Instant now) {
        return capped(USUAL, now);
    }

    /** A validity, or until a day before the first certificate above expires if that is earlier. */
    public Validity capped(Validity validity, Instant now) {
        Optional<Instant> end = end().map(each -> each.minus(MARGIN));
        return end.filter(each -> each.isBefore(validity.end(now)) && each.isAfter(now))
                .map(Validity::until)
                .orElse(validity);
    }

    /** The end of the certificate above that expires first. */
    public Optional<Instant> end() {
        return path.stream().map(each -> each.contents().notAfter()).min(Instant::compareTo);
    }

    /**
     * The number of levels of CAs that its own certificate and all above allow below it (RFC 5280, section 4.2.1.9);
     * empty if not limited.
     */
    public OptionalInt room() {
        int room = Integer.MAX_VALUE;
        int below = 0;
        for (CaCertificate ca : path) {
            OptionalInt length = ca.contents().pathLength();
            if (length.isPresent()) {
                room = Math.min(room, length.getAsInt() - below);
            }
            below += ca.contents().isSelfIssued() ? 0 : 1;
        }
        return room == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(Math.max(room, 0));
    }
}
