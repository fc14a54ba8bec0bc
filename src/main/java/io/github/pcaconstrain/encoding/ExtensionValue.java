package io.github.pcaconstrain.encoding;

import java.util.Base64;
import java.util.HexFormat;

/**
 * The bytes of a NameConstraints extension, and whether it is critical.
 *
 * @param hex its value in DER, in hexadecimal
 * @param critical its criticality
 */
public record ExtensionValue(String hex, boolean critical) {
    /** Creates an extension with these bytes. */
    public static ExtensionValue of(byte[] der, boolean critical) {
        return new ExtensionValue(HexFormat.of().formatHex(der), critical);
    }

    /** The value in DER. */
    public byte[] der() {
        return HexFormat.of().parseHex(hex);
    }

    /** The value as ApiPassthrough requires it: base64 in the standard alphabet with padding, on one line. */
    public String base64() {
        return Base64.getEncoder().encodeToString(der());
    }
}
