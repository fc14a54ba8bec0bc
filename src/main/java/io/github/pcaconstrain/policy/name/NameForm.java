package io.github.pcaconstrain.policy.name;

import java.util.Arrays;
import java.util.Optional;

/**
 * A choice of GeneralName (RFC 5280, section 4.2.1.6), with its context tag and the names that this tool uses for it.
 */
public enum NameForm {
    OTHER_NAME(0, "otherName", "", "otherName"),
    EMAIL(1, "rfc822Name", "email", "email address"),
    DNS(2, "dNSName", "dns", "DNS name"),
    X400_ADDRESS(3, "x400Address", "", "x400Address"),
    DIRECTORY_NAME(4, "directoryName", "dn", "subject name"),
    EDI_PARTY_NAME(5, "ediPartyName", "", "ediPartyName"),
    URI(6, "uniformResourceIdentifier", "uri", "URI"),
    IP(7, "iPAddress", "ip", "IP address"),
    REGISTERED_ID(8, "registeredID", "", "registeredID");

    private final int tag;
    private final String asn1Name;
    private final String prefix;
    private final String noun;

    NameForm(int tag, String asn1Name, String prefix, String noun) {
        this.tag = tag;
        this.asn1Name = asn1Name;
        this.prefix = prefix;
        this.noun = noun;
    }

    /** The context-specific tag number in GeneralName, 0 to 8. */
    public int tag() {
        return tag;
    }

    /** The name in RFC 5280, such as {@code dNSName}. */
    public String asn1Name() {
        return asn1Name;
    }

    /** The prefix on the command line, such as {@code dns}; empty for a form that a policy cannot hold. */
    public String prefix() {
        return prefix;
    }

    /** The noun for one name of this form in messages, such as {@code DNS name}. */
    public String noun() {
        return noun;
    }

    /** The noun for several names of this form in messages, such as {@code IP addresses}. */
    public String plural() {
        return noun.endsWith("s") ? noun.concat("es") : noun.concat("s");
    }

    /** Whether a policy can hold constraints of this form and the matcher enforces them. */
    public boolean isSupported() {
        return !prefix.isEmpty();
    }

    /** The form with this context tag, if there is one. */
    public static Optional<NameForm> ofTag(int tag) {
        return Arrays.stream(values()).filter(form -> form.tag == tag).findFirst();
    }
}
