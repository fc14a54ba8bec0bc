package io.github.pcaconstrain.sandbox.acm;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a request for a public certificate has in addition to one for a private certificate. Its domains are never
 * validated: the sandbox makes no DNS queries and sends no mail.
 *
 * @param validationMethod DNS, EMAIL or HTTP
 * @param validationDomains the domains whose owners would get the mail, by the domains of the certificate; default: the
 *     domain itself
 * @param export ENABLED if the certificate may be exported
 * @param managedBy the service that manages it, if one does
 */
record PublicRequest(
        String validationMethod, Map<String, String> validationDomains, String export, Optional<String> managedBy) {
    /** The reason why it is never issued, for errors of operations that need an issued certificate. */
    static final String REASON =
            "The sandbox validates no domains, so that public certificates stay PENDING_VALIDATION: give a"
                    + " CertificateAuthorityArn for one that is issued, or import one";

    PublicRequest {
        validationDomains = new TreeMap<>(validationDomains);
    }

    String validationDomain(String domain) {
        return validationDomains.getOrDefault(domain, domain.startsWith("*.") ? domain.substring(2) : domain);
    }

    PublicRequest withValidationDomain(String domain, String validationDomain) {
        Map<String, String> domains = new TreeMap<>(validationDomains);
        domains.put(domain, validationDomain);
        return new PublicRequest(validationMethod, domains, export, managedBy);
    }
}
