package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.failure.UnreadableInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** Reads certificates in PEM (any number of them, with or without text between) or DER (one). */
public final class CertificateReader {
    private static final Set<String> LABELS = Set.of("CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE");

    private CertificateReader() {}

    /**
     * Reads every certificate, in their order.
     *
     * @param source what the bytes are called in a message
     * @throws UnreadableInputException if there is none, or any cannot be read
     */
    public static List<CertificateContents> read(String source, byte[] input) {
        List<CertificateContents> certificates = new ArrayList<>();
        if (isDer(input)) {
            certificates.add(parse(source, input));
        } else {
            readPem(source, input, certificates);
        }
        if (certificates.isEmpty()) {
            throw new UnreadableInputException(
                    source, "it holds no certificate", "give certificates in PEM or one in DER");
        }
        return certificates;
    }

    static boolean isDer(byte[] input) {
        return input.length > 1 && input[0] == 0x30 && (input[1] & 0x80) != 0;
    }

    private static void readPem(String source, byte[] input, List<CertificateContents> certificates) {
        try (PemReader pem =
                new PemReader(new InputStreamReader(new ByteArrayInputStream(input), StandardCharsets.ISO_8859_1))) {
            for (PemObject object = pem.readPemObject(); object != null; object = pem.readPemObject()) {
                if (LABELS.contains(object.getType())) {
                    String place = "certificate " + (certificates.size() + 1) + " of " + source;
                    certificates.add(parse(place, object.getContent()));
                }
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof UnreadableInputException readable) {
                throw readable;
            }
            throw new UnreadableInputException(
                    source, "its PEM is broken: " + e.getMessage(), "check that the file is complete");
        }
    }

    private static CertificateContents parse(String source, byte[] der) {
        try {
            return CertificateParser.parse(der);
        } catch (IllegalArgumentException e) {
            throw new UnreadableInputException(
                    source, "it is no certificate: " + e.getMessage(), "check that the file is complete");
        }
    }
}
