package io.github.pcaconstrain.issuance.request;

import io.github.pcaconstrain.ca.CustomExtension;
import io.github.pcaconstrain.encoding.ExtensionValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The requested extensions other than name constraints: a part of ApiPassthrough (API reference of AWS Private CA), and
 * the expected result.
 *
 * @param named those that the service encodes, by the members of its type Extensions
 * @param custom the extensions that are passed by value
 * @param expected all of them as they must be in the certificate
 */
public record RequestedExtensions(Map<String, Object> named, List<CustomExtension> custom, List<Expected> expected) {
    /** No extensions other than name constraints. */
    public static final RequestedExtensions NONE = new RequestedExtensions(Map.of(), List.of(), List.of());

    /**
     * An extension as it must be in the certificate.
     *
     * @param oid its object identifier
     * @param hex its value in DER, in hexadecimal
     * @param critical its criticality; empty if the API has no member for it, so that either is accepted
     */
    public record Expected(String oid, String hex, Optional<Boolean> critical) {
        public Expected {
            Objects.requireNonNull(oid, "oid");
            Objects.requireNonNull(hex, "hex");
            Objects.requireNonNull(critical, "critical");
        }

        /** The extension as text, for messages. */
        public String text() {
            return new CertificateExtension(oid, new ExtensionValue(hex, critical.orElse(false))).text();
        }

        public boolean isMetBy(CertificateExtension extension) {
            return extension.oid().equals(oid)
                    && extension.value().hex().equals(hex)
                    && critical.map(each -> each == extension.value().critical())
                            .orElse(true);
        }
    }

    public RequestedExtensions {
        named = Map.copyOf(named);
        custom = List.copyOf(custom);
        expected = List.copyOf(expected);
    }

    /** The same extensions with another key usage. */
    public RequestedExtensions withKeyUsage(Set<KeyUsageBit> bits) {
        Map<String, Object> members = new LinkedHashMap<>(named);
        members.put(NamedExtensions.KEY_USAGE, NamedExtensions.keyUsageMembers(bits));
        List<Expected> all = new ArrayList<>();
        all.add(NamedExtensions.keyUsage(bits));
        expected.stream()
                .filter(each -> !each.oid().equals(CertificateExtension.KEY_USAGE))
                .forEach(all::add);
        return new RequestedExtensions(members, custom, all);
    }

    /** Whether a certificate has all of them, byte for byte. */
    public boolean areIn(CaCertificate certificate) {
        List<CertificateExtension> found = certificate.extensions();
        return expected.stream().allMatch(each -> found.stream().anyMatch(each::isMetBy));
    }

    /** The extensions as text, for messages. */
    public String text() {
        return expected.stream().map(Expected::text).collect(Collectors.joining("; "));
    }

    /** The expected extension with an object identifier. */
    public Optional<Expected> expected(String oid) {
        return expected.stream().filter(each -> each.oid().equals(oid)).findFirst();
    }

    /** The requested key usage; empty if there is none. */
    public Optional<Set<KeyUsageBit>> keyUsage() {
        return expected(CertificateExtension.KEY_USAGE)
                .map(each -> KeyUsageBit.decode(new ExtensionValue(each.hex(), true).der()));
    }
}
