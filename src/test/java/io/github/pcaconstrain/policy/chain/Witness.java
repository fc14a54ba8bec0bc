package io.github.pcaconstrain.policy.chain;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.encoding.RawNames;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;

/** Another implementation of name constraints, put the same questions as ours. */
public enum Witness {
    /** The constraint validator of Bouncy Castle, without a path around it. */
    BOUNCY_CASTLE {
        @Override
        Outcome judge(String policy, String name) {
            try {
                PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
                for (String ca : policy.split(" > ", -1)) {
                    add(validator, org.bouncycastle.asn1.x509.NameConstraints.getInstance(RawNames.extension(ca)));
                }
                GeneralName presented = RawNames.generalName(name);
                validator.checkPermitted(presented);
                validator.checkExcluded(presented);
                return Outcome.ACCEPTED;
            } catch (NameConstraintValidatorException e) {
                return Outcome.REFUSED;
            } catch (RuntimeException e) {
                // What it throws on input it cannot digest is part of what is compared.
                return Outcome.THREW;
            }
        }

        private void add(PKIXNameConstraintValidator validator, org.bouncycastle.asn1.x509.NameConstraints ca) {
            if (ca.getPermittedSubtrees() != null) {
                validator.intersectPermittedSubtree(ca.getPermittedSubtrees());
            }
            if (ca.getExcludedSubtrees() != null) {
                for (GeneralSubtree subtree : ca.getExcludedSubtrees()) {
                    validator.addExcludedSubtree(subtree);
                }
            }
        }
    },

    /** The path validator of the JDK, over real certificates: a root, the CAs, and a leaf that presents the name. */
    JDK {
        @Override
        Outcome judge(String policy, String name) {
            try {
                List<X509Certificate> path = path(policy, name);
                CertPathValidator.getInstance("PKIX")
                        .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), PARAMETERS);
                return Outcome.ACCEPTED;
            } catch (CertPathValidatorException e) {
                return Outcome.REFUSED;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            } catch (RuntimeException e) {
                return Outcome.THREW;
            }
        }

        // All CAs have the same name: self-issued, none of them is checked against the directoryName constraints above.
        private List<X509Certificate> path(String policy, String name) {
            List<X509Certificate> path = new ArrayList<>();
            path.add(TestCertificates.leaf()
                    .issuer(ROOT)
                    .names(RawNames.generalName(name))
                    .build());
            for (String ca : policy.split(" > ", -1)) {
                path.add(1, CAS.computeIfAbsent(ca, Witness::ca));
            }
            return path;
        }
    };

    /** What came of it. */
    public enum Outcome {
        ACCEPTED,
        REFUSED,
        /** Neither: an unchecked exception. */
        THREW
    }

    private static final X509Certificate ROOT = TestCertificates.ca("CA").build();
    private static final java.util.Map<String, X509Certificate> CAS = new java.util.HashMap<>();
    private static final PKIXParameters PARAMETERS = parameters();

    abstract Outcome judge(String policy, String name);

    private static X509Certificate ca(String constraints) {
        return TestCertificates.ca("CA")
                .issuer(ROOT)
                .serial(3)
                .constraints(RawNames.extension(constraints))
                .build();
    }

    private static PKIXParameters parameters() {
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(ROOT, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(TestCertificates.NOT_BEFORE.plus(Duration.ofDays(1))));
            return parameters;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
