package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Checks whether certificates form a path of CAs (RFC 5280, section 6.1): each is signed by the next one, may sign
 * certificates, is currently valid, and has a sufficient path length; the last one is a root. Name constraints are not
 * checked.
 */
public final class ChainCheck {
    private static final String PLACE = "chain";

    private ChainCheck() {}

    /**
     * Checks a path.
     *
     * @param path the certificate, its issuer, and so on up to the root
     */
    public static List<Finding> of(List<CaCertificate> path, Instant now) {
        List<Finding> findings = new ArrayList<>();
        if (path.size() < 2) {
            findings.add(CertificateCode.CHAIN_MISSING.finding(PLACE, "there is no chain above the certificate"));
            return findings;
        }
        int below = 0;
        for (int i = 0; i < path.size(); i++) {
            CaCertificate ca = path.get(i);
            checkCa(ca, below, i, now, findings);
            checkSignature(path, i, findings);
            below += i > 0 && ca.contents().isSelfIssued() ? 0 : 1;
        }
        return findings;
    }

    private static void checkSignature(List<CaCertificate> path, int i, List<Finding> findings) {
        CaCertificate ca = path.get(i);
        boolean isLast = i == path.size() - 1;
        if (isLast && !ca.isIssuedBy(ca)) {
            findings.add(CertificateCode.CHAIN_INCOMPLETE.finding(
                    PLACE,
                    "it ends at " + ca.contents().label() + ", which is not a root: it was issued by "
                            + ca.contents().issuer().text()));
        } else if (!isLast && !ca.isIssuedBy(path.get(i + 1))) {
            findings.add(CertificateCode.CHAIN_BROKEN.finding(
                    PLACE,
                    ca.contents().label() + " was issued by "
                            + ca.contents().issuer().text()
                            + ", but is not signed by the next certificate in the chain, "
                            + path.get(i + 1).contents().label()));
        }
    }

    private static void checkCa(CaCertificate ca, int below, int place, Instant now, List<Finding> findings) {
        String label = ca.contents().label();
        if (place > 0 && (!ca.contents().isCa() || !ca.maySignCertificates())) {
            findings.add(CertificateCode.CHAIN_NO_CA.finding(PLACE, label + " is not allowed to sign certificates"));
        }
        OptionalInt length = ca.contents().pathLength();
        // The certificate itself, at index 0, is one of those below.
        if (place > 0 && length.isPresent() && below > length.getAsInt()) {
            findings.add(CertificateCode.CHAIN_PATH_LENGTH.finding(
                    PLACE,
                    label + " has a path length of " + length.getAsInt() + ", which is less than the "
                            + Counted.of(below, "CA") + " below it"));
        }
        if (now.isAfter(ca.contents().notAfter()) || now.isBefore(ca.contents().notBefore())) {
            findings.add(CertificateCode.CHAIN_NOT_VALID_NOW.finding(
                    PLACE,
                    label + " is not valid now, but from " + ca.contents().notBefore() + " to "
                            + ca.contents().notAfter()));
        }
    }
}
