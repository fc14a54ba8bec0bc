package io.github.pcaconstrain.issuance;

import static io.github.pcaconstrain.issuance.Preflight.error;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Whether certificates form a path of CAs (RFC 5280, section 6.1): each is signed by the next, may sign certificates, is
 * valid now, and has room for the CAs below it; the last is a root. Constraints on names are the business of others.
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
            findings.add(error(
                    "chain-missing",
                    PLACE,
                    "there is no chain above the certificate",
                    "give the chain, up to the root"));
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
            findings.add(error(
                    "chain-incomplete",
                    PLACE,
                    "it ends at " + ca.contents().label() + ", which is no root but was issued by "
                            + ca.contents().issuer().text(),
                    "add the certificates up to the root, each after the one that it has issued"));
        } else if (!isLast && !ca.isIssuedBy(path.get(i + 1))) {
            findings.add(error(
                    "chain-broken",
                    PLACE,
                    ca.contents().label() + " was issued by "
                            + ca.contents().issuer().text() + ", and is not signed by the next in the chain, "
                            + path.get(i + 1).contents().label(),
                    "put the chain in order: the issuer of the certificate first, the root last"));
        }
    }

    private static void checkCa(CaCertificate ca, int below, int place, Instant now, List<Finding> findings) {
        String label = ca.contents().label();
        if (place > 0 && (!ca.contents().isCa() || !ca.maySignCertificates())) {
            findings.add(error(
                    "chain-no-ca",
                    PLACE,
                    label + " may not sign certificates",
                    "give the chain that AWS Private CA gives"));
        }
        OptionalInt length = ca.contents().pathLength();
        // The certificate itself, at place 0, is one of those below.
        if (place > 0 && length.isPresent() && below > length.getAsInt()) {
            findings.add(error(
                    "chain-path-length",
                    PLACE,
                    label + " has a path length of " + length.getAsInt() + ", and there are " + below + " CAs below it",
                    "take a parent further up"));
        }
        if (now.isAfter(ca.contents().notAfter()) || now.isBefore(ca.contents().notBefore())) {
            findings.add(error(
                    "chain-not-valid-now",
                    PLACE,
                    label + " is valid from " + ca.contents().notBefore() + " to "
                            + ca.contents().notAfter() + ", which is not now",
                    "check the clock of this computer, or renew that CA"));
        }
    }
}
