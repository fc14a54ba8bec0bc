package io.github.pcaconstrain.pem;

import java.util.Arrays;

/** What an octet implies about its line, so that plain text can be skipped at the speed of a table look-up. */
final class OctetTraits {
    /** The octet does not require a second look at its line. */
    private static final int PLAIN = 0;
    /** A dash or a non-ASCII octet: the line may be a misspelt BEGIN or END, or in another encoding. */
    static final int ODD = 1;
    /** NUL or a control character that text does not contain: the line may be binary. */
    static final int CONTROL = 2;
    /** A letter with which the base64 of a SEQUENCE or of PEM starts. */
    static final int BASE64 = 4;

    private static final byte[] TRAITS = traits();

    private OctetTraits() {}

    private static byte[] traits() {
        byte[] traits = new byte[256];
        Arrays.fill(traits, 0x80, 0x100, (byte) ODD);
        traits['-'] = ODD;
        traits['M'] = BASE64;
        traits['L'] = BASE64;
        for (int control = 0; control < ' '; control++) {
            traits[control] = CONTROL;
        }
        // Bell to carriage return, the end-of-file character of CP/M and DOS, and the escape that starts a colour.
        for (int harmless : new int[] {7, 8, 9, 10, 11, 12, 13, 26, 27}) {
            traits[harmless] = PLAIN;
        }
        traits[0] = ODD | CONTROL;
        return traits;
    }

    /** The traits of an octet that require a second look at its line. */
    static int of(byte octet) {
        return TRAITS[octet & 0xff];
    }

    /** Whether there is a control character that text does not contain. */
    static boolean hasControl(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if ((of(text[i]) & CONTROL) != 0) {
                return true;
            }
        }
        return false;
    }
}
