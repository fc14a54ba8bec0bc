package io.github.pcaconstrain.sandbox.authority;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/**
 * Decides the extensions of a certificate.
 *
 * <p>AWS Private CA User Guide, "Template order of operations": "For each extension value, the template definition has
 * highest priority, followed by API passthrough values, followed by CSR passthrough extensions." Subject alternative
 * names come from the CSR even if the template takes nothing else from it.
 */
final class ExtensionPlan {
    private final Map<ASN1ObjectIdentifier, Extension> plan = new LinkedHashMap<>();

    private ExtensionPlan() {}

    static List<Extension> of(Template template, Issuer issuer, Csr csr, Passthrough api, X500Name subject) {
        ExtensionPlan extensions = new ExtensionPlan();
        extensions.addTemplate(template, issuer, csr);
        if (template.takesApi()) {
            api.extensions().forEach(extensions::add);
        }
        csr.extension(Extension.subjectAlternativeName).ifPresent(extensions::add);
        if (template.takesCsr()) {
            csr.extensions().forEach(extensions::add);
        }
        if (subject.getRDNs().length == 0) {
            extensions.plan.computeIfPresent(Extension.subjectAlternativeName, (kind, names) -> critical(names));
        }
        return List.copyOf(extensions.plan.values());
    }

    // RFC 5280, section 4.1.2.6: without a subject, the alternative names must be critical; the JDK insists.
    private static Extension critical(Extension names) {
        return new Extension(names.getExtnId(), true, names.getExtnValue());
    }

    private void addTemplate(Template template, Issuer issuer, Csr csr) {
        add(Passthrough.extension(Extension.basicConstraints, template.basics().isCritical(), basics(template)));
        if (template.kind() != Template.Kind.ROOT) {
            add(issuer.authorityKeyIdentifier());
        }
        SubjectKeyIdentifier identifier = new SubjectKeyIdentifier(KeyIdentifiers.of(csr.publicKey()));
        add(Passthrough.extension(Extension.subjectKeyIdentifier, false, identifier));
        if (template.keyUsage() != 0) {
            add(Passthrough.extension(Extension.keyUsage, true, new KeyUsage(template.keyUsage())));
        }
        template.extendedKeyUsage()
                .ifPresent(usage ->
                        add(Passthrough.extension(Extension.extendedKeyUsage, template.purposesAreCritical(), usage)));
        if (template.kind() != Template.Kind.ROOT) {
            issuer.configured().forEach(this::add);
        }
    }

    private static BasicConstraints basics(Template template) {
        return template.basics()
                .pathLength()
                .map(BasicConstraints::new)
                .orElseGet(() -> new BasicConstraints(template.isCa()));
    }

    // The first has priority.
    private void add(Extension extension) {
        plan.putIfAbsent(extension.getExtnId(), extension);
    }
}
