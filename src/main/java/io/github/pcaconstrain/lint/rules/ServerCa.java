package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.lint.Subject;

/** What extended key usages say of a CA. A policy may be meant for any CA, so it counts as one for TLS servers. */
final class ServerCa {
    static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    static final String EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4";
    static final String ANY = "2.5.29.37.0";

    private ServerCa() {}

    /** Whether the Baseline Requirements for TLS apply: a policy, or a subordinate CA that may issue for servers. */
    static boolean is(Subject subject) {
        return subject.certificate().map(ServerCa::is).orElse(true);
    }

    private static boolean is(CertificateContents certificate) {
        return isSubordinate(certificate)
                && (certificate.extendedKeyUsages().isEmpty()
                        || certificate.extendedKeyUsages().contains(ANY)
                        || certificate.extendedKeyUsages().contains(SERVER_AUTH));
    }

    /** Whether it is the certificate of a CA below another. */
    static boolean isSubordinate(CertificateContents certificate) {
        return certificate.isCa() && !certificate.isSelfSigned();
    }

    /** Whether it is that of a subordinate CA with constraints. */
    static boolean isConstrained(CertificateContents certificate) {
        return isSubordinate(certificate) && certificate.constraints().isPresent();
    }
}
