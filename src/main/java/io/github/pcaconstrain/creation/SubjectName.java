package io.github.pcaconstrain.creation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** The subject of a CA, as the API has it: by members of the type ASN1Subject. */
final class SubjectName {
    /** By the keys of a file: the member of the API, the most characters that it may have, and the attribute. */
    static final Map<String, Attribute> ATTRIBUTES = attributes();

    /**
     * An attribute of a subject (API reference, type ASN1Subject).
     *
     * @param member its name in the API
     * @param most the most characters
     * @param label its short name, for messages
     * @param type its OID
     */
    record Attribute(String member, int most, String label, ASN1ObjectIdentifier type) {}

    private SubjectName() {}

    private static Map<String, Attribute> attributes() {
        Map<String, Attribute> all = new LinkedHashMap<>();
        all.put("country", new Attribute("Country", 2, "C", BCStyle.C));
        all.put("organization", new Attribute("Organization", 64, "O", BCStyle.O));
        all.put("organizationalUnit", new Attribute("OrganizationalUnit", 64, "OU", BCStyle.OU));
        all.put(
                "distinguishedNameQualifier",
                new Attribute("DistinguishedNameQualifier", 64, "dnQualifier", BCStyle.DN_QUALIFIER));
        all.put("state", new Attribute("State", 128, "ST", BCStyle.ST));
        all.put("commonName", new Attribute("CommonName", 64, "CN", BCStyle.CN));
        all.put("serialNumber", new Attribute("SerialNumber", 64, "serialNumber", BCStyle.SERIALNUMBER));
        all.put("locality", new Attribute("Locality", 128, "L", BCStyle.L));
        all.put("title", new Attribute("Title", 64, "title", BCStyle.T));
        all.put("surname", new Attribute("Surname", 40, "SN", BCStyle.SURNAME));
        all.put("givenName", new Attribute("GivenName", 16, "GN", BCStyle.GIVENNAME));
        all.put("initials", new Attribute("Initials", 5, "initials", BCStyle.INITIALS));
        all.put("pseudonym", new Attribute("Pseudonym", 128, "pseudonym", BCStyle.PSEUDONYM));
        all.put(
                "generationQualifier",
                new Attribute("GenerationQualifier", 3, "generationQualifier", BCStyle.GENERATION));
        return all;
    }

    /** The subject for a reader, such as {@code C=DE, O=Example, CN=Servers}. */
    static String of(Map<String, String> subject) {
        List<String> parts = new ArrayList<>();
        ATTRIBUTES.values().stream()
                .filter(each -> subject.containsKey(each.member()))
                .forEach(each -> parts.add(each.label() + "=" + subject.get(each.member())));
        return String.join(", ", parts);
    }

    /** The subject as a name. */
    static X500Name name(Map<String, String> subject) {
        X500NameBuilder builder = new X500NameBuilder(BCStyle.INSTANCE);
        ATTRIBUTES.values().stream()
                .filter(each -> subject.containsKey(each.member()))
                .forEach(each -> builder.addRDN(each.type(), subject.get(each.member())));
        return builder.build();
    }
}
