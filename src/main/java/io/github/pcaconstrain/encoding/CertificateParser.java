package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.policy.DistinguishedName;
import io.github.pcaconstrain.policy.DistinguishedName.Attribute;
import io.github.pcaconstrain.policy.DistinguishedName.Syntax;
import io.github.pcaconstrain.policy.NameForm;
import io.github.pcaconstrain.policy.PresentedName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** Reads a certificate in DER as far as name constraints need it. */
public final class CertificateParser {
    /** id-on-SmtpUTF8Mailbox (RFC 9598), an otherName that rfc822Name constraints apply to. */
    private static final String SMTP_UTF8_MAILBOX = "1.3.6.1.5.5.7.8.9";

    private CertificateParser() {}

    /**
     * Reads one certificate.
     *
     * @throws IllegalArgumentException if it is no certificate; the message says why
     */
    public static CertificateContents parse(byte[] der) {
        if (DerNesting.isTooDeep(der)) {
            throw new IllegalArgumentException("it is nested more than " + DerNesting.LIMIT + " levels deep");
        }
        Certificate certificate = Certificate.getInstance(der);
        Optional<Extensions> extensions =
                Optional.ofNullable(certificate.getTBSCertificate().getExtensions());
        Optional<BasicConstraints> basic = extension(extensions, Extension.basicConstraints)
                .map(Extension::getParsedValue)
                .map(BasicConstraints::getInstance);
        DistinguishedName subject = DistinguishedNames.of(certificate.getSubject());
        return new CertificateContents(
                subject,
                DistinguishedNames.of(certificate.getIssuer()),
                certificate.getSerialNumber().getValue().toString(16),
                CertificateTime.of(certificate.getStartDate()),
                CertificateTime.of(certificate.getEndDate()),
                basic.map(BasicConstraints::isCA).orElse(false),
                pathLength(basic),
                extendedKeyUsages(extensions),
                names(subject, extensions),
                extension(extensions, Extension.nameConstraints).map(CertificateParser::constraints),
                HexFormat.of().formatHex(der));
    }

    /** The NameConstraints extension of a certificate that {@link #parse} reads, as it stands there. */
    public static Optional<ExtensionValue> nameConstraints(byte[] der) {
        Optional<Extensions> extensions = Optional.ofNullable(
                Certificate.getInstance(der).getTBSCertificate().getExtensions());
        return extension(extensions, Extension.nameConstraints)
                .map(found -> ExtensionValue.of(found.getExtnValue().getOctets(), found.isCritical()));
    }

    /**
     * Reads a distinguished name in DER.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static DistinguishedName name(byte[] der) {
        if (DerNesting.isTooDeep(der)) {
            throw new IllegalArgumentException("it is nested more than " + DerNesting.LIMIT + " levels deep");
        }
        return DistinguishedNames.of(X500Name.getInstance(der));
    }

    private static Optional<Extension> extension(Optional<Extensions> extensions, ASN1ObjectIdentifier oid) {
        return extensions.map(present -> present.getExtension(oid));
    }

    private static DecodedNameConstraints constraints(Extension extension) {
        return NameConstraintsDer.decode(extension.getExtnValue().getOctets(), extension.isCritical());
    }

    private static OptionalInt pathLength(Optional<BasicConstraints> basic) {
        return basic.map(BasicConstraints::getPathLenConstraintInteger)
                .map(length -> OptionalInt.of(length.intValueExact()))
                .orElse(OptionalInt.empty());
    }

    private static List<String> extendedKeyUsages(Optional<Extensions> extensions) {
        return extension(extensions, Extension.extendedKeyUsage)
                .map(Extension::getParsedValue)
                .map(ExtendedKeyUsage::getInstance)
                .map(usages -> Arrays.stream(usages.getUsages())
                        .map(KeyPurposeId::getId)
                        .toList())
                .orElse(List.of());
    }

    private static List<PresentedName> names(DistinguishedName subject, Optional<Extensions> extensions) {
        List<PresentedName> names = new ArrayList<>();
        if (!subject.isEmpty()) {
            names.add(new PresentedName.Directory(subject));
        }
        List<PresentedName> mailboxes = new ArrayList<>();
        extension(extensions, Extension.subjectAlternativeName)
                .ifPresent(san -> addAlternatives(names, mailboxes, san));
        // An SmtpUTF8Mailbox is no rfc822Name, so it does not take the place of one.
        boolean hasEmail = names.stream().anyMatch(name -> name.form() == NameForm.EMAIL);
        if (!hasEmail) {
            addSubjectEmails(names, subject);
        }
        names.addAll(mailboxes);
        return names;
    }

    private static void addAlternatives(List<PresentedName> names, List<PresentedName> mailboxes, Extension san) {
        ASN1Sequence alternatives;
        try {
            alternatives = ASN1Sequence.getInstance(san.getParsedValue());
        } catch (RuntimeException e) {
            names.add(unreadable(san, "subjectAltName is no sequence of names"));
            return;
        }
        for (ASN1Encodable alternative : alternatives) {
            Optional<PresentedName> name =
                    alternative instanceof ASN1TaggedObject tagged ? GeneralNames.decodeName(tagged) : Optional.empty();
            names.add(name.orElseGet(() -> unreadable(san, "subjectAltName holds something that is no name")));
            smtpUtf8Mailbox(alternative).ifPresent(mailboxes::add);
        }
    }

    private static PresentedName unreadable(Extension san, String flaw) {
        String shown = HexFormat.of().formatHex(san.getExtnValue().getOctets());
        return PresentedName.Malformed.ofAnyForm(shown, flaw);
    }

    /** RFC 9598, section 6: rfc822Name constraints apply to the address, its host taken as A-labels. */
    private static Optional<PresentedName> smtpUtf8Mailbox(ASN1Encodable alternative) {
        if (!(alternative instanceof ASN1TaggedObject tagged) || !tagged.hasContextTag(NameForm.OTHER_NAME.tag())) {
            return Optional.empty();
        }
        try {
            ASN1Sequence other = ASN1Sequence.getInstance(tagged, false);
            if (!ASN1ObjectIdentifier.getInstance(other.getObjectAt(0)).getId().equals(SMTP_UTF8_MAILBOX)) {
                return Optional.empty();
            }
            ASN1TaggedObject value = ASN1TaggedObject.getInstance(other.getObjectAt(1));
            String mailbox = ASN1UTF8String.getInstance(value, true).getString();
            return Optional.of(email(mailbox));
        } catch (RuntimeException e) {
            return Optional.of(new PresentedName.Malformed(
                    NameForm.EMAIL, "SmtpUTF8Mailbox", "it cannot be read: " + e.getMessage()));
        }
    }

    private static PresentedName email(String mailbox) {
        int at = mailbox.lastIndexOf('@') + 1;
        InternationalHost.Conversion host = InternationalHost.toAscii(mailbox.substring(at));
        return host.flaw().isPresent()
                ? new PresentedName.Malformed(
                        NameForm.EMAIL, mailbox, host.flaw().get())
                : new PresentedName.Email(mailbox.substring(0, at) + host.ascii());
    }

    /**
     * RFC 5280, section 4.2.1.10: constraints on rfc822Name apply to emailAddress attributes of the subject of a
     * certificate that has no such alternative name.
     */
    private static void addSubjectEmails(List<PresentedName> names, DistinguishedName subject) {
        subject.rdns().stream()
                .flatMap(rdn -> rdn.attributes().stream())
                .filter(attribute -> attribute.type().equals(BCStyle.EmailAddress.getId()))
                .map(CertificateParser::subjectEmail)
                .forEach(names::add);
    }

    private static PresentedName subjectEmail(Attribute attribute) {
        return attribute.syntax() == Syntax.OTHER
                ? new PresentedName.Malformed(
                        NameForm.EMAIL, "#" + attribute.encoded(), "it is no text that can be read with certainty")
                : new PresentedName.Email(attribute.value());
    }
}
