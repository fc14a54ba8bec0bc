package io.github.pcaconstrain.encoding.certificate;

import io.github.pcaconstrain.encoding.DecodedNameConstraints;
import io.github.pcaconstrain.encoding.DerNesting;
import io.github.pcaconstrain.encoding.DistinguishedNames;
import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.GeneralNames;
import io.github.pcaconstrain.encoding.InternationalHost;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.DistinguishedName.Attribute;
import io.github.pcaconstrain.policy.name.DistinguishedName.Syntax;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.Time;

/** Parses the parts of a DER certificate that matter for name constraints. */
public final class CertificateParser {
    /** id-on-SmtpUTF8Mailbox (RFC 9598), an otherName that rfc822Name constraints apply to. */
    private static final String SMTP_UTF8_MAILBOX = "1.3.6.1.5.5.7.8.9";

    private CertificateParser() {}

    /**
     * Parses a certificate.
     *
     * @throws IllegalArgumentException if this is not a certificate; the message says why
     */
    public static CertificateContents parse(byte[] der) {
        return parse(RawCertificate.of(der), der);
    }

    /**
     * Parses a certificate that was already split into its fields.
     *
     * @throws IllegalArgumentException if a field that is needed to judge names cannot be read; the message says why
     */
    public static CertificateContents parse(RawCertificate certificate, byte[] der) {
        try {
            return contents(certificate, der);
        } catch (RuntimeException | StackOverflowError e) {
            // Bouncy Castle throws several unchecked exceptions for bytes that are not a certificate, and recurses.
            throw new IllegalArgumentException(
                    Optional.ofNullable(e.getMessage()).orElse(e.toString()), e);
        }
    }

    private static CertificateContents contents(RawCertificate certificate, byte[] der) {
        Optional<BasicConstraints> basic = certificate
                .extension(RawCertificate.BASIC_CONSTRAINTS)
                .map(CertificateParser::value)
                .map(BasicConstraints::getInstance);
        DistinguishedName subject = name(certificate.subject());
        return new CertificateContents(
                subject,
                name(certificate.issuer()),
                certificate.serial().toString(16),
                time(certificate.notBefore()),
                time(certificate.notAfter()),
                basic.map(BasicConstraints::isCA).orElse(false),
                pathLength(basic),
                extendedKeyUsages(certificate),
                names(subject, certificate),
                certificate.extension(RawCertificate.NAME_CONSTRAINTS).map(CertificateParser::constraints),
                HexFormat.of().formatHex(der));
    }

    private static Instant time(byte[] encoded) {
        return CertificateTime.of(Time.getInstance(primitive(encoded)));
    }

    private static ASN1Primitive value(ExtensionValue extension) {
        return primitive(extension.der());
    }

    private static ASN1Primitive primitive(byte[] encoded) {
        try {
            return ASN1Primitive.fromByteArray(encoded);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The raw NameConstraints extension of a certificate that {@link #parse} accepts. */
    public static Optional<ExtensionValue> nameConstraints(byte[] der) {
        return RawCertificate.of(der).extension(RawCertificate.NAME_CONSTRAINTS);
    }

    /**
     * Parses a distinguished name in DER.
     *
     * @throws IllegalArgumentException if this is not a distinguished name
     */
    public static DistinguishedName name(byte[] der) {
        if (DerNesting.isTooDeep(der)) {
            throw new IllegalArgumentException("it is nested more than " + DerNesting.LIMIT + " levels deep");
        }
        return DistinguishedNames.of(X500Name.getInstance(der));
    }

    private static DecodedNameConstraints constraints(ExtensionValue extension) {
        return NameConstraintsDer.decode(extension.der(), extension.critical());
    }

    private static OptionalInt pathLength(Optional<BasicConstraints> basic) {
        return basic.map(BasicConstraints::getPathLenConstraintInteger)
                .map(length -> OptionalInt.of(length.intValueExact()))
                .orElse(OptionalInt.empty());
    }

    private static List<String> extendedKeyUsages(RawCertificate certificate) {
        return certificate
                .extension(RawCertificate.EXTENDED_KEY_USAGE)
                .map(CertificateParser::value)
                .map(ExtendedKeyUsage::getInstance)
                .map(usages -> Arrays.stream(usages.getUsages())
                        .map(KeyPurposeId::getId)
                        .toList())
                .orElse(List.of());
    }

    private static List<PresentedName> names(DistinguishedName subject, RawCertificate certificate) {
        List<PresentedName> names = new ArrayList<>();
        if (!subject.isEmpty()) {
            names.add(new PresentedName.Directory(subject));
        }
        List<PresentedName> mailboxes = new ArrayList<>();
        certificate
                .extension(RawCertificate.ALTERNATIVE_NAMES)
                .ifPresent(san -> addAlternatives(names, mailboxes, san));
        // An SmtpUTF8Mailbox is not an rfc822Name, so it does not replace one.
        boolean hasEmail = names.stream().anyMatch(name -> name.form() == NameForm.EMAIL);
        if (!hasEmail) {
            addSubjectEmails(names, subject);
        }
        names.addAll(mailboxes);
        return names;
    }

    private static void addAlternatives(List<PresentedName> names, List<PresentedName> mailboxes, ExtensionValue san) {
        List<RawElement> alternatives;
        try {
            alternatives = RawElement.whole(san.der())
                    .expect(RawElement.SEQUENCE, "subjectAltName")
                    .children();
        } catch (IllegalArgumentException e) {
            names.add(unreadable(san.hex(), "subjectAltName is not a sequence of names"));
            return;
        }
        if (alternatives.isEmpty()) {
            // RFC 5280, section 4.2.1.6, requires at least one name. Which name was intended is unknown.
            names.add(unreadable(san.hex(), "subjectAltName has no names"));
        }
        for (RawElement alternative : alternatives) {
            addAlternative(names, mailboxes, alternative);
        }
    }

    /** Each name is read by itself, so that an unreadable one does not hide the others. */
    private static void addAlternative(
            List<PresentedName> names, List<PresentedName> mailboxes, RawElement alternative) {
        ASN1Primitive read;
        try {
            read = primitive(alternative.encoded());
        } catch (RuntimeException e) {
            String shown = HexFormat.of().formatHex(alternative.encoded());
            names.add(unreadable(shown, "subjectAltName holds something that cannot be read: " + e.getMessage()));
            return;
        }
        Optional<PresentedName> name =
                read instanceof ASN1TaggedObject tagged ? GeneralNames.decodeName(tagged) : Optional.empty();
        names.add(name.orElseGet(() -> unreadable(
                HexFormat.of().formatHex(alternative.encoded()), "subjectAltName holds something that is not a name")));
        smtpUtf8Mailbox(read).ifPresent(mailboxes::add);
    }

    private static PresentedName unreadable(String shown, String flaw) {
        return PresentedName.Malformed.ofAnyForm(shown, flaw);
    }

    /** RFC 9598, section 6: rfc822Name constraints apply to the address, with its host in A-labels. */
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
                        NameForm.EMAIL, "#" + attribute.encoded(), "its text cannot be read with certainty")
                : new PresentedName.Email(attribute.value());
    }
}
