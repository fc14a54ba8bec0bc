package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.issuance.request.Csr;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with a CSR, and what in it is not as its CA was configured. */
public final class CsrCheck {
    private static final String PLACE = "csr";

    private CsrCheck() {}

    /**
     * Checks a CSR.
     *
     * @param ca the CA that it comes from, where that is known
     */
    public static List<Finding> of(Csr csr, Optional<Authority> ca) {
        List<Finding> findings = new ArrayList<>();
        if (!csr.isProven()) {
            findings.add(new Finding(
                    "csr-signature",
                    Severity.ERROR,
                    PLACE,
                    "its signature is not of its own key, so it may have been altered",
                    "fetch it again, or make a new one with the key"));
        }
        if (csr.subject().isEmpty()) {
            findings.add(new Finding(
                    "csr-subject",
                    Severity.ERROR,
                    PLACE,
                    "its subject is empty, and a CA needs a name (RFC 5280, section 4.1.2.6)",
                    "make a CSR with a subject"));
        }
        CsrKeyCheck.of(csr.key()).ifPresent(findings::add);
        ca.ifPresent(authority -> compare(csr, authority, findings));
        return findings;
    }

    private static void compare(Csr csr, Authority ca, List<Finding> findings) {
        if (csr.key().algorithm() != ca.key()) {
            findings.add(new Finding(
                    "csr-key",
                    Severity.ERROR,
                    PLACE,
                    "its key is " + csr.key().algorithm().wireName() + ", and the CA's is "
                            + ca.key().wireName(),
                    "check that --csr and --ca are of the same CA"));
        }
        Set<String> inCsr = values(csr.subject());
        // Custom attributes are not described as text.
        Set<String> missing = new HashSet<>(ca.subject().values());
        missing.removeAll(inCsr);
        if (!missing.isEmpty() && !csr.subject().isEmpty()) {
            findings.add(new Finding(
                    "csr-subject-differs",
                    Severity.WARNING,
                    PLACE,
                    "its subject " + csr.subject().text() + " lacks what the CA is configured with: "
                            + missing.stream().sorted().collect(Collectors.joining(", ")),
                    "check that it is the CSR of this CA"));
        }
    }

    private static Set<String> values(DistinguishedName subject) {
        return subject.rdns().stream()
                .flatMap(rdn -> rdn.attributes().stream())
                .map(DistinguishedName.Attribute::value)
                .collect(Collectors.toSet());
    }
}
