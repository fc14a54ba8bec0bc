package io.github.pcaconstrain.finding;

import io.github.pcaconstrain.crypto.Sha256;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A finding about one certificate among many.
 *
 * @param finding the finding; its place is a part of the certificate, such as a name
 * @param place where the certificate was found
 * @param certificate the SHA-256 fingerprint of the certificate in hexadecimal; empty if there is none
 * @param notAfter the end of the certificate's validity; empty if there is no certificate
 * @param issuer the fingerprint of the CA certificate that counts as its issuer; empty for a CA, or if the issuer is unknown
 * @param access what policies let somebody do, if that is what was found
 * @param act what somebody did, if that is what was found
 */
public record CertificateFinding(
        Finding finding,
        Place place,
        String certificate,
        Optional<Instant> notAfter,
        String issuer,
        Optional<GrantedAccess> access,
        Optional<RecordedAct> act) {
    private static final int ID_DIGITS = 32;

    public CertificateFinding {
        Objects.requireNonNull(finding, "finding");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(notAfter, "notAfter");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(act, "act");
    }

    /** A finding about a certificate whose issuer is not known. */
    public CertificateFinding(Finding finding, Place place, String certificate, Optional<Instant> notAfter) {
        this(finding, place, certificate, notAfter, "", Optional.empty(), Optional.empty());
    }

    /** A finding about a place where there is no certificate. */
    public static CertificateFinding of(Finding finding, Place place) {
        return new CertificateFinding(finding, place, "", Optional.empty());
    }

    /** A finding about what policies let somebody do; the subject of the place is that somebody. */
    public static CertificateFinding of(Finding finding, Place place, GrantedAccess access) {
        return new CertificateFinding(finding, place, "", Optional.empty(), "", Optional.of(access), Optional.empty());
    }

    /** A finding about what somebody did; the subject of the place is that somebody. */
    public static CertificateFinding of(Finding finding, Place place, RecordedAct act) {
        return new CertificateFinding(finding, place, "", Optional.empty(), "", Optional.empty(), Optional.of(act));
    }

    /** The same finding, found elsewhere. */
    public CertificateFinding at(Place other) {
        return new CertificateFinding(finding, other, certificate, notAfter, issuer, access, act);
    }

    /** The same finding about a certificate whose issuer is known. */
    public CertificateFinding issuedBy(String ca) {
        return new CertificateFinding(finding, place, certificate, notAfter, ca, access, act);
    }

    /**
     * An identifier that stays the same as long as the certificate does: 32 hexadecimal digits that are derived from
     * the code, the certificate and the part of it, not from the message or severity. Without a certificate, the place
     * is used instead, and the principal, if there is one; for a record of CloudTrail, its identifier.
     */
    public String id() {
        String where = act.map(RecordedAct::id)
                .filter(id -> !id.isEmpty())
                .orElseGet(() -> place.source() + '\0' + place.index());
        String of = certificate.isEmpty() ? where : certificate;
        String who = access.map(granted -> '\0' + granted.principal()).orElse("");
        String text = finding.code() + '\0' + of + '\0' + finding.place() + who;
        return Sha256.hex(text, ID_DIGITS);
    }
}
