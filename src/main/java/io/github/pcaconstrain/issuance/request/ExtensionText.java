package io.github.pcaconstrain.issuance.request;

import io.github.pcaconstrain.encoding.DistinguishedNames;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Describes an extension and its content; content that cannot be read is shown in base64. */
final class ExtensionText {
    private static final int SHOWN = 64;

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("2.5.29.9", "subject directory attributes"),
            Map.entry(CertificateExtension.SUBJECT_KEY_IDENTIFIER, "subject key identifier"),
            Map.entry(CertificateExtension.KEY_USAGE, "key usage"),
            Map.entry("2.5.29.16", "private key usage period"),
            Map.entry(CertificateExtension.SUBJECT_ALTERNATIVE_NAME, "subject alternative names"),
            Map.entry("2.5.29.18", "issuer alternative names"),
            Map.entry(CertificateExtension.BASIC_CONSTRAINTS, "basic constraints"),
            Map.entry(CertificateExtension.NAME_CONSTRAINTS, "name constraints"),
            Map.entry(CertificateExtension.CRL_DISTRIBUTION_POINTS, "CRL distribution points"),
            Map.entry(CertificateExtension.CERTIFICATE_POLICIES, "certificate policies"),
            Map.entry("2.5.29.33", "policy mappings"),
            Map.entry(CertificateExtension.AUTHORITY_KEY_IDENTIFIER, "authority key identifier"),
            Map.entry("2.5.29.36", "policy constraints"),
            Map.entry(CertificateExtension.EXTENDED_KEY_USAGE, "extended key usage"),
            Map.entry("2.5.29.46", "freshest CRL"),
            Map.entry("2.5.29.54", "inhibit anyPolicy"),
            Map.entry(CertificateExtension.AUTHORITY_INFORMATION_ACCESS, "authority information access"),
            Map.entry("1.3.6.1.5.5.7.1.11", "subject information access"),
            Map.entry("1.3.6.1.5.5.7.1.24", "TLS feature"));

    private ExtensionText() {}

    static String of(CertificateExtension extension) {
        String name = NAMES.get(extension.oid());
        return PrintableText.printable(
                (name == null ? "extension " : name + " ") + extension.oid() + " (" + content(extension) + ")");
    }

    private static String content(CertificateExtension extension) {
        byte[] der = extension.value().der();
        try {
            return switch (extension.oid()) {
                case CertificateExtension.SUBJECT_ALTERNATIVE_NAME ->
                    Arrays.stream(GeneralNames.getInstance(der).getNames())
                            .map(ExtensionText::name)
                            .collect(Collectors.joining(", "));
                case CertificateExtension.KEY_USAGE -> KeyUsageBit.text(KeyUsageBit.decode(der));
                case CertificateExtension.EXTENDED_KEY_USAGE ->
                    Arrays.stream(ExtendedKeyUsage.getInstance(der).getUsages())
                            .map(usage -> NamedExtensions.purpose(usage.getId()))
                            .collect(Collectors.joining(", "));
                case CertificateExtension.CERTIFICATE_POLICIES -> policies(der);
                case CertificateExtension.NAME_CONSTRAINTS -> constraints(extension);
                default -> base64(extension);
            };
        } catch (RuntimeException e) {
            // Bouncy Castle throws several unchecked exceptions for octets that do not match their OID.
            return base64(extension);
        }
    }

    private static String base64(CertificateExtension extension) {
        String base64 = extension.value().base64();
        return base64.length() > SHOWN ? base64.substring(0, SHOWN) + "..." : base64;
    }

    private static String policies(byte[] der) {
        List<String> policies = new ArrayList<>();
        ASN1Sequence.getInstance(der)
                .forEach(each -> policies.add(
                        String.valueOf(ASN1Sequence.getInstance(each).getObjectAt(0))));
        return String.join(", ", policies);
    }

    private static String constraints(CertificateExtension extension) {
        NameConstraints constraints = NameConstraintsDer.decode(
                        extension.value().der(), extension.value().critical())
                .constraints();
        List<String> texts = new ArrayList<>();
        constraints
                .permitted()
                .forEach(subtree -> texts.add("permitted " + subtree.base().text()));
        constraints
                .excluded()
                .forEach(subtree -> texts.add("excluded " + subtree.base().text()));
        return String.join(", ", texts);
    }

    private static String name(GeneralName name) {
        return switch (name.getTagNo()) {
            case GeneralName.rfc822Name -> "email:" + name.getName();
            case GeneralName.dNSName -> "dns:" + name.getName();
            case GeneralName.directoryName ->
                "dn:"
                        + DistinguishedNames.of(X500Name.getInstance(name.getName()))
                                .text();
            case GeneralName.uniformResourceIdentifier -> "uri:" + name.getName();
            case GeneralName.iPAddress ->
                "ip:" + address(ASN1OctetString.getInstance(name.getName()).getOctets());
            case GeneralName.registeredID -> "registered ID " + name.getName();
            default -> "a name of type [" + name.getTagNo() + "]";
        };
    }

    private static String address(byte[] octets) {
        try {
            return String.valueOf(InetAddress.getByAddress(octets).getHostAddress());
        } catch (UnknownHostException e) {
            return "of " + Counted.of(octets.length, "octet");
        }
    }
}
