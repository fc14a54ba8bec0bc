package io.github.pcaconstrain.issuance.request;

import io.github.pcaconstrain.failure.InvalidOptionException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.x509.KeyUsage;

/** The uses of a key (RFC 5280, section 4.2.1.3), in the order of the bits. */
public enum KeyUsageBit {
    DIGITAL_SIGNATURE("digitalSignature", "DigitalSignature", KeyUsage.digitalSignature),
    NON_REPUDIATION("nonRepudiation", "NonRepudiation", KeyUsage.nonRepudiation),
    KEY_ENCIPHERMENT("keyEncipherment", "KeyEncipherment", KeyUsage.keyEncipherment),
    DATA_ENCIPHERMENT("dataEncipherment", "DataEncipherment", KeyUsage.dataEncipherment),
    KEY_AGREEMENT("keyAgreement", "KeyAgreement", KeyUsage.keyAgreement),
    KEY_CERT_SIGN("keyCertSign", "KeyCertSign", KeyUsage.keyCertSign),
    CRL_SIGN("cRLSign", "CRLSign", KeyUsage.cRLSign),
    ENCIPHER_ONLY("encipherOnly", "EncipherOnly", KeyUsage.encipherOnly),
    DECIPHER_ONLY("decipherOnly", "DecipherOnly", KeyUsage.decipherOnly);

    /** The key usage in AWS's templates for a subordinate CA (user guide, "Template definitions"). */
    public static final Set<KeyUsageBit> OF_TEMPLATES = Set.of(DIGITAL_SIGNATURE, KEY_CERT_SIGN, CRL_SIGN);

    /** The minimum key usage of a CA. */
    public static final Set<KeyUsageBit> OF_CA = Set.of(KEY_CERT_SIGN, CRL_SIGN);

    private final String label;
    private final String member;
    private final int bit;

    KeyUsageBit(String label, String member, int bit) {
        this.label = label;
        this.member = member;
        this.bit = bit;
    }

    /** Its name in RFC 5280. */
    public String label() {
        return label;
    }

    /** Its name in the API of AWS Private CA, type KeyUsage. */
    String member() {
        return member;
    }

    /**
     * Parses comma-separated names.
     *
     * @throws InvalidOptionException if one is unknown, or there is none
     */
    public static Set<KeyUsageBit> parse(String text) {
        Set<KeyUsageBit> bits = EnumSet.noneOf(KeyUsageBit.class);
        for (String part : text.split(",", -1)) {
            String name = part.strip().toLowerCase(Locale.ROOT);
            bits.add(Arrays.stream(values())
                    .filter(bit -> bit.label.toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .orElseThrow(() -> new InvalidOptionException(
                            "--key-usage: '" + part.strip() + "' is not a key usage",
                            "give some of " + text(EnumSet.allOf(KeyUsageBit.class)))));
        }
        return bits;
    }

    /** Names for messages, in the order of the bits. */
    public static String text(Collection<KeyUsageBit> bits) {
        return bits.stream().sorted().map(KeyUsageBit::label).collect(Collectors.joining(", "));
    }

    /** The bits of a KeyUsage value. */
    static Set<KeyUsageBit> decode(byte[] der) {
        KeyUsage usage = KeyUsage.getInstance(ASN1BitString.getInstance(der));
        return Arrays.stream(values())
                .filter(bit -> usage.hasUsages(bit.bit))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(KeyUsageBit.class)));
    }

    /** Creates Bouncy Castle's KeyUsage. */
    static KeyUsage encode(Collection<KeyUsageBit> bits) {
        return new KeyUsage(bits.stream().mapToInt(bit -> bit.bit).reduce(0, (one, other) -> one | other));
    }
}
