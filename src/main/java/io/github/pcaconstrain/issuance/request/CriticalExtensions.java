package io.github.pcaconstrain.issuance.request;

import java.util.Set;

/** The extensions that AWS Private CA allows to be critical in an imported certificate; it refuses all others. */
public final class CriticalExtensions {
    /** API reference, ImportCertificateAuthorityCertificate. */
    private static final Set<String> IMPORTED = Set.of(
            "2.5.29.35", // authority key identifier
            "2.5.29.19", // basic constraints
            "2.5.29.32", // certificate policies
            "2.5.29.37", // extended key usage
            "2.5.29.54", // inhibit anyPolicy
            "2.5.29.18", // issuer alternative name
            "2.5.29.15", // key usage
            "2.5.29.30", // name constraints
            "2.5.29.33", // policy mappings
            "2.5.29.17", // subject alternative name
            "2.5.29.9", // subject directory attributes
            "2.5.29.14", // subject key identifier
            "1.3.6.1.5.5.7.1.11"); // subject information access

    private CriticalExtensions() {}

    /** Whether a certificate with a critical extension of this object identifier can be imported. */
    public static boolean areImported(String oid) {
        return IMPORTED.contains(oid);
    }
}
