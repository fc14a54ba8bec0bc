package io.github.pcaconstrain.audit.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Passes everything on, and takes note of whether there was a PEM block. */
final class PemWatch implements Intake {
    private static final byte[] BEGIN = "-----BEGIN ".getBytes(StandardCharsets.US_ASCII);

    private final Intake intake;
    private boolean seen;

    PemWatch(Intake intake) {
        this.intake = intake;
    }

    boolean seen() {
        return seen;
    }

    @Override
    public void pem(String place, byte[] text, int length) {
        for (int i = 0; !seen && i <= length - BEGIN.length; i++) {
            seen = text[i] == '-' && Arrays.equals(text, i, i + BEGIN.length, BEGIN, 0, BEGIN.length);
        }
        if (seen) {
            intake.pem(place, text, length);
        }
    }

    @Override
    public void der(String place, byte[] der) {
        intake.der(place, der);
    }

    @Override
    public void unreadable(String place, String why) {
        seen = true;
        intake.unreadable(place, why);
    }

    @Override
    public void otherFile(String place) {
        intake.otherFile(place);
    }

    @Override
    public void remark(String place, Remark remark, String part, String message) {
        intake.remark(place, remark, part, message);
    }
}
