package io.github.pcaconstrain.sandbox.authority;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Refuses certificates with names that the constraints of some CA above them do not allow.
 *
 * <p>AWS Private CA User Guide, "RFC compliance": "Restrictions apply to the subject distinguished name and subject
 * alternative names." Bouncy Castle's validator decides. Constraints and names that it cannot read or does not support
 * are refused; it reports them by unchecked exceptions of many types.
 */
final class NameConstraintGate {
    private static final int[] ADDRESS_LENGTHS = {4, 16};

    private final PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
    private boolean isConstrained;

    private NameConstraintGate() {}

    /**
     * Checks the names of a certificate against the constraints of a chain.
     *
     * @param chain the issuing CA first; all of its certificates count, the trust anchor's too
     * @throws NameConstraintValidatorException if a name is refused or cannot be checked
     */
    static void check(List<X509CertificateHolder> chain, X500Name subject, List<Extension> extensions)
            throws NameConstraintValidatorException {
        try {
            NameConstraintGate gate = new NameConstraintGate();
            for (X509CertificateHolder ca : chain) {
                gate.add(ca);
            }
            if (gate.isConstrained) {
                gate.checkNames(subject, extensions);
            }
        } catch (IOException | RuntimeException e) {
            throw new NameConstraintValidatorException("a name or a constraint cannot be judged: " + e.getMessage());
        }
    }

    /** The constraints in an extension's value, which must be DER without trailing octets. */
    static NameConstraints parse(byte[] value) throws IOException {
        return NameConstraints.getInstance(ASN1Primitive.fromByteArray(value));
    }

    private void add(X509CertificateHolder ca) throws IOException {
        Extension extension = ca.getExtension(Extension.nameConstraints);
        if (extension == null) {
            return;
        }
        isConstrained = true;
        NameConstraints constraints = parse(extension.getExtnValue().getOctets());
        GeneralSubtree[] permitted = constraints.getPermittedSubtrees();
        if (permitted != null) {
            validator.intersectPermittedSubtree(permitted);
        }
        GeneralSubtree[] excluded = constraints.getExcludedSubtrees();
        if (excluded != null) {
            for (GeneralSubtree subtree : excluded) {
                validator.addExcludedSubtree(subtree);
            }
        }
    }

    private void checkNames(X500Name subject, List<Extension> extensions)
            throws NameConstraintValidatorException, IOException {
        if (subject.getRDNs().length > 0) {
            validator.checkPermittedDN(subject);
            validator.checkExcludedDN(subject);
        }
        List<GeneralName> names = alternativeNames(extensions);
        // RFC 5280, section 4.2.1.10: rfc822Name constraints apply to the subject where the SAN has no such name.
        if (names.stream().noneMatch(name -> name.getTagNo() == GeneralName.rfc822Name)) {
            names.addAll(mailboxes(subject));
        }
        for (GeneralName name : names) {
            requireReadable(name);
            validator.checkPermitted(name);
            validator.checkExcluded(name);
        }
    }

    private static List<GeneralName> alternativeNames(List<Extension> extensions) throws IOException {
        List<GeneralName> names = new ArrayList<>();
        for (Extension extension : extensions) {
            if (extension.getExtnId().equals(Extension.subjectAlternativeName)) {
                ASN1Primitive value =
                        ASN1Primitive.fromByteArray(extension.getExtnValue().getOctets());
                names.addAll(List.of(GeneralNames.getInstance(value).getNames()));
            }
        }
        return names;
    }

    private static List<GeneralName> mailboxes(X500Name subject) {
        List<GeneralName> mailboxes = new ArrayList<>();
        for (RDN rdn : subject.getRDNs()) {
            for (AttributeTypeAndValue attribute : rdn.getTypesAndValues()) {
                if (attribute.getType().equals(BCStyle.EmailAddress)) {
                    ASN1Encodable value = attribute.getValue();
                    mailboxes.add(new GeneralName(GeneralName.rfc822Name, IETFUtils.valueToString(value)));
                }
            }
        }
        return mailboxes;
    }

    // To the validator, an address of another length is within no subtree, so it would pass every excluded one.
    private static void requireReadable(GeneralName name) throws NameConstraintValidatorException {
        if (name.getTagNo() == GeneralName.iPAddress) {
            int length = ASN1OctetString.getInstance(name.getName()).getOctets().length;
            if (length != ADDRESS_LENGTHS[0] && length != ADDRESS_LENGTHS[1]) {
                throw new NameConstraintValidatorException("an IP address of " + length + " octets");
            }
        }
    }

    static AwsError refusal(NameConstraintValidatorException reason) {
        return AwsError.validation("The certificate does not satisfy the name constraints of its certification path: "
                        + reason.getMessage())
                .because(Issuance.NAME_CONSTRAINTS);
    }
}
