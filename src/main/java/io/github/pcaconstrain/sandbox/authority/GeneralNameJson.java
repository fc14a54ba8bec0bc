package io.github.pcaconstrain.sandbox.authority;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.util.IPAddress;
import tools.jackson.databind.JsonNode;

/** Makes general names (RFC 5280, section 4.2.1.6) from the API's GeneralName, which holds exactly one form. */
final class GeneralNameJson {
    private static final Map<String, Function<JsonNode, GeneralName>> FORMS = new LinkedHashMap<>();

    static {
        FORMS.put("OtherName", GeneralNameJson::otherName);
        FORMS.put("Rfc822Name", value -> text(GeneralName.rfc822Name, value));
        FORMS.put("DnsName", value -> text(GeneralName.dNSName, value));
        FORMS.put("DirectoryName", value -> new GeneralName(SubjectNames.of(value)));
        FORMS.put("EdiPartyName", GeneralNameJson::ediPartyName);
        FORMS.put("UniformResourceIdentifier", value -> text(GeneralName.uniformResourceIdentifier, value));
        FORMS.put("IpAddress", GeneralNameJson::address);
        FORMS.put("RegisteredId", value -> new GeneralName(GeneralName.registeredID, Oids.of(value.asString())));
    }

    private GeneralNameJson() {}

    static GeneralName of(JsonNode name) {
        List<String> given =
                FORMS.keySet().stream().filter(form -> Json.has(name, form)).toList();
        if (given.size() != 1) {
            throw AwsError.of("InvalidArgsException", "A general name must have exactly one form, found " + given);
        }
        String form = given.get(0);
        Function<JsonNode, GeneralName> reader = FORMS.getOrDefault(form, unused -> {
            throw new IllegalStateException(form);
        });
        return reader.apply(name.get(form));
    }

    private static GeneralName text(int tag, JsonNode value) {
        return new GeneralName(tag, new DERIA5String(value.asString()));
    }

    private static GeneralName address(JsonNode value) {
        String text = value.asString();
        if (IPAddress.isValid(text)) {
            try {
                return new GeneralName(GeneralName.iPAddress, text);
            } catch (ArrayIndexOutOfBoundsException lastGroupIsEmpty) {
                // Bouncy Castle calls 2001:db8:1: valid, and then cannot read it.
            }
        }
        throw AwsError.of("InvalidArgsException", "Not an IP address: " + text);
    }

    private static GeneralName otherName(JsonNode value) {
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(Oids.of(Json.text(value, "TypeId")));
        parts.add(new DERTaggedObject(true, 0, new DERUTF8String(Json.text(value, "Value"))));
        return new GeneralName(GeneralName.otherName, new DERSequence(parts));
    }

    private static GeneralName ediPartyName(JsonNode value) {
        ASN1EncodableVector parts = new ASN1EncodableVector();
        if (Json.has(value, "NameAssigner")) {
            parts.add(directoryString(0, Json.text(value, "NameAssigner")));
        }
        parts.add(directoryString(1, Json.text(value, "PartyName")));
        return new GeneralName(GeneralName.ediPartyName, new DERSequence(parts));
    }

    // DirectoryString is a CHOICE, which is always tagged explicitly.
    private static ASN1Encodable directoryString(int tag, String text) {
        return new DERTaggedObject(true, tag, new DERUTF8String(text));
    }
}
