package io.github.pcaconstrain.issuance.csr;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.issuance.request.Csr;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what is wrong with a CSR, and where it differs from the configuration of its CA. */
public final class CsrCheck {
    private static final String PLACE = "csr";

    private CsrCheck() {}

    /**
     * Checks a CSR.
     *
     * @param ca the CA from which it comes, if known
     */
    public static List<Finding> of(Csr csr, Optional<Authority> ca) {
        List<Finding> findings = new ArrayList<>();
        if (!csr.isProven()) {
            findings.add(CsrCode.CSR_SIGNATURE.finding(
                    PLACE, "its signature was not made with its own key, so it may have been altered"));
        }
        if (csr.subject().isEmpty()) {
            findings.add(CsrCode.CSR_SUBJECT.finding(
                    PLACE, "its subject is empty, but a CA needs a name (RFC 5280, section 4.1.2.6)"));
        }
        CsrKeyCheck.of(csr.key()).ifPresent(findings::add);
        ca.ifPresent(authority -> compare(csr, authority, findings));
        return findings;
    }

    private static void compare(Csr csr, Authority ca, List<Finding> findings) {
        if (csr.key().algorithm() != ca.key()) {
            findings.add(CsrCode.CSR_KEY.finding(
                    PLACE,
                    "its key is " + csr.key().algorithm().wireName() + ", but the CA's is "
                            + ca.key().wireName()));
        }
        Set<String> inCsr = values(csr.subject());
        // Custom attributes are not described as text.
        Set<String> missing = new HashSet<>(ca.subject().values());
        missing.removeAll(inCsr);
        if (!missing.isEmpty() && !csr.subject().isEmpty()) {
            findings.add(CsrCode.CSR_SUBJECT_DIFFERS.finding(
                    PLACE,
                    "its subject " + csr.subject().text()
                            + " lacks parts of the subject that the CA is configured with: "
                            + missing.stream().sorted().collect(Collectors.joining(", "))));
        }
    }

    private static Set<String> values(DistinguishedName subject) {
        return subject.rdns().stream()
                .flatMap(rdn -> rdn.attributes().stream())
                .map(DistinguishedName.Attribute::value)
                .collect(Collectors.toSet());
    }
}
