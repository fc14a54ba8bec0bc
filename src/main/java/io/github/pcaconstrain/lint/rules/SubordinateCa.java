package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.lint.Subject;

/** Recognises subordinate CAs by their constraints and extended key usages. */
final class SubordinateCa {
    static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    static final String EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4";
    static final String ANY_EXTENDED_KEY_USAGE = "2.5.29.37.0";

    private SubordinateCa() {}

    /** Whether it is the certificate of a CA below another. */
    static boolean is(CertificateContents certificate) {
        return certificate.isCa() && !certificate.isSelfSigned();
    }

    /** Whether it is the certificate of a subordinate CA with constraints. */
    static boolean isConstrained(CertificateContents certificate) {
        return is(certificate) && certificate.constraints().isPresent();
    }

    /** Whether it is the certificate of a subordinate CA without constraints. */
    static boolean isUnconstrained(CertificateContents certificate) {
        return is(certificate) && certificate.constraints().isEmpty();
    }

    /**
     * Whether the Baseline Requirements for TLS apply: a subordinate CA that may issue for servers, or a policy, since it
     * may be meant for any CA.
     */
    static boolean mayServeTls(Subject subject) {
        return subject.certificate().map(SubordinateCa::mayServeTls).orElse(true);
    }

    private static boolean mayServeTls(CertificateContents certificate) {
        return is(certificate)
                && (certificate.extendedKeyUsages().isEmpty()
                        || certificate.extendedKeyUsages().contains(ANY_EXTENDED_KEY_USAGE)
                        || certificate.extendedKeyUsages().contains(SERVER_AUTH));
    }
}
