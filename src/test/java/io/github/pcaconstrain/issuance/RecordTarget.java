package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import java.nio.charset.StandardCharsets;

/** The folder of a certificate: its record, and the PEM beside it. */
public final class RecordTarget {
    private RecordTarget() {}

    public static void read(byte[] input) {
        IssuanceJson.known(input, "input");
        try {
            IssuanceJson.read("input", input);
        } catch (UnreadableInputException refused) {
            // as documented
        }
        try {
            CaCertificate.parseAll("input", new String(input, StandardCharsets.ISO_8859_1));
        } catch (UnreadableInputException refused) {
            // as documented
        }
    }
}
